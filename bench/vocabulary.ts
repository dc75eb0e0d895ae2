// Do the made-up letters look like an archive of that size? Their length and vocabulary against what real archives have.

import { makeLetters } from './letters.ts';
import { expectedVocabulary } from './made-up-words.ts';
import { countWords, readMaterial } from './material.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { formatTable } from './table.ts';

/** What letters of one size came out as. */
type Row = {
  readonly letters: number;
  readonly wordsPerLetter: number;
  readonly vocabulary: number;
  readonly expected: number;
  readonly seconds: number;
};

export const vocabularyQuestion: BenchQuestion = {
  asks: 'length and vocabulary of the made-up letters',
  async run(settings) {
    const material = await readMaterial(settings.archive);
    const rows = settings.sizes.map((count) => measureLetters(material, { count, seed: settings.seed }));
    const head = ['letters (made up)', 'words a letter', 'different words', 'expected', 'seconds to make'];
    const cells = rows.map((row) => [
      row.letters.toLocaleString('en'),
      row.wordsPerLetter.toFixed(0),
      row.vocabulary.toLocaleString('en'),
      row.expected.toLocaleString('en'),
      row.seconds.toFixed(2),
    ]);
    const source = `Made from ${material.letters} letters of ${settings.archive} with ${material.vocabulary.toLocaleString('en')} different words.`;
    return { text: `${source}\n${formatTable(head, cells)}`, data: { material: material.letters, rows } };
  },
};

function measureLetters(material: Parameters<typeof makeLetters>[0], order: { count: number; seed: BenchSettings['seed'] }): Row {
  const before = performance.now();
  let made = 0;
  for (const _ of makeLetters(material, order)) made++;
  const seconds = (performance.now() - before) / 1000;
  const seen = new Set<string>();
  let words = 0;
  for (const { title, question, answer } of makeLetters(material, order))
    words += countWords([title, question, answer], seen).words;
  return {
    letters: made,
    wordsPerLetter: words / made,
    vocabulary: seen.size,
    expected: Math.round(expectedVocabulary(made)),
    seconds,
  };
}
