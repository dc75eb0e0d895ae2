// What would people ask an archive of made-up letters? Questions of 5 to 60 words, as carelessly typed as in a chat.
import { seededRandom } from '../src/quality/metrics.ts';
import type { Material } from './material.ts';

/** Which questions to make. The same seed and material give the same questions. */
export type QuestionOrder = { readonly count: number; readonly seed: number };

const SHORTEST = 5;
const LONGEST = 60;
/** Shares of words that are left out, change places with the next, or have two letters swapped. */
const DROPPED = 0.1;
const MOVED = 0.05;
const MISTYPED = 0.03;
/** Short ones are titles that often. */
const FROM_TITLES = 0.5;

/**
 * Questions from titles and from runs of sentences. Lengths are drawn so that each doubling is as likely as the next:
 * quartiles of about 9, 17 and 32 words.
 */
export function makeQuestions(material: Material, { count, seed }: QuestionOrder): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const length = Math.round(SHORTEST * (LONGEST / SHORTEST) ** random());
    return blur(drawWords(material, length, random), random)
      .slice(0, length)
      .join(' ');
  });
}

/** Rather more words than are wanted, so that some can be dropped. */
function drawWords({ titles, questions }: Material, length: number, random: () => number): string[] {
  const title = titles[Math.floor(random() * titles.length)] ?? '';
  const words = length < 2 * SHORTEST && random() < FROM_TITLES ? title.split(/\s+/u) : [];
  let next = Math.floor(random() * questions.length);
  while (words.length < length * 1.5 + SHORTEST) {
    words.push(...(questions[next % questions.length] ?? '').split(/\s+/u));
    next++;
  }
  return words;
}

function blur(words: readonly string[], random: () => number): string[] {
  const blurred: string[] = [];
  for (const word of words) {
    if (random() < DROPPED) continue;
    const typed = random() < MISTYPED ? mistype(word, random) : word;
    if (random() < MOVED) blurred.splice(-1, 0, typed);
    else blurred.push(typed);
  }
  return blurred;
}

/** Swaps two neighbouring letters, not the first. */
function mistype(word: string, random: () => number): string {
  if (word.length < 4) return word;
  const at = 1 + Math.floor(random() * (word.length - 2));
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
