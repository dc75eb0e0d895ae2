// What readers see for judged questions, over answers that are given.
import { describe, expect, it } from 'vitest';
import { formatJudgedReport } from '../../../src/quality/judge-archive-table.ts';
import type { JudgedQuestion, UnansweredQuestion } from '../../../src/quality/judged-questions.ts';
import { judgeShown } from '../../../src/quality/shown.ts';
import type { Certainty } from '../../../src/search/distance.ts';
import type { Findings } from '../../../src/search/match.ts';
import { makeLetter } from '../../support/letters.ts';
import { makeMatch } from '../../support/replies.ts';

const LADDER = 'ask-ada/ladder';
const CHOIR = 'ask-ada/choir';

function answer(...shown: readonly (readonly [string, Certainty])[]): Findings {
  const [first, ...others] = shown.map(([id, certainty]) => makeMatch(makeLetter({ id }), { certainty }));
  const searched = { letters: 2 };
  return first
    ? { outcome: 'matches', matches: [first, ...others], more: 0, searched }
    : { outcome: 'nothing-close', reason: 'too-far', nearest: [], searched };
}

const ANSWERS: Readonly<Record<string, Findings>> = {
  'my ladder': answer([LADDER, 'likely'], [CHOIR, 'distant']),
  'the back row': answer([LADDER, 'perhaps'], [CHOIR, 'perhaps']),
  'third alto': answer([LADDER, 'distant']),
  'a mower': answer(),
  surrogacy: answer([CHOIR, 'perhaps']),
  kettles: answer(),
};

const question = (text: string, letter: string): JudgedQuestion => ({
  id: text,
  kind: 'plain',
  text,
  half: 'tune',
  judgements: new Map([[letter, 2]]),
});
const unanswered = (text: string, about: UnansweredQuestion['about']): UnansweredQuestion => ({
  id: text,
  kind: 'short',
  about,
  text,
  half: 'tune',
});

async function judge() {
  return judgeShown(
    { ask: async (text) => ANSWERS[text] ?? answer() },
    {
      questions: [
        question('my ladder', LADDER),
        question('the back row', CHOIR),
        question('third alto', CHOIR),
        question('a mower', LADDER),
      ],
      unanswered: [unanswered('surrogacy', 'dilemma'), unanswered('kettles', 'other')],
    },
  );
}

describe('what readers see', () => {
  it('is the right letter first, among those shown, or not at all; an answer without letters counts as none', async () => {
    const { first, amongShown, letters } = await judge();
    expect([first.value, amongShown.value]).toEqual([0.25, 0.5]);
    expect(letters).toBeCloseTo(5 / 3, 12);
  });

  it('counts what is said of each letter by itself, and of the first ones', async () => {
    expect((await judge()).certainty).toEqual({
      likely: { first: { shown: 1, right: 1 }, all: { shown: 1, right: 1 } },
      perhaps: { first: { shown: 1, right: 0 }, all: { shown: 2, right: 1 } },
      distant: { first: { shown: 1, right: 0 }, all: { shown: 2, right: 0 } },
    });
  });

  it('tells what is said where no letter answers', async () => {
    expect((await judge()).unanswered).toEqual({
      dilemma: { likely: 0, perhaps: 1, distant: 0, nothing: 0 },
      other: { likely: 0, perhaps: 0, distant: 0, nothing: 1 },
    });
  });

  it('stands below the table in three sentences', async () => {
    const none = { value: 0, low: 0, high: 1 };
    const text = formatJudgedReport(
      {
        questions: 4,
        unanswered: 2,
        kinds: [],
        titles: [],
        fewWords: { count: 0, share: none, 'Hit@5': { both: none, words: none, meaning: none } },
        matched: { questions: none, unanswered: none, dilemmas: none, other: none },
      },
      await judge(),
    );
    expect(text).toContain('first for 25.0 %');
    expect(text).toContain('among 1.7 letters for 50.0 %');
    expect(text).toContain('likely 1 of 1 (first letters 1 of 1), perhaps 1 of 2 (first letters 0 of 1), distant 0 of 2');
    expect(text).toContain('dilemmas likely 0, perhaps 1, distant 0, nothing 0; other things');
  });
});
