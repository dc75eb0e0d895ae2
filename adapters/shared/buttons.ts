// What stands on a button's wire, and what does it mean when it comes back? Between the renderer's meanings and signed cursors.
import { createHash } from 'node:crypto';
import type { Archive } from '../../src/archive.ts';
import { letterKey } from '../../src/letters/letter.ts';
import type { TitlesReply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import type { SharedBot } from './bot.ts';
import type { Cursor } from './cursor.ts';
import type { Meaning, RenderContext } from './render-context.ts';

/** Milliseconds for which a button can be pressed: a month, in which letters seldom go. */
export const BUTTON_LIFE = 30 * 86_400_000;

/** What a button needs beside its meaning. */
export type ButtonsFor = {
  readonly person: string;
  /** what is answered; left out: nothing that goes on */
  readonly request?: Request | undefined;
  /** the message that is pointed at, or whose question is shown, as a decimal number of at most 64 bits */
  readonly about?: string | undefined;
  /** actions that are not offered here */
  readonly without?: readonly Meaning['action'][] | undefined;
};

/** The second number of `letter`: its card turns its own pages. */
export const IN_PLACE = 1;
const LISTS = ['topics', 'topic', 'column', 'all'] as const satisfies readonly TitlesReply['of']['kind'][];

/** The signed value of each meaning, for the renderer. */
export function buttonsFor(
  { platform, cursors, clock }: Pick<SharedBot, 'platform' | 'cursors' | 'clock'>,
  { person, request, about, without = [] }: ButtonsFor,
): RenderContext['buttons'] {
  const asker = cursors.askerOf({ platform, person });
  const message = about === undefined ? undefined : BigInt(about);
  return (meaning) => {
    if (without.includes(meaning.action)) return undefined;
    return cursors.format({ ...partsOf(meaning, request), asker, expires: clock.now() + BUTTON_LIFE, message });
  };
}

function partsOf(meaning: Meaning, request: Request | undefined): Pick<Cursor, 'action' | 'letters' | 'numbers'> {
  const { action, letters, numbers, list } = meaning;
  const keys = letters.map(letterKey);
  if (list !== undefined) return { action, letters: [listKey(list)], numbers: [numbers[0] ?? 0, LISTS.indexOf(list.kind)] };
  if (action === 'next' && request?.kind === 'similar') {
    const key = createKey(request.id);
    return { action: 'similar', letters: [key], numbers };
  }
  // The list to choose from is made again after every choice.
  if (action === 'point' && keys.length === 0)
    return { action, letters: keys, numbers: request?.kind === 'next' ? [request.from] : [] };
  const turns = action === 'letter' && (request?.kind === 'letter' || request?.kind === 'random') && keys.length > 0;
  return { action, letters: keys, numbers: turns ? [numbers[0] ?? 1, IN_PLACE] : numbers };
}

/** Six bytes of a name's hash, as `letterKey` has them of an id. */
function createKey(name: string): string {
  return createHash('sha256').update(name).digest().subarray(0, 6).toString('base64url');
}

/** How a list of titles stands in a cursor; it is no longer than the key of a letter, whatever the topic's name. */
function listKey(list: TitlesReply['of']): string {
  switch (list.kind) {
    case 'topic':
      return createKey(list.topic);
    case 'column':
      return createKey(list.column.toLowerCase());
    default:
      return createKey('');
  }
}

/** The list that goes on: the topic or column whose key it is; `undefined`: there is none any more. */
export function listOf(archive: Archive, { letters: [key], numbers: [from = 0, kind = 0] }: Cursor): Request | undefined {
  switch (LISTS[kind]) {
    case 'topics':
      return { kind: 'topics' };
    case 'all':
      return { kind: 'browse', from };
    case 'topic': {
      const found = archive.topics().find(({ topic }) => createKey(topic) === key);
      return found && { kind: 'browse', topic: found.topic, from };
    }
    case 'column': {
      const found = archive
        .status()
        .columns.find(({ name, slug }) => [name, slug].some((text) => createKey(text.toLowerCase()) === key));
      return found && { kind: 'browse', column: found.slug, from };
    }
    default:
      return undefined;
  }
}
