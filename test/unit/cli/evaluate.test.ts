// What do evaluate and evaluate-distance measure, with which sentence encoder, and in what form do they say it?
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../support/command.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

const LETTERS = [
  { id: 'ladder', title: 'The Ladder', question: 'My neighbour keeps my ladder.', answer: 'Ask for the ladder at the door.' },
  {
    id: 'piano',
    title: 'The Piano',
    question: 'My daughter will not practise the piano.',
    answer: 'Let the piano rest for a month.',
  },
  {
    id: 'goose',
    title: 'The Goose',
    question: 'Who carves the goose at dinner?',
    answer: 'Whoever cooked the goose may choose.',
  },
];
const QUERIES = [
  { id: 'q1', text: 'neighbour has my ladder' },
  { id: 'q2', text: 'daughter hates the piano' },
];
const OFF_TOPIC = [{ id: 'o1', text: 'which router firmware supports mesh' }];
const QRELS = 'q1\tladder\t2\nq2\tpiano\t1\n';

let folder = '';
let files: { readonly letters: string; readonly queries: string; readonly qrels: string; readonly off: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
  const write = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const lines = (objects: readonly unknown[]) => objects.map((object) => `${JSON.stringify(object)}\n`).join('');
  files = {
    letters: await write('letters.jsonl', lines(LETTERS)),
    queries: await write('queries.jsonl', lines(QUERIES)),
    qrels: await write('qrels.tsv', QRELS),
    off: await write('off.jsonl', lines(OFF_TOPIC)),
  };
  await writeTinyModel(join(folder, 'model'));
});
afterAll(() => rm(folder, { recursive: true }));

const Estimate = z.strictObject({
  value: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
});
const Evaluation = z.strictObject({
  version: z.literal(1),
  engine: z.enum(['words', 'meaning', 'both']),
  letters: z.int(),
  queries: z.int(),
  'P@1': Estimate,
  'MRR@10': Estimate,
  'Hit@5': Estimate,
  MAP: Estimate,
  'nDCG@10': Estimate,
});
const Rate = z.strictObject({ rate: z.number().min(0).max(1), low: z.number().min(0).max(1), high: z.number().min(0).max(1) });
const Distance = z.strictObject({ version: z.literal(1), onTopicAnswered: Rate, offTopicWrongHits: Rate });

function evaluate(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { letters, queries, qrels } = files;
  return runCommand(['evaluate', '--letters', letters, '--queries', queries, '--qrels', qrels, ...words], { env });
}

function evaluateDistance(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { letters, queries, off } = files;
  return runCommand(['evaluate-distance', '--letters', letters, '--queries', queries, '--off-topic', off, ...words], { env });
}

describe('evaluate', () => {
  it('measures the words alone without any model, and writes the ranking as TREC lines', async () => {
    const run = join(folder, 'run.trec');
    const { code, out } = await evaluate(['--engine', 'words', '--json', '--run', run]);
    const report = Evaluation.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(report).toMatchObject({
      engine: 'words',
      letters: 3,
      queries: 2,
      'P@1': { value: 1, low: 1, high: 1 },
      MAP: { value: 1 },
    });
    const lines = (await readFile(run, 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^q1 Q0 ladder 1 \S+ dear-archive-words$/u);
    for (const line of lines) expect(line).toMatch(/^q[12] Q0 \w+ \d+ -?[\d.e-]+ dear-archive-words$/u);
  });

  it('measures with the sentence encoder that is set', async () => {
    const { code, out, err } = await evaluate(['--engine', 'meaning', '--json'], { MODEL: join(folder, 'model') });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(Evaluation.parse(JSON.parse(out))).toMatchObject({ engine: 'meaning', queries: 2 });
    const missing = await evaluate(['--json'], { MODEL: join(folder, 'no-model') });
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain(join(folder, 'no-model'));
  });

  it('says that there is nothing to measure where meaning is switched off', async () => {
    const { code, err, out } = await evaluate(['--json'], { MODEL: 'none' });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--engine words');
  });
});

describe('evaluate-distance', () => {
  it('measures with the sentence encoder that is set, and says both rates', async () => {
    const { code, out } = await evaluateDistance(['--json'], { MODEL: join(folder, 'model') });
    expect(code).toBe(0);
    Distance.parse(JSON.parse(out));
  });

  it('measures the bot as it answers by words alone, where meaning is switched off', async () => {
    const { code, out } = await evaluateDistance(['--json'], { MODEL: 'none' });
    expect(code).toBe(0);
    expect(Distance.parse(JSON.parse(out))).toMatchObject({ onTopicAnswered: { rate: 1 }, offTopicWrongHits: { rate: 0 } });
  });
});
