// Which words of a letter are the asker's own, or kin of them, and which pairs did the asker put together?
import { analyse, type Term } from '../../text/analyse.ts';
import { kinOf } from '../../text/kin-words.ts';

/** Two words belong together in a question when they are no more than so many telling words apart. */
const TOGETHER = 2;

/** What a misspelt word may be meant for is taken for it when it is so long; of short words many are near to any other. */
const SURE_GUESS = 5;

/** A question's words as a letter's words are held against them. */
export type AskedWords = {
  /** how many telling words the question has, repeats counted */
  readonly length: number;
  /** has the question this stem, one that a misspelt word of it may be meant for, or kin of either? */
  has(stem: string): boolean;
  /** is it the very word, its plural or kin ("dad" and "father"), and not only of one stem ("train" and "training")? */
  isSame(term: Term): boolean;
  /** do two stems stand near one another in the question? */
  areTogether(one: string, other: string): boolean;
};

/**
 * Reads a question's words.
 * @param questionStems its stems as the search read them: what is misspelt is replaced by what it may be meant for
 */
export function readAskedWords(question: string, questionStems: ReadonlySet<string>): AskedWords {
  const terms = analyse(question);
  const written = new Set(terms.map(({ stem }) => stem));
  const guesses = [...questionStems].filter((stem) => !written.has(stem));
  const places = new Map<string, Set<number>>();
  const forms = new Map<string, Set<string>>();
  const kin = new Set<string>();
  terms.forEach(({ stem, folded }, place) => {
    const meant = questionStems.has(stem) ? [stem] : guesses;
    if (meant !== guesses) addTo(forms, stem, singular(folded));
    for (const one of meant) {
      if (meant === guesses && one.length < SURE_GUESS) continue;
      for (const other of meant === guesses ? [one, ...kinOf(one)] : kinOf(one)) kin.add(other);
      for (const same of [one, ...kinOf(one)]) addTo(places, same, place);
    }
  });
  const near = (places1: ReadonlySet<number>, places2: ReadonlySet<number>) =>
    [...places1].some((place) => [...places2].some((other) => other !== place && Math.abs(other - place) <= TOGETHER));
  return {
    length: terms.length,
    has: (stem) => places.has(stem),
    isSame: ({ stem, folded }) => kin.has(stem) || forms.get(stem)?.has(singular(folded)) === true,
    areTogether: (one, other) => near(places.get(one) ?? new Set(), places.get(other) ?? new Set()),
  };
}

function addTo<T>(sets: Map<string, Set<T>>, key: string, value: T) {
  const set = sets.get(key) ?? new Set<T>();
  sets.set(key, set.add(value));
}

function singular(folded: string): string {
  return folded.replace(/(?<=[^s])s$/u, '');
}
