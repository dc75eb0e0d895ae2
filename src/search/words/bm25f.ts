// How well does a letter fit the words of a question? The formula, and the port through which an index takes it or another.

/** The parts of a letter that are searched, in the order in which all columns and arrays have them; labels: topics, other ways of asking. */
export const FIELDS = ['title', 'question', 'answer', 'labels'] as const;
export type Field = (typeof FIELDS)[number];
export const FIELD_COUNT = FIELDS.length;

/** The parts in which neighbouring words make pairs; labels are a list, not a text. */
export const PAIR_FIELDS = 3;

/** A number for each of {@link FIELDS}. */
export type PerField = [title: number, question: number, answer: number, labels: number];

/** The knobs of the word score. */
export type WordSettings = {
  /** `weight`: what a word there counts beside one in the question; `b`: how far a long field is held against it, 0 to 1 */
  readonly fields: Readonly<Record<Field, { readonly weight: number; readonly b: number }>>;
  /** saturation: where a word's further repeats stop counting */
  readonly k1: number;
  readonly pairs: {
    /** what the pairs count beside the words; 0: no pairs are kept */
    readonly weight: number;
    readonly k1: number;
    readonly b: number;
    /** a pair that fewer letters have says nothing and would fill the file; 1 keeps all */
    readonly leastLetters: number;
  };
};

/**
 * Chosen on the tuning sets; repeat with `npx dear-archive evaluate --engine words`. Title 3 and answer .5 gain .011 mean
 * average precision over equal weights, k1 and b are flat around these values, pairs add .004.
 */
export const WORD_SETTINGS: WordSettings = {
  fields: {
    title: { weight: 3, b: 0.5 },
    question: { weight: 1, b: 0.6 },
    answer: { weight: 0.5, b: 0.8 },
    labels: { weight: 1, b: 0 },
  },
  k1: 1.2,
  pairs: { weight: 0.2, k1: 1.2, b: 0.75, leastLetters: 2 },
};

/**
 * What lengths are compared with, summed over the letters of a frozen index; letters that come later are measured by the
 * same numbers until the next freeze. Lengths count stems: `kept` all of them, `distinct` each once.
 */
export type Totals = {
  readonly letters: number;
  readonly kept: Readonly<PerField>;
  readonly distinct: Readonly<PerField>;
  /** letters in which the field has at least one stem */
  readonly filled: Readonly<PerField>;
  /** ordered pairs of neighbouring stems in title, question and answer, repeats counted */
  readonly pairs: number;
};

/** How a stem stands in the letters that are frozen together: how many have it, and how many have it in each field. */
export type TermCounts = { readonly letters: number; readonly inField: Readonly<PerField> };

/** How often a stem stands in each field of one letter, and how long its fields are. Reused from letter to letter. */
export type Occurrence = { readonly frequency: PerField; readonly kept: PerField; readonly distinct: PerField };

/**
 * A ranking formula in the two halves that a frozen index wants. The first half is known for a stem and a letter when the
 * index is built, and kept in one byte; the second depends on how many letters have the stem, and is taken at the question,
 * so that frozen letters and those that changed since share it. The score of a letter is the sum over the question's stems
 * of `weight * impact`, each as often as the question has it.
 */
export type Formula = {
  /** tells two formulas or settings apart; kept in the file */
  readonly name: string;
  /** The first half for one stem: a function of its occurrence in a letter, and the largest value that can give. */
  impacts(term: TermCounts, totals: Totals): { readonly ceiling: number; impact(occurrence: Occurrence): number };
  /** The second half, for a stem that `having` of `letters` letters have. */
  weight(letters: number, having: number): number;
};

/**
 * BM25F: S. Robertson, H. Zaragoza, "The probabilistic relevance framework: BM25 and beyond" (2009), section 3.6. Frequencies
 * are weighed and normalised per field, summed, and only then saturated, so that a word in both title and question counts
 * less than two words:
 *
 *     tf'   = sum over fields of w_f * tf_f / (1 - b_f + b_f * length_f / average_f)
 *     score = sum over the question's stems of  qtf * idf * (k1 + 1) * tf' / (k1 + tf')
 *
 * `qtf` is how often the question has the stem: counting it gains .034 mean average precision over counting it once.
 */
export function bm25f(settings: WordSettings = WORD_SETTINGS): Formula {
  const { k1 } = settings;
  const fields = FIELDS.map((name) => settings.fields[name]);
  return {
    name: `bm25f ${JSON.stringify(settings)}`,
    impacts(_term, totals) {
      // The mean over letters that have the field at all: letters without a title say nothing about how long titles are.
      const averages = fields.map((_, at) => (totals.kept[at] ?? 0) / (totals.filled[at] || 1) || 1);
      function impact({ frequency, kept }: Occurrence): number {
        let sum = 0;
        for (let at = 0; at < FIELD_COUNT; at++) {
          const times = frequency[at] ?? 0;
          const field = fields[at];
          if (times === 0 || !field) continue;
          sum += (field.weight * times) / (1 - field.b + (field.b * (kept[at] ?? 0)) / (averages[at] ?? 1));
        }
        return sum / (k1 + sum);
      }
      return { ceiling: 1, impact };
    },
    weight: (letters, having) => (k1 + 1) * inverseFrequency(letters, having),
  };
}

/** The idf of BM25, ln(1 + (N - n + 1/2) / (n + 1/2)): about 0 for what every letter has, ln(2N + 2) for what none has. */
export function inverseFrequency(letters: number, having: number): number {
  return Math.log(1 + (letters - having + 0.5) / (having + 0.5));
}

/**
 * What one pair of the question adds to a letter that has it, before its inverse frequency: the same formula with every pair
 * counted once, (k1 + 1) / (1 + k1 (1 - b + b * pairs of the letter / mean)).
 */
export function pairNorm(pairsOfLetter: number, totals: Totals, { k1, b }: WordSettings['pairs']): number {
  const average = totals.pairs / (totals.letters || 1) || 1;
  return (k1 + 1) / (1 + k1 * (1 - b + (b * pairsOfLetter) / average));
}

/** How many pairs of neighbouring stems a letter with fields of these lengths has. */
export function countPairs(kept: Readonly<PerField>): number {
  let pairs = 0;
  for (let at = 0; at < PAIR_FIELDS; at++) pairs += Math.max(0, (kept[at] ?? 0) - 1);
  return pairs;
}
