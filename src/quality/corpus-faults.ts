// Is a corpus well edited? What a careful editor would not let pass, found by counting.
import type { Letter } from '../letters/letter.ts';
import { foldWord } from '../text/normalise.ts';
import { tokenise } from '../text/tokenise.ts';

/** A fault of the corpus as one sentence, with the ids of the letters that have it. */
export type CorpusFault = { readonly letters: readonly string[]; readonly message: string };

/** A run of so many words that two letters share was copied. */
const RUN = 8;
/** An opening is the first so many words of an answer or question. */
const OPENING = 4;
const MOST_OPENINGS = 3;

/** Everything that is wrong, in the order of the checks. */
export function corpusFaults(letters: readonly Letter[]): CorpusFault[] {
  return [...sharedRuns(letters), ...frequentOpenings(letters), ...unorderedFamilies(letters), ...lonelyTopics(letters)];
}

/** Eight words in a row that stand in two letters, unless one is a reprint of the other; one fault a pair. */
function sharedRuns(letters: readonly Letter[]): CorpusFault[] {
  const owners = new Map<string, Letter>();
  const faults = new Map<string, CorpusFault>();
  for (const letter of letters) {
    for (const text of [letter.question, letter.answer]) {
      const words = wordsOf(text);
      for (let at = 0; at + RUN <= words.length; at++) {
        const run = words.slice(at, at + RUN).join(' ');
        const owner = owners.get(run) ?? letter;
        owners.set(run, owner);
        if (owner.id === letter.id || isReprint(owner, letter)) continue;
        faults.set(`${owner.id} ${letter.id}`, { letters: [owner.id, letter.id], message: `share the words "${run}"` });
      }
    }
  }
  return [...faults.values()];
}

function isReprint(one: Letter, other: Letter): boolean {
  return (
    one.reprintOf === other.id || other.reprintOf === one.id || (one.reprintOf !== undefined && one.reprintOf === other.reprintOf)
  );
}

/** Openings of questions or answers that more than three letters have; a reprint does not count. */
function frequentOpenings(letters: readonly Letter[]): CorpusFault[] {
  return (['question', 'answer'] as const).flatMap((field) => {
    const byOpening = new Map<string, string[]>();
    for (const letter of letters) {
      if (letter.reprintOf !== undefined) continue;
      const opening = wordsOf(letter[field]).slice(0, OPENING).join(' ');
      byOpening.set(opening, [...(byOpening.get(opening) ?? []), letter.id]);
    }
    return [...byOpening]
      .filter(([, ids]) => ids.length > MOST_OPENINGS)
      .map(([opening, ids]) => ({ letters: ids, message: `all open their ${field} with "${opening}"` }));
  });
}

/** Reprints and updates that are older than what they follow, and letters superseded by older ones. */
function unorderedFamilies(letters: readonly Letter[]): CorpusFault[] {
  const dates = new Map(letters.map(({ id, date }) => [id, date]));
  return letters.flatMap((letter) => {
    const pairs = [
      [letter.reprintOf, letter.id],
      [letter.updateOf, letter.id],
      [letter.id, letter.supersededBy],
    ] as const;
    return pairs.flatMap(([earlier, later]) => {
      const [first, second] = [earlier && dates.get(earlier), later && dates.get(later)];
      if (!earlier || !later || !first || !second || first < second) return [];
      return [
        { letters: [earlier, later], message: `are a family, but ${earlier} (${first}) is not older than ${later} (${second})` },
      ];
    });
  });
}

/** Topics of one letter only: nothing can be browsed by them. */
function lonelyTopics(letters: readonly Letter[]): CorpusFault[] {
  const byTopic = new Map<string, string[]>();
  for (const { id, topics } of letters) for (const topic of topics) byTopic.set(topic, [...(byTopic.get(topic) ?? []), id]);
  return [...byTopic]
    .filter(([, ids]) => ids.length === 1)
    .map(([topic, ids]) => ({ letters: ids, message: `is the only letter with the topic "${topic}"` }));
}

/** Words of question and answer. */
export function lengthOf({ question, answer }: Letter): number {
  return tokenise(question).length + tokenise(answer).length;
}

function wordsOf(text: string): string[] {
  return tokenise(text).map(({ surface }) => foldWord(surface));
}
