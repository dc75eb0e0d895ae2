// What is a letter called that has no title? The asker's pen name, or the beginning of the question, verbatim.

import { normaliseLine } from '../../text/normalise.ts';
import { sentences } from '../../text/sentences.ts';
import { sliceSpan } from '../../text/span.ts';

/** Longer beginnings are cut behind a word and marked with "…". */
const LONGEST = 80;

/** A title in the letter's own words: a pen name of two words or more, else the question's first sentence. */
export function deriveTitle(question: string, signature: string | undefined): string {
  const name = normaliseLine(signature ?? '');
  if (name.length <= LONGEST && /\S\s+\S/u.test(name)) return name;
  const [first] = sentences(question);
  const sentence = normaliseLine(first === undefined ? question : sliceSpan(question, first));
  if (sentence.length <= LONGEST) return sentence;
  const cut = sentence.lastIndexOf(' ', LONGEST);
  // Nothing but one endless word: cut between characters as people see them.
  if (cut <= 0)
    return `${[...new Intl.Segmenter('en').segment(sentence)]
      .slice(0, LONGEST)
      .map(({ segment }) => segment)
      .join('')}…`;
  return `${sentence.slice(0, cut).replace(/[\s,;:–—-]+$/u, '')}…`;
}
