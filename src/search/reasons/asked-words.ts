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
  const guesses = withKin([...questionStems].filter((stem) => !written.has(stem) && stem.length >= SURE_GUESS));
  const places = new Map<string, Set<number>>();
  const forms = new Map<string, Set<string>>();
  /** where the misspelt words stand: which of them a guess is for is not known */
  const misspelt = new Set<number>();
  terms.forEach(({ stem, folded }, place) => {
    if (!questionStems.has(stem)) {
      misspelt.add(place);
      return;
    }
    addTo(forms, stem, singular(folded));
    for (const same of withKin([stem])) addTo(places, same, place);
  });
  const kin = new Set([...written].filter((stem) => questionStems.has(stem)).flatMap(kinOf));
  const placesOf = (stem: string) =>
    [places.get(stem), guesses.has(stem) ? misspelt : undefined].filter((set) => set !== undefined);
  return {
    length: terms.length,
    has: (stem) => places.has(stem) || guesses.has(stem),
    isSame: ({ stem, folded }) => guesses.has(stem) || kin.has(stem) || forms.get(stem)?.has(singular(folded)) === true,
    areTogether: (one, other) => placesOf(one).some((places1) => placesOf(other).some((places2) => areNear(places1, places2))),
  };
}

function withKin(stems: readonly string[]): ReadonlySet<string> {
  return new Set(stems.flatMap((stem) => [stem, ...kinOf(stem)]));
}

function areNear(places: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  for (const place of places)
    for (let apart = 1; apart <= TOGETHER; apart++) if (others.has(place - apart) || others.has(place + apart)) return true;
  return false;
}

function addTo<T>(sets: Map<string, Set<T>>, key: string, value: T) {
  const set = sets.get(key) ?? new Set<T>();
  sets.set(key, set.add(value));
}

function singular(folded: string): string {
  return folded.replace(/(?<=[^s])s$/u, '');
}
