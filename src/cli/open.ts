// How does a command open its archive, and check what it was given?
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Archive, openArchive } from '../archive.ts';
import { ArchiveError, systemCode } from '../errors.ts';
import type { Filter } from '../letters/shelf.ts';
import { sayProblems } from '../replies/words.ts';
import { nearestWord } from '../text/nearest.ts';
import type { Io } from './io.ts';
import { chosenModel, ENCODER_THREADS } from './model-setting.ts';

/** How a command works with its archive. */
export type OpenFor = {
  /**
   * questions are asked: the sentence encoder is loaded; `once`: the command ends with its answer, whether or not the search by
   * meaning was ready; left out: letters are only read
   */
  readonly answering?: { readonly patience: number; readonly once: boolean } | undefined;
  /** the command itself says what is wrong with the letter files; left out: one sentence on standard error does */
  readonly saysProblems?: boolean | undefined;
};

/**
 * Milliseconds for which the one question of a command waits until the meaning of the letters is known. Reading it from disk
 * takes half a second, reading some hundred new passages several, on a busy machine three times that; whoever asks once would
 * rather wait than be answered by words alone. A large archive that was never indexed takes longer, and is told of "index".
 */
export const ONE_ANSWER = { patience: 20_000, once: true };
/** The same in a chat: its first answer comes within three seconds of the start, and later ones need not wait. */
export const CHAT_ANSWERS = { patience: 1500, once: false };

/** Opens an archive for a command's work, and closes it after that; `reopen` reads its files again, into another one. @throws ArchiveError `usage` when there is none, `io` when it can't be read */
export async function withArchive(
  directory: string,
  io: Io,
  work: (archive: Archive, reopen: () => Promise<Archive>) => Promise<void> | void,
  how: OpenFor = {},
): Promise<void> {
  const ending = { begun: false };
  // What is left undone because the command is over is nothing to tell.
  const tell = (sentence: string) => void (ending.begun || io.stderr.write(`${sentence}\n`));
  const model = how.answering && (await chosenModel(io, ENCODER_THREADS));
  const reopen = () => open(directory, { ...how, model, tell, signal: io.signal });
  const archive = await reopen();
  try {
    const { problems } = archive.status();
    if (problems.length > 0 && how.saysProblems !== true) io.stderr.write(`${sayProblems(problems.length)}\n`);
    await work(archive, reopen);
    if (how.answering?.once === true && (await isPending(archive.ready))) io.stderr.write(`${INDEX_FIRST}\n`);
  } finally {
    ending.begun = true;
    await archive.close();
  }
}

/** What ends the waiting for meaning. */
const INDEX_FIRST =
  'Reading these letters for meaning takes longer than one question waits: "dear-archive index" does it once, for all later questions.';

/** Has a promise neither been kept nor broken yet? Broken ones throw. */
export async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise<boolean>((resolve) => setImmediate(() => resolve(true)));
  return Promise.race([promise.then(() => false), turn]);
}

type OpenOptions = Parameters<typeof openArchive>[0];
type Opening = OpenFor & Pick<OpenOptions, 'model' | 'tell' | 'signal'>;

async function open(directory: string, { answering, model, tell, signal }: Opening): Promise<Archive> {
  await requireArchive(directory);
  return openArchive({ directory, model, patience: answering?.patience, tell, signal });
}

/** @throws ArchiveError `usage` when there is no archive in a folder */
export async function requireArchive(directory: string): Promise<void> {
  if (!(await isThere(join(directory, 'letters')))) {
    const cure =
      'An archive keeps its letters in DIR/letters/<column>/. Name one with --archive DIR, or fill this one with "dear-archive import".';
    throw new ArchiveError('usage', `There is no archive at "${directory}". ${cure}`);
  }
}

async function isThere(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    // What is there and can't be read is for the archive to explain.
    return systemCode(error) !== 'ENOENT' && systemCode(error) !== 'ENOTDIR';
  }
}

/** Refuses a topic or column that no letter has. @throws ArchiveError `usage`, naming the nearest right word */
export function checkFilter(archive: Archive, { topic, column }: Filter): void {
  if (topic !== undefined && archive.browse({ topic }).length === 0) {
    const topics = archive.topics().map((counted) => counted.topic);
    refuse(`No letter has the topic "${topic}".`, nearestWord(topic, topics), '"dear-archive topics" lists all topics.');
  }
  if (column !== undefined && archive.browse({ column }).length === 0) {
    const columns = archive.status().columns.map(({ name }) => name);
    refuse(`There is no column "${column}".`, nearestWord(column, columns), `This archive has: ${columns.join(', ') || 'none'}.`);
  }
}

function refuse(what: string, near: string | undefined, otherwise: string): never {
  throw new ArchiveError('usage', `${what} ${near === undefined ? otherwise : `Did you mean "${near}"?`}`);
}

/** A whole number of an option, within bounds. @throws ArchiveError `usage` */
export function wholeNumber(option: string, given: string, [least, most]: readonly [number, number]): number {
  const number = /^\d+$/u.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new ArchiveError('usage', `${option} takes a whole number from ${least} to ${most}, not "${given}".`);
}
