// Which match was the letter of a card, when something on that card is pressed?
import type { Archive } from '../../src/archive.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { type Capabilities, composeWhy } from '../../src/replies/compose.ts';
import type { MatchesReply } from '../../src/replies/reply.ts';

/** What is known of the card. */
export type MatchOptions = {
  readonly capabilities: Capabilities;
  /** what was asked; left out: the letter is found by its own title */
  readonly question?: string | undefined;
  /** 1 for the first on the card */
  readonly place: number;
};

/** Letters that one pointing shows at most. */
export const MOST_POINTED = 3;

/** The match of a letter as its card had it: by the question where there was one, else by its own title. @throws ArchiveError */
export async function matchOf(archive: Archive, letter: Letter, options: MatchOptions): Promise<MatchesReply> {
  const { capabilities, question = letter.title, place } = options;
  const match = await archive.explain(letter.id, question);
  return { ...composeWhy(match, { capabilities, place }), of: { kind: 'question' } };
}

/** Several letters in one reply, in the order in which they were chosen. @throws ArchiveError, RangeError without a letter */
export async function matchesOf(
  archive: Archive,
  letters: readonly Letter[],
  options: Omit<MatchOptions, 'place'>,
): Promise<MatchesReply> {
  const [first, ...others] = await Promise.all(
    letters.slice(0, MOST_POINTED).map((letter) => matchOf(archive, letter, { ...options, place: 1 })),
  );
  if (first === undefined) throw new RangeError('To point somebody to letters needs a letter.');
  return { ...first, matches: [first.matches[0], ...others.map(({ matches }, index) => ({ ...matches[0], place: index + 2 }))] };
}
