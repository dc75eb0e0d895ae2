// An archive is opened as the program opens it, but with an encoder that needs no weights; what it answers is written down.
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../src/archive.ts';
import type { Findings, Match } from '../../src/search/match.ts';
import { createFakeEmbedder, type FakeEmbedder } from './embedders.ts';
import { INVENTED_QUESTIONS } from './invented-letters.ts';

/** What one start of an archive did and said. */
export type Start = {
  /** everything that a reader would see, for each question */
  readonly answers: readonly object[];
  /** sentences for the log */
  readonly told: readonly string[];
  /** texts that had to be embedded to start: passages, and background questions where the gate was set */
  readonly embedded: readonly string[];
};

/** How to {@link startArchive}. */
export type StartOptions = { readonly embedder?: FakeEmbedder; readonly questions?: readonly string[] };

/** Opens an archive, waits for meaning, asks, and closes it. @throws Error when meaning is not at work */
export async function startArchive(
  directory: string,
  { embedder = createFakeEmbedder({ dimensions: 64 }), questions = INVENTED_QUESTIONS }: StartOptions = {},
): Promise<Start> {
  const told: string[] = [];
  const archive = await openArchive({ directory, model: async () => embedder, tell: (sentence) => told.push(sentence) });
  try {
    await archive.ready;
    const { withoutMeaning } = archive.status();
    if (withoutMeaning !== undefined) throw new Error(withoutMeaning);
    const embedded = [...embedder.embedded];
    const answers: object[] = [];
    for (const question of questions) answers.push(writeDown(await archive.ask(question, { limit: 10 })));
    return { answers, told, embedded };
  } finally {
    await archive.close();
  }
}

/** The same letters with nothing that was made from them before. */
export async function startFresh(directory: string, options: StartOptions = {}): Promise<Start> {
  const folder = await mkdtemp(join(tmpdir(), 'dear-archive-fresh-'));
  try {
    await cp(join(directory, 'letters'), join(folder, 'letters'), { recursive: true });
    return await startArchive(folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The files of an archive's snapshot with their bytes, in hexadecimal; hidden ones too. */
export async function readSnapshot(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(join(directory, 'index'))).sort();
  const files = names.map(async (name) => [name, (await readFile(join(directory, 'index', name))).toString('hex')] as const);
  return Object.fromEntries(await Promise.all(files));
}

function writeDown(findings: Findings): object {
  const { outcome, searched } = findings;
  if (findings.outcome === 'matches')
    return { outcome, searched, more: findings.more, matches: findings.matches.map(writeMatch) };
  return { outcome, searched, reason: findings.reason, nearest: findings.nearest.map(({ id }) => id) };
}

function writeMatch({ letter, score, band, why, questionExcerpt, answerExcerpt, family }: Match): object {
  const relatives = family.map((relative) => `${relative.letter.id} ${relative.relation}`);
  return { letter, score, band, why, questionExcerpt, answerExcerpt, relatives };
}
