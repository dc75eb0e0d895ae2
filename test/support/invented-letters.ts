// Letters that a seed invents: as many as wanted, each about a few things of its own, as files of an archive.
import { letterFile } from './archive-folder.ts';
import { pickBelow, seededNumbers } from './seeded.ts';

const PEOPLE = 'sister brother neighbour boss mother father friend cousin teacher landlord colleague uncle aunt lodger'.split(
  ' ',
);
const THINGS =
  'ladder piano garden wedding bicycle kettle inheritance fence curtain recipe camera allotment violin caravan'.split(' ');
const DEEDS = 'borrowed broke sold painted hid mended forgot praised inherited burned copied rented promised wrapped'.split(' ');
const FEELINGS = 'angry ashamed lonely tired jealous grateful worried hopeful bitter proud confused relieved'.split(' ');

/** A letter of the archive: where its file lies, its id, and the text of the file. */
export type InventedLetter = {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly title: string;
  readonly question: string;
};

/** A letter by its number; another edition of it is another text under the same id. */
export function inventLetter(number: number, edition = 1): InventedLetter {
  const next = seededNumbers(`letter ${number} edition ${edition}`);
  const pick = (words: readonly string[]) => words[pickBelow(next, words.length)] ?? '';
  const sentence = () => `My ${pick(PEOPLE)} ${pick(DEEDS)} the ${pick(THINGS)}, and I am ${pick(FEELINGS)}.`;
  const sentences = (least: number) => Array.from({ length: least + pickBelow(next, 4) }, sentence).join(' ');
  const title = `The ${pick(THINGS)} of my ${pick(PEOPLE)}, ${number}`;
  const question = `${sentences(2)} What should I do about number${number}?`;
  const id = `ask-ada/letter-${String(number).padStart(3, '0')}`;
  return {
    id,
    path: `letters/${id}.md`,
    title,
    question,
    text: letterFile({
      front: [`title: ${title}`, `date: ${2000 + (number % 20)}-05-01`, `topics: [${THINGS[number % THINGS.length]}]`],
      question,
      answer: sentences(3),
    }),
  };
}

/** Questions about what invented letters are about, those of some letters themselves, and at last one about nothing of it. */
export const INVENTED_QUESTIONS: readonly string[] = [
  'My sister borrowed the ladder and I am angry',
  'the boss sold my piano',
  'neighbour fence',
  'I am jealous of my cousin and her wedding, and my mother promised me the inheritance',
  'My lodger burned the curtain. Should I be worried?',
  'grateful to a teacher who mended a violin',
  'landlord rented caravan',
  ...[0, 2, 11, 41, 62].map((number) => inventLetter(number).question),
  'How do I convert a spreadsheet into a chart?',
];
