// On which judged questions is quality measured? Sets in a folder that is named, and the project's own where it exists.
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ArchiveError, explainSystemError } from '../src/errors.ts';
import { readCorpus } from '../src/letters/corpus.ts';
import { hasJudgedQuestions, judgedQuestionFiles, readJudgedQuestions } from '../src/quality/judged-questions.ts';
import { type JudgedSet, readJudgedSet } from '../src/quality/judged-set.ts';

/** The three files of a judged set, in the form of `dear-archive evaluate`. */
export type JudgedFiles = { readonly letters: string; readonly queries: string; readonly qrels: string };

/** A judged set by name, with its files. */
export type NamedSet = { readonly name: string; readonly files: JudgedFiles };

const NAMES: JudgedFiles = { letters: 'letters.jsonl', queries: 'queries.jsonl', qrels: 'qrels.tsv' };

/** The sets in the subfolders of a folder, by name. @throws ArchiveError `bad-input` when there is none */
export async function findJudgedSets(folder: string): Promise<NamedSet[]> {
  const sets = (await list(folder)).sort().flatMap((name) => {
    const files = filesIn(join(folder, name));
    return Object.values(files).every((file) => existsSync(file)) ? [{ name, files }] : [];
  });
  if (sets.length > 0) return sets;
  throw new ArchiveError(
    'bad-input',
    `No folder in "${folder}" holds a judged set (${Object.values(NAMES).join(', ')}). Name another with --judged DIR.`,
  );
}

/**
 * The archive's own judged questions, in `ARCHIVE/judged`, where they exist. The letters are written to `scratch` as one file,
 * so that all engines read the same, even while somebody edits them. @throws ArchiveError `bad-input` naming every bad line
 */
export async function findOwnSet(archive: string, scratch: string): Promise<NamedSet | undefined> {
  if (!hasJudgedQuestions(archive)) return undefined;
  const letters = (await readCorpus(archive)).letters.filter(({ status }) => status === 'published');
  await readJudgedQuestions(
    archive,
    letters.map(({ id }) => id),
  );
  const file = join(scratch, 'own', NAMES.letters);
  await mkdir(join(scratch, 'own'), { recursive: true });
  const lines = letters.map(({ id, title, question, answer }) => JSON.stringify({ id, title, question, answer }));
  await writeFile(file, `${lines.join('\n')}\n`);
  const { questions, qrels } = judgedQuestionFiles(archive);
  return { name: basename(archive), files: { letters: file, queries: questions, qrels } };
}

/** A judged set without what editors added: every engine gets the same words. */
export async function readJudgedLetters(files: JudgedFiles): Promise<JudgedSet> {
  const set = await readJudgedSet(files);
  return { ...set, letters: set.letters.map((letter) => ({ ...letter, topics: [], askedAs: [] })) };
}

function filesIn(folder: string): JudgedFiles {
  return { letters: join(folder, NAMES.letters), queries: join(folder, NAMES.queries), qrels: join(folder, NAMES.qrels) };
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new ArchiveError('io', `The judged sets in "${folder}" can't be read: ${explainSystemError(error)}.`, { cause: error });
  }
}
