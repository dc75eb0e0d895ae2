// The reader of an archive's own judged questions: what it gives, and that it names everything that can't be used.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../src/errors.ts';
import { halfOf, hasJudgedQuestions, onlyHalf, readJudgedQuestions } from '../../../src/quality/judged-questions.ts';
import { makeArchive } from '../../support/archive-folder.ts';

const LETTERS = ['ask-ada/ladder', 'ask-ada/choir', 'ask-ada/soup'];

const RIGHT = {
  questions: [
    '{"id":"q001","kind":"short","text":"borrowed ladder"}',
    '{"id":"q002","kind":"misspelt","text":"my naighbour has my lader"}',
  ],
  qrels: ['q001\task-ada/ladder\t2', 'q001\task-ada/soup\t1', 'q002\task-ada/ladder\t2'],
  unanswered: ['{"id":"u01","kind":"long","about":"other","text":"Which tyres suit a cargo bicycle that carries two children?"}'],
};

type Files = { readonly [Name in keyof typeof RIGHT]?: readonly string[] };

function archiveWith(files: Files = {}): Promise<string> {
  const { questions, qrels, unanswered } = { ...RIGHT, ...files };
  return makeArchive({
    'judged/questions.jsonl': questions.join('\n'),
    'judged/qrels.tsv': `${qrels.join('\n')}\n`,
    'judged/unanswered.jsonl': unanswered.join('\r\n'),
  });
}

async function refusal(files: Files): Promise<string> {
  const error = await readJudgedQuestions(await archiveWith(files), LETTERS).catch((reason: unknown) => reason);
  if (!(error instanceof ArchiveError)) throw new Error(`Not refused: ${JSON.stringify(error)}`);
  expect(error.code).toBe('bad-input');
  return error.message;
}

describe('judged questions', () => {
  it('come with kind, half and grades', async () => {
    const { questions, unanswered } = await readJudgedQuestions(await archiveWith(), LETTERS);
    expect(questions).toEqual([
      {
        id: 'q001',
        kind: 'short',
        text: 'borrowed ladder',
        half: halfOf('q001'),
        judgements: new Map([
          ['ask-ada/ladder', 2],
          ['ask-ada/soup', 1],
        ]),
      },
      expect.objectContaining({ id: 'q002', judgements: new Map([['ask-ada/ladder', 2]]) }),
    ]);
    expect(unanswered).toEqual([expect.objectContaining({ id: 'u01', kind: 'long', about: 'other', half: halfOf('u01') })]);
  });

  it('are there, or are not', async () => {
    expect(hasJudgedQuestions(await archiveWith())).toBe(true);
    expect(hasJudgedQuestions(await makeArchive({ 'judged/queries.jsonl': '' }))).toBe(false);
  });

  it('are refused with every line that is wrong, over all three files', async () => {
    const message = await refusal({
      questions: [...RIGHT.questions, '{"id":"q003","kind":"rude","text":"x"}', '{"id":"q004","kind":"plain","text":" "}', 'no'],
      qrels: [...RIGHT.qrels, 'q009\task-ada/soup\t1', 'q002\task-ada/gone\t2', 'q002\task-ada/choir\t3', 'q002 ask-ada/soup 1'],
      unanswered: ['{"id":"u01","kind":"plain","about":"other","text":"x"}'],
    });
    expect(message).toMatch(/^8 lines can't be used/u);
    expect(message).toMatch(/questions\.jsonl:3: .*kind/su);
    expect(message).toMatch(/questions\.jsonl:4: .*empty/su);
    expect(message).toContain('questions.jsonl:5: not one JSON object on a line');
    expect(message).toContain('qrels.tsv:4: there is no question "q009"');
    expect(message).toContain('qrels.tsv:5: there is no letter "ask-ada/gone"');
    expect(message).toContain('qrels.tsv:6: the grade is 1 or 2, not 3');
    expect(message).toContain('qrels.tsv:7: not "query<TAB>letter<TAB>grade"');
    expect(message).toMatch(/unanswered\.jsonl:1: /u);
  });

  it('are refused where a question has no letter, two grades for one, or its id twice', async () => {
    const message = await refusal({
      questions: [...RIGHT.questions, '{"id":"q003","kind":"plain","text":"and the choir?"}'],
      qrels: [...RIGHT.qrels, 'q002\task-ada/ladder\t1'],
      unanswered: ['{"id":"q001","kind":"short","about":"dilemma","text":"x"}'],
    });
    expect(message).toContain('"q003" has no letter in');
    expect(message).toContain('qrels.tsv:4: this letter has a grade for "q002" already');
    expect(message).toContain('the id "q001" is one of');
  });

  it('may come as a further set, in a folder of its own', async () => {
    const { questions, qrels, unanswered } = RIGHT;
    const archive = await makeArchive({
      'judged/others/questions.jsonl': questions.join('\n'),
      'judged/others/qrels.tsv': `${qrels.join('\n')}\n`,
      'judged/others/unanswered.jsonl': unanswered.join('\n'),
    });
    expect((await readJudgedQuestions(archive, LETTERS, 'others')).questions).toHaveLength(2);
    await expect(readJudgedQuestions(archive, LETTERS)).rejects.toThrow(/judged.questions\.jsonl can't be read/u);
  });

  it('say which file is missing', async () => {
    const archive = await makeArchive({ 'judged/questions.jsonl': RIGHT.questions.join('\n') });
    await expect(readJudgedQuestions(archive, LETTERS)).rejects.toThrow(
      /unanswered\.jsonl can't be read: there is no such file/u,
    );
  });
});

describe('the half of a question', () => {
  it('follows from its id: SHA-256 with an even first byte is for tuning', () => {
    // "printf q001 | sha256sum" begins with a8, that of q002 with ed.
    expect(halfOf('q001')).toBe('tune');
    expect(halfOf('q002')).toBe('keep');
  });

  it('parts the questions: every one is in exactly one', async () => {
    const all = await readJudgedQuestions(await archiveWith(), LETTERS);
    const halves = [onlyHalf(all, 'tune'), onlyHalf(all, 'keep')];
    expect(halves.flatMap(({ questions }) => questions.map(({ id }) => id)).sort()).toEqual(['q001', 'q002']);
    expect(halves.flatMap(({ unanswered }) => unanswered)).toHaveLength(1);
    expect(onlyHalf(all, undefined)).toEqual(all);
  });

  it('is about as often the one as the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (from) => {
        const kept = Array.from({ length: 400 }, (_, number) => halfOf(`q${from + number}`)).filter((half) => half === 'keep');
        expect(kept.length).toBeGreaterThan(120);
        expect(kept.length).toBeLessThan(280);
      }),
      { numRuns: 20 },
    );
  });
});
