// What would an archive of 100,000 letters look like? Makes letters one by one from the sentences of real ones.
import { seededRandom } from '../src/quality/metrics.ts';
import type { SearchDocument } from '../src/search/engine.ts';
import { createMadeUpWords, type MadeUpWords } from './made-up-words.ts';
import type { Material } from './material.ts';

/** Which letters to make. The same seed and material give the same letters; more letters begin with the fewer. */
export type LetterOrder = { readonly count: number; readonly seed: number };

/** Mean words of a question and of an answer; with the title about 280, as in real archives. */
const QUESTION_WORDS = 108;
const ANSWER_WORDS = 168;
/** Spread of the lengths: the standard deviation of their natural logarithm. */
const LENGTH_SPREAD = 0.5;
const SHORTEST = 12;
const LONGEST = 1_500;
/** One word in so many is a made-up one, as a name or a misspelt word would be. */
const WORDS_PER_MADE_UP = 30;
const SENTENCES_PER_PARAGRAPH = 4;

/** Makes letters as they are asked for; only the material is held. */
export function* makeLetters(material: Material, { count, seed }: LetterOrder): Generator<SearchDocument> {
  const random = seededRandom(seed);
  const rare = createMadeUpWords(material.vocabulary, random);
  const questions = material.questions.map(splitWords);
  const answers = material.answers.map(splitWords);
  for (let number = 1; number <= count; number++) {
    const question = drawSentences(questions, drawLength(QUESTION_WORDS, random), random);
    const answer = drawSentences(answers, drawLength(ANSWER_WORDS, random), random);
    addRareWords([...question, ...answer], { missing: rare.missing(number), rare, random });
    yield {
      id: `made-up/${String(number).padStart(7, '0')}`,
      title: drawTitle(material, random),
      question: joinSentences(question),
      answer: joinSentences(answer),
      topics: [],
    };
  }
}

function drawSentences(source: readonly (readonly string[])[], words: number, random: () => number): string[][] {
  const drawn: string[][] = [];
  let length = 0;
  while (length < words) {
    const sentence = source[Math.floor(random() * source.length)] ?? [];
    // Half of the last sentence lies beyond the wanted length, on average; this takes it back.
    if (drawn.length > 0 && length + sentence.length / 2 > words) break;
    drawn.push([...sentence]);
    length += Math.max(1, sentence.length);
  }
  return drawn;
}

/** A length with the given mean, log-normal as lengths of letters are (Box and Muller, 1958). */
function drawLength(mean: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const words = mean * Math.exp(LENGTH_SPREAD * normal - LENGTH_SPREAD ** 2 / 2);
  return Math.min(LONGEST, Math.max(SHORTEST, Math.round(words)));
}

type RareWords = { readonly missing: number; readonly rare: MadeUpWords; readonly random: () => number };

/** Puts made-up words in the place of others: all that are missing, and some that were there before. */
function addRareWords(text: readonly string[][], { missing, rare, random }: RareWords): void {
  const words = text.reduce((sum, sentence) => sum + sentence.length, 0);
  const wanted = Math.max(missing, Math.round(words / WORDS_PER_MADE_UP));
  for (let put = 0; put < wanted; put++) {
    const sentence = text[Math.floor(random() * text.length)] ?? [];
    const word = put < missing ? rare.introduce() : rare.repeat();
    if (word !== undefined) sentence[Math.floor(random() * sentence.length)] = word;
  }
}

/** Every other title is one of the material's, the others are the beginning of a question. */
function drawTitle({ titles, questions }: Material, random: () => number): string {
  const own = random() < 0.5;
  const source = own ? titles : questions;
  const text = source[Math.floor(random() * source.length)] ?? '';
  return own
    ? text
    : splitWords(text)
        .slice(0, 4 + Math.floor(random() * 6))
        .join(' ');
}

function joinSentences(sentences: readonly (readonly string[])[]): string {
  let text = '';
  sentences.forEach((sentence, index) => {
    const gap = index === 0 ? '' : index % SENTENCES_PER_PARAGRAPH === 0 ? '\n\n' : ' ';
    text += gap + sentence.join(' ');
  });
  return text;
}

function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}
