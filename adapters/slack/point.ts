// How does a moderator point somebody to letters? Tick one to three, see what it will be, send it into the message's thread.
import type { Letter } from '../../src/letters/letter.ts';
import { letterKey } from '../../src/letters/letter.ts';
import type { MatchesReply } from '../../src/replies/reply.ts';
import { PRIVATE_REASONS, STALE_BUTTON, TROUBLE } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { takeTurn } from '../shared/admit.ts';
import { withoutWhy } from '../shared/card.ts';
import { MOST_POINTED, matchesOf } from '../shared/match-of.ts';
import { mayDo } from '../shared/rights.ts';
import { decideVisibility } from '../shared/visibility.ts';
import { MESSAGE_GONE, POINTED } from '../shared/words.ts';
import type { Bot } from './bot.ts';
import { type Found, formatFound } from './found-metadata.ts';
import { policyOf } from './policy.ts';
import { SLACK_CAPABILITIES } from './render.ts';
import type { Working } from './respond.ts';
import { roleIn } from './rights.ts';
import { share } from './share.ts';
import { contextFor } from './show.ts';
import { type Shown, sentence } from './shown.ts';
import { renderPreview } from './views.ts';
import { sayNotAllowed } from './words.ts';

/** Whoever points. */
type Pointing = { readonly person: string; readonly found: Found & { readonly author: string } };

/** What would stand in the thread. @param chosen signed values of the ticked letters */
export async function preview(bot: Bot, pointing: Pointing, chosen: readonly string[]): Promise<Shown> {
  const letters = chosen.slice(0, MOST_POINTED).map((value) => readChosen(bot, value));
  const there = letters.filter((letter) => letter !== undefined);
  if (there.length === 0 || there.length < letters.length) return sentence(STALE_BUTTON);
  const ready = await prepare(bot, pointing, there);
  if ('refusal' in ready) return sentence(ready.refusal);
  const { person, found } = pointing;
  const given = contextFor(bot, { shownTo: 'public', person, sharedBy: person, addressedTo: found.author });
  const metadata = formatFound({ ...found, letters: there.map(({ id }) => letterKey(id)) });
  return { kind: 'view', view: renderPreview(ready.reply, given, { metadata }), otherwise: sentence(STALE_BUTTON) };
}

function readChosen({ cursors, archive }: Bot, value: string): Letter | undefined {
  const parsed = cursors.parse(value);
  const key = parsed.kind === 'ok' && parsed.cursor.action === 'point' ? parsed.cursor.letters[0] : undefined;
  return key === undefined ? undefined : archive.byKey(key);
}

/** "Point them here": the letters in the thread of that message, whose author is told and nobody else. */
export async function point(bot: Bot, pointing: Pointing, { reference }: Working): Promise<Shown> {
  const { person, found } = pointing;
  const { place, author } = found;
  const letters = found.letters.map((key) => bot.archive.byKey(key)).filter((letter) => letter !== undefined);
  if (letters.length === 0 || letters.length < found.letters.length) return sentence(TROUBLE['no-such-letter']);
  const ready = await prepare(bot, pointing, letters);
  if ('refusal' in ready) return sentence(ready.refusal);
  if (await isGone(bot, found)) return sentence(MESSAGE_GONE);
  const turn = takeTurn(bot, { person, place }, 'share');
  if (turn.kind !== 'go') return sentence(turn.sentence);
  return sentence(await share(bot, { person, place }, { ...ready, reference, addressedTo: author, done: POINTED }));
}

/** Was the message deleted? Slack takes answers to what is gone, and calls its author. Where it can't be asked, posting says why. */
async function isGone({ calls }: Bot, { place: { channel }, ts }: Found): Promise<boolean> {
  if (ts === undefined) return false;
  try {
    return !(await calls.isThere({ channel, ts }));
  } catch {
    return false;
  }
}

type Ready = { readonly reply: MatchesReply; readonly policy: ChannelPolicy } | { readonly refusal: string };

/** The letters as they would stand there, if that may be: rights and policy are looked up at each step. */
async function prepare(bot: Bot, { person, found }: Pointing, letters: readonly Letter[]): Promise<Ready> {
  const { place, question } = found;
  if (!mayDo('point', { role: await roleIn(bot, { space: place.space, person }) })) return { refusal: sayNotAllowed('point') };
  const policy = await policyOf(bot, place);
  const matches = await matchesOf(bot.archive, letters, { capabilities: SLACK_CAPABILITIES, question });
  const visibility = decideVisibility({ surface: 'menu', policy, wantsPublic: true, reply: matches });
  if (visibility.kind === 'private') return { refusal: PRIVATE_REASONS[visibility.because ?? 'no-letters'] };
  const reply = withoutWhy(matches);
  return reply.kind === 'matches' ? { reply, policy } : { refusal: STALE_BUTTON };
}
