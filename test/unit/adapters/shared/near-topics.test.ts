import { describe, expect, it } from 'vitest';
import { nearTopics } from '../../../../adapters/shared/near-topics.ts';

const TOPICS = [
  'money',
  'marriage',
  'death',
  'debts',
  'christmas',
  'snoring and noise',
  'new baby',
  'owed or borrowed money',
  'gay and coming out',
  'different beliefs',
  'a partner abroad',
].map((topic) => ({ topic, letters: 1 }));
const near = (typed: string) => nearTopics(typed, TOPICS).map(({ topic }) => topic);

describe('nearTopics', () => {
  it.each([
    ['snoring', ['snoring and noise']],
    ['Noise ', ['snoring and noise']],
    ['gay', ['gay and coming out']],
    ['babies', ['new baby']],
    ['married', ['marriage']],
    ['mony', ['money', 'owed or borrowed money']],
    ['deaht', ['death']],
    ['snoring husband', ['snoring and noise']],
  ])('finds for "%s" what holds it, begins alike, or is spelt alike', (typed, topics) => {
    expect(near(typed)).toEqual(topics);
  });

  it('names first what holds the very word, then what only begins like it', () => {
    expect(
      nearTopics('work', [
        { topic: 'worries', letters: 9 },
        { topic: 'trouble at work', letters: 1 },
      ]),
    ).toMatchObject([{ topic: 'trouble at work' }, { topic: 'worries' }]);
  });

  it('finds nothing for what is like none, and no word in the middle of another', () => {
    for (const typed of ['zebras', 'art', 'x', '', '🙁', '.*']) expect(near(typed)).toEqual([]);
  });

  it('names at most five', () => {
    const many = Array.from({ length: 9 }, (_, at) => ({ topic: `work ${at}`, letters: 1 }));
    expect(nearTopics('works', many)).toEqual(many.slice(0, 5));
  });
});
