// npm run corpus:check: what does the bundled corpus hold, and would an editor let it pass? Ends with 1 when not.
import Table from 'cli-table3';
import { BUNDLED_ARCHIVE } from '../src/config/bundled.ts';
import { readCorpus } from '../src/letters/corpus.ts';
import type { Letter } from '../src/letters/letter.ts';
import { formatProblem } from '../src/letters/problem.ts';
import { slugOfLetter } from '../src/letters/shelf.ts';
import { corpusFaults, lengthOf } from '../src/quality/corpus-faults.ts';

const DRAWN = 3;
const FIRST_WORDS = 5;
const FEWEST_WORDS = 80;
const MOST_WORDS = 700;

const { letters, columns, problems } = await readCorpus(BUNDLED_ARCHIVE);
const table = new Table({
  head: ['column', 'letters', 'words', 'dates', 'with notes', 'first words of two answers'],
  style: { head: [], border: [] },
});
for (const { slug, name } of columns) {
  const own = letters.filter(({ id }) => slugOfLetter(id) === slug);
  const lengths = own.map(lengthOf);
  const dates = own.flatMap(({ date }) => date?.slice(0, 4) ?? []).sort();
  const range = `${Math.min(...lengths)} to ${Math.max(...lengths)}`;
  const noted = own.filter(({ contentNotes }) => contentNotes.length > 0).length;
  table.push([name, own.length, range, `${dates[0]} to ${dates.at(-1)}`, noted, own.slice(0, 2).map(firstWords).join('\n')]);
}
console.log(table.toString());
const families = letters.filter(({ reprintOf, updateOf }) => reprintOf ?? updateOf).length;
const topics = new Set(letters.flatMap((letter) => letter.topics)).size;
console.log(`${letters.length} letters, ${topics} topics, ${families} reprints and updates.\n`);

for (let drawn = 0; drawn < DRAWN; drawn++) {
  const letter = letters[Math.floor(Math.random() * letters.length)];
  if (letter) console.log(`--- ${letter.id}\n${letter.question}\n\n> ${letter.answer.replaceAll('\n', '\n> ')}\n`);
}

const outOfLength = letters.filter((letter) => lengthOf(letter) < FEWEST_WORDS || lengthOf(letter) > MOST_WORDS);
const faults = [
  ...problems.map(formatProblem),
  ...corpusFaults(letters).map((fault) => `${fault.letters.join(', ')} ${fault.message}`),
  ...outOfLength.map((letter) => `${letter.id} has ${lengthOf(letter)} words; ${FEWEST_WORDS} to ${MOST_WORDS} are wanted`),
];
for (const fault of faults) console.error(`FAULT ${fault}`);
console.log(faults.length === 0 ? 'The corpus is well.' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`);
process.exitCode = faults.length === 0 ? 0 : 1;

function firstWords({ answer }: Letter): string {
  return answer.split(/\s+/u).slice(0, FIRST_WORDS).join(' ');
}
