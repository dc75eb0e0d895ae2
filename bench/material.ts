// From what are letters at size made? The sentences of a real archive, once for all processes of a run.
import { z } from 'zod';
import { ArchiveError } from '../src/errors.ts';
import { readCorpus } from '../src/letters/corpus.ts';
import { foldWord } from '../src/text/normalise.ts';
import { sentences } from '../src/text/sentences.ts';
import { tokenise } from '../src/text/tokenise.ts';

export const materialSchema = z.object({
  /** letters that it was taken from */
  letters: z.number(),
  titles: z.array(z.string()).min(1),
  /** sentences of questions and of answers, each in reading order */
  questions: z.array(z.string()).min(1),
  answers: z.array(z.string()).min(1),
  /** different words in all of them */
  vocabulary: z.number(),
});
export type Material = z.infer<typeof materialSchema>;

/** What a letter needs to be taken apart. */
type Text = { readonly title: string; readonly question: string; readonly answer: string };

/** The material of an archive folder. Letters that can't be read are passed over: `dear-archive check` is for those. */
export async function readMaterial(archive: string): Promise<Material> {
  const { letters } = await readCorpus(archive);
  if (letters.length === 0) {
    throw new ArchiveError(
      'bad-input',
      `There are no letters in "${archive}" to make others from. Name an archive with --archive DIR.`,
    );
  }
  return toMaterial(letters);
}

/** Takes letters apart into titles and sentences. */
export function toMaterial(letters: readonly Text[]): Material {
  const titles = letters.map(({ title }) => title);
  const questions = letters.flatMap(({ question }) => splitSentences(question));
  const answers = letters.flatMap(({ answer }) => splitSentences(answer));
  return {
    letters: letters.length,
    titles,
    questions,
    answers,
    vocabulary: countWords([...titles, ...questions, ...answers]).different,
  };
}

/** How many words stand in texts, and how many different ones (upper and lower case are the same). */
export function countWords(texts: Iterable<string>, seen = new Set<string>()): { words: number; different: number } {
  let words = 0;
  for (const text of texts) {
    for (const { surface } of tokenise(text)) {
      words++;
      seen.add(foldWord(surface));
    }
  }
  return { words, different: seen.size };
}

function splitSentences(text: string): string[] {
  return sentences(text).map(({ start, end }) => text.slice(start, end));
}
