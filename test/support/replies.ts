// Replies of every kind for tests, over letters written out by hand: no search is needed to make them.
import type { Letter } from '../../src/letters/letter.ts';
import { quoteSpans } from '../../src/passages/excerpt.ts';
import { quote } from '../../src/passages/verbatim.ts';
import { type Capabilities, composeFindings, composeLetter, composeWhy, listed } from '../../src/replies/compose.ts';
import type { MatchesReply, Reply } from '../../src/replies/reply.ts';
import type { Match } from '../../src/search/match.ts';
import { makeSpan } from '../../src/text/span.ts';

/** What a chat with everything offers. */
export const EVERYTHING: Capabilities = {
  actions: ['letter', 'similar', 'helpful', 'not-helpful', 'share', 'next', 'why'],
  pageSize: 1000,
  covers: true,
};

/** The place of `words` in a letter's text. */
export function spanOf(text: string, words: string) {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" does not stand in "${text}"`);
  return makeSpan(start, start + words.length);
}

/** A match of a letter that quotes it whole, or the parts that are given. */
export function makeMatch(
  letter: Letter,
  parts: Partial<Match> & {
    readonly asked?: readonly [string, ...string[]];
    readonly answered?: readonly [string, ...string[]];
  } = {},
): Match {
  const { asked = [letter.question], answered = [letter.answer], ...rest } = parts;
  const spans = (text: string, [first, ...others]: readonly [string, ...string[]]) =>
    [spanOf(text, first), ...others.map((words) => spanOf(text, words))] as const;
  return {
    letter,
    score: 0.7,
    band: 'close',
    why: [
      { kind: 'own', text: 'Both speak of ' },
      { kind: 'quoted', verbatim: quote(letter, 'question', makeSpan(0, letter.question.length)) },
      { kind: 'own', text: '.' },
    ],
    questionExcerpt: quoteSpans(letter, 'question', spans(letter.question, asked)),
    answerExcerpt: quoteSpans(letter, 'answer', spans(letter.answer, answered)),
    family: [],
    ...rest,
  };
}

/** A reply with these matches. */
export function makeMatches(
  matches: readonly [Match, ...Match[]],
  { more = 0, from = 0 }: { more?: number; from?: number } = {},
): MatchesReply {
  const reply = composeFindings(
    { outcome: 'matches', matches, more, searched: { letters: 6 } },
    { capabilities: EVERYTHING, topics: [], from },
  );
  if (reply.kind !== 'matches') throw new Error('Matches became something else');
  return reply;
}

/** At least one reply of every kind, and those in which something is absent or unusual, over one letter. */
export function repliesOver(letter: Letter): readonly Reply[] {
  const noted: Letter = { ...letter, contentNotes: ['abuse', 'suicide'] };
  const match = makeMatch(letter, { family: [{ letter: noted, relation: 'reprint' }] });
  const matches = makeMatches([match, makeMatch(noted, { band: 'related' })], { more: 3 });
  const nothing = {
    kind: 'nothing-close',
    searched: { letters: 6 },
    topics: [{ topic: 'work', letters: 2 }],
    nearest: [listed(letter), listed(noted)],
  } as const;
  return [
    matches,
    makeMatches([match], { from: 3 }),
    {
      ...matches,
      of: { kind: 'letter', title: letter.title },
      searched: { letters: 6, readOnly: 6000, without: 'Meaning is still loading.' },
    },
    composeWhy(match, { capabilities: EVERYTHING, place: 2 }),
    composeWhy({ ...match, certainty: 'distant' }, { capabilities: EVERYTHING, place: 2 }),
    composeWhy(makeMatch(noted, { certainty: 'likely' }), { capabilities: EVERYTHING, place: 2 }),
    { ...nothing, reason: 'too-far' },
    { ...nothing, reason: 'too-far', likeTitle: letter.title },
    { ...nothing, reason: 'no-words', nearest: [], topics: [] },
    { ...nothing, reason: 'no-letters', nearest: [] },
    composeLetter(letter, { pageSize: 1000, page: 1, excerptOnly: false }),
    composeLetter(noted, { pageSize: 60, page: 2, columnist: 'Somebody', excerptOnly: false }),
    composeLetter(letter, { pageSize: 1000, page: 1, excerptOnly: true }),
    { kind: 'titles', of: { kind: 'topics' }, topics: [{ topic: 'work', letters: 2 }], titles: [], from: 0, more: 0 },
    {
      kind: 'titles',
      of: { kind: 'topic', topic: 'work' },
      topics: [],
      titles: [listed(letter), listed(noted)],
      from: 20,
      more: 7,
    },
    {
      kind: 'titles',
      of: { kind: 'topic', topic: 'wrok', nearest: ['work'] },
      topics: [{ topic: 'work', letters: 2 }],
      titles: [],
      from: 0,
      more: 0,
    },
    { kind: 'titles', of: { kind: 'column', column: 'Ask Ada' }, topics: [], titles: [listed(letter)], from: 0, more: 0 },
    { kind: 'titles', of: { kind: 'all' }, topics: [], titles: [], from: 0, more: 0 },
    {
      kind: 'help-first',
      help: [{ place: 'Anywhere', name: 'A Line', contact: '123', url: 'https://line.example' }],
      letters: matches,
    },
    {
      kind: 'help-first',
      help: [{ place: 'Anywhere', name: 'A Line', contact: '123' }],
      letters: { ...nothing, reason: 'too-far' },
    },
    { kind: 'about', version: '1.2.3', letters: 6, columns: ['Ask Ada', 'Ask Ben'], from: '2003-05', to: '2024' },
    { kind: 'about', version: '1.2.3', letters: 0, columns: [], bundled: true },
    { kind: 'status', letters: 5, held: 1, columns: [{ name: 'Ask Ada', letters: 5 }], problems: 2 },
    { kind: 'status', letters: 0, held: 0, columns: [], problems: 0 },
    { kind: 'thanks', helpful: true },
    { kind: 'thanks', helpful: false },
    { kind: 'thanks' },
    { kind: 'trouble', sentence: 'That did not work.', reference: 'ab12' },
    { kind: 'trouble', sentence: 'That did not work.' },
  ];
}
