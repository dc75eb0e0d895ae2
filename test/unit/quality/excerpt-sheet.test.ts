// The sheet on which excerpts are judged: what it shows, and that it does not show who picked what.
import { describe, expect, it } from 'vitest';
import { drawPairs, firstSentences, formatSheet, hideNames, pairName } from '../../../src/quality/excerpt-sheet.ts';
import type { JudgedQuestion } from '../../../src/quality/judged-questions.ts';
import { makeLetter } from '../../support/letters.ts';
import { seededNumbers } from '../../support/seeded.ts';

const ANSWER = 'Ask him. Go on Saturday. Bring soup. Be kind.';
const letters = new Map(
  ['ladder', 'choir', 'soup'].map((name) => [`ask-ada/${name}`, makeLetter({ id: `ask-ada/${name}`, answer: ANSWER })]),
);
const question = (id: string, judgements: readonly (readonly [string, number])[]): JudgedQuestion => ({
  id,
  kind: 'short',
  text: `Question ${id}`,
  half: 'tune',
  judgements: new Map(judgements),
});
const QUESTIONS = [
  question('q1', [
    ['ask-ada/ladder', 2],
    ['ask-ada/soup', 1],
  ]),
  question('q2', [
    ['ask-ada/choir', 2],
    ['ask-ada/soup', 2],
  ]),
];
const namesOf = (pairs: ReturnType<typeof drawPairs>) => pairs.map(({ question: { id }, letter }) => pairName(id, letter.id));

describe('pairs of a study', () => {
  it('are those of grade 2, the same for the same seed, in an order that depends on it', () => {
    const drawn = (seed: number) => namesOf(drawPairs(QUESTIONS, letters, { seed, count: 9 }));
    expect(drawn(1).sort()).toEqual(['q1 ask-ada/ladder', 'q2 ask-ada/choir', 'q2 ask-ada/soup']);
    expect(drawn(1)).toEqual(drawn(1));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => drawn(seed).join())).size).toBeGreaterThan(2);
  });

  it('are as many as wanted, without those that were judged before', () => {
    expect(drawPairs(QUESTIONS, letters, { seed: 1, count: 2 })).toHaveLength(2);
    const without = new Set(['q1 ask-ada/ladder', 'q2 ask-ada/soup']);
    expect(namesOf(drawPairs(QUESTIONS, letters, { seed: 1, count: 9, without }))).toEqual(['q2 ask-ada/choir']);
  });
});

describe('the first sentences', () => {
  it('are whole, as many as there is room for, and one at least', () => {
    const shown = (budget: number) => ANSWER.slice(0, firstSentences(ANSWER, budget).end);
    expect(shown(30)).toBe('Ask him. Go on Saturday.');
    expect(shown(24)).toBe('Ask him. Go on Saturday.');
    expect(shown(23)).toBe('Ask him.');
    expect(shown(3)).toBe('Ask him.');
    expect(shown(900)).toBe(ANSWER);
  });
});

describe('the sheet', () => {
  const pair = { id: '1.1', seed: 1, question: 'q1', letter: 'ask-ada/ladder' };
  const first: [number, number][] = [[0, 24]];
  const ours: [number, number][] = [
    [9, 24],
    [37, 45],
  ];

  it('shows each excerpt once, with its cuts, without the names of its pickers', () => {
    const hidden = hideNames({ ...pair, spans: { first, words: ours, ours } }, seededNumbers('sheet'));
    expect(Object.values(hidden.hidden).flat().sort()).toEqual(['first', 'ours', 'words']);
    const letter = makeLetter({ answer: ANSWER });
    const sheet = formatSheet([{ question: question('q1', []), letter, pair: hidden }]);
    expect(sheet).toContain('Asked: Question q1');
    expect(sheet).not.toMatch(/first|words|ours/u);
    const shown = sheet.split('\n').filter((line) => /^[A-Z]\)/u.test(line));
    expect(shown.map((line) => line.slice(0, 2))).toEqual(['A)', 'B)']);
    expect(shown.map((line) => line.slice(3)).sort()).toEqual([
      'Ask him. Go on Saturday. […]',
      '[…] Go on Saturday. […] Be kind.',
    ]);
  });

  it('has the pickers in an order drawn by chance', () => {
    const random = seededNumbers('order');
    const spans = { first, ours };
    const underA = Array.from({ length: 40 }, () => hideNames({ ...pair, spans }, random).hidden.A?.[0]);
    expect(new Set(underA)).toEqual(new Set(['first', 'ours']));
  });
});
