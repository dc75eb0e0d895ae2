// Who sees an answer? The one who asked, unless they or the channel's policy want otherwise and nothing speaks against it.
import { assertNever } from '../../src/errors.ts';
import type { Letter } from '../../src/letters/letter.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { PrivateReason } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';

/** Where a request came in. */
export type Surface =
  /** a command */
  | 'slash'
  /** a button or another part of a message of ours */
  | 'button'
  /** a message menu or shortcut on somebody's message */
  | 'menu'
  /** our name in a message in a channel */
  | 'mention'
  /** a message to us alone */
  | 'direct'
  /** the button below a new post of a forum */
  | 'forum';

/** What decides who sees an answer. */
export type Showing = {
  readonly surface: Surface;
  readonly policy: ChannelPolicy;
  /** somebody with the right to it wants all to see it: `public:true`, "share here", "Point them here" */
  readonly wantsPublic: boolean;
  readonly reply: Reply;
};

/** Who sees an answer. */
export type Visibility =
  | {
      readonly kind: 'private';
      /** why it is private although its asker wanted it public; absent where nobody did */
      readonly because?: PrivateReason | undefined;
    }
  | { readonly kind: 'public' }
  /** one line with nothing of question or answer in it, and a button "Show me privately" */
  | { readonly kind: 'neutral-line' };

/** Who sees the answer. Help lines, and letters that the channel leaves out, are never public; nor is a status. */
export function decideVisibility({ surface, policy, wantsPublic, reply }: Showing): Visibility {
  switch (surface) {
    // Nobody else is there.
    case 'direct':
    case 'forum':
      return { kind: 'private' };
    case 'mention':
      return policy.mode === 'public' && reasonAgainst(reply, policy) === undefined && isForAll(reply)
        ? { kind: 'public' }
        : { kind: 'neutral-line' };
    case 'slash':
    case 'button':
    case 'menu':
      return wantsPublic ? shared(reply, policy) : { kind: 'private' };
    default:
      return assertNever(surface);
  }
}

function shared(reply: Reply, policy: ChannelPolicy): Visibility {
  if (policy.mode === 'off') return { kind: 'private', because: 'policy-off' };
  const because = reasonAgainst(reply, policy) ?? (isCard(reply) ? undefined : 'no-letters');
  return because === undefined ? { kind: 'public' } : { kind: 'private', because };
}

/** Public cards carry letters only: no list, and no word on what was not found. */
function isCard(reply: Reply): boolean {
  return reply.kind === 'matches' || reply.kind === 'letter';
}

function reasonAgainst(reply: Reply, policy: ChannelPolicy): PrivateReason | undefined {
  if (reply.kind === 'help-first') return 'help-first';
  return lettersOf(reply).every((letter) => fitsPolicy(letter, policy)) ? undefined : 'not-allowed-here';
}

/** Answers to a mention that all may see; how the archive is doing concerns those who look after it. */
function isForAll(reply: Reply): boolean {
  return reply.kind !== 'status';
}

/** May a letter stand in a channel? */
export function fitsPolicy(
  letter: Pick<Letter, 'topics' | 'contentNotes'>,
  { topics, excludedNotes }: Pick<ChannelPolicy, 'topics' | 'excludedNotes'>,
): boolean {
  const isTopic = topics.length === 0 || letter.topics.some((topic) => topics.includes(topic));
  return isTopic && !letter.contentNotes.some((note) => excludedNotes.includes(note));
}

type Labelled = Pick<Letter, 'topics' | 'contentNotes'>;

/** The letters whose words or titles a reply shows. */
function lettersOf(reply: Reply): readonly Labelled[] {
  switch (reply.kind) {
    case 'matches':
      return reply.matches.flatMap(({ match }) => [match.letter, ...match.family.map(({ letter }) => letter)]);
    case 'letter':
      return [reply.letter];
    case 'titles':
      return reply.titles;
    case 'nothing-close':
      return reply.nearest;
    case 'help-first':
      return lettersOf(reply.letters);
    case 'about':
    case 'status':
    case 'thanks':
    case 'trouble':
      return [];
    default:
      return assertNever(reply);
  }
}
