// Are made-up questions the same every time, and between 5 and 60 words long?
import { describe, expect, it } from 'vitest';
import { toMaterial } from '../../../bench/material.ts';
import { makeQuestions } from '../../../bench/questions.ts';
import { percentile } from '../../../bench/statistics.ts';

const MATERIAL = toMaterial([
  { title: 'The Spare Key', question: 'My neighbour keeps our spare key. How do I get it back from her?', answer: 'Ask for it.' },
  {
    title: 'Two Dinners',
    question: 'He eats at his mother’s before he comes home. Should I stop cooking?',
    answer: 'Cook for one.',
  },
]);

describe('made-up questions', () => {
  it('are the same for the same seed and others for another', () => {
    const questions = makeQuestions(MATERIAL, { count: 50, seed: 1 });
    expect(makeQuestions(MATERIAL, { count: 50, seed: 1 })).toEqual(questions);
    expect(makeQuestions(MATERIAL, { count: 50, seed: 2 })).not.toEqual(questions);
  });

  it('have 5 to 60 words, half of them fewer than 20', () => {
    const lengths = makeQuestions(MATERIAL, { count: 500, seed: 1 }).map((question) => question.split(' ').length);
    expect(Math.min(...lengths)).toBe(5);
    expect(Math.max(...lengths)).toBeGreaterThan(50);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(60);
    expect(percentile(lengths, 0.5)).toBeGreaterThan(14);
    expect(percentile(lengths, 0.5)).toBeLessThan(20);
  });

  it('are seldom word for word what stands in a letter', () => {
    const text = MATERIAL.questions.join(' ');
    const questions = makeQuestions(MATERIAL, { count: 200, seed: 1 });
    expect(questions.filter((question) => text.includes(question)).length).toBeLessThan(80);
  });
});
