import { describe, expect, it } from 'vitest';
import { counselScores } from '../../../src/passages/counsel.ts';
import { heartScores } from '../../../src/passages/heart.ts';
import { leanings } from '../../../src/passages/leaning.ts';
import { answerExcerpt, questionExcerpt } from '../../../src/passages/letter-excerpts.ts';
import { likenessOf } from '../../../src/passages/likeness.ts';
import { pointing, promises } from '../../../src/passages/pointers.ts';
import { readText } from '../../../src/passages/reading.ts';
import { scoreSentences, toShares } from '../../../src/passages/sentence-scores.ts';
import { stems } from '../../../src/text/analyse.ts';
import { sentences } from '../../../src/text/sentences.ts';
import { sliceSpan } from '../../../src/text/span.ts';
import { makeLetter } from '../../support/letters.ts';

const LETTER = makeLetter({
  title: 'The Ferret in the Bath',
  question: [
    'My brother moved in with us in January, after his landlord sold the house over his head. He is forty and a good uncle to the boys.',
    'He brought a ferret. It lives in the bath from Friday to Sunday, and my wife now washes at her mother’s. The boys have named it after me.',
    'On Monday he cleans up so well that I can’t be angry. He sings while he does it, and he has mended the tap.',
    'I love him and I want my bath back. How do I tell my brother without losing him?',
  ].join('\n\n'),
  answer: [
    'A bath is for people. I say this as somebody who once shared one with four eels.',
    'The eels were my father’s, in 1961, and they were for Christmas. My mother said nothing at all until the second week, and then she said it to the eels. It was the only time that I saw him carry anything out of the house in a hurry.',
    'Tell your brother on a Tuesday, when the bath is clean and he is proud of it. Say that you love having him and that the ferret needs a home of its own. Then drive him to the timber yard and build the hutch together, in the garden, where the boys can help.',
    'Your wife should have the first bath. Buy her the good salts.',
  ].join('\n\n'),
});
const comparison = (question: string) => ({
  questionStems: new Set(stems(question)),
  rarity: (stem: string) => (stem === 'ferret' ? 3 : 1),
});
const textsOf = (excerpt: { pieces: readonly { text: string }[] }) => excerpt.pieces.map(({ text }) => text);

describe('the heart of a question', () => {
  const heart = (question: string) => textsOf(questionExcerpt(LETTER, new Set(stems(LETTER.title)), comparison(question)));

  it('holds what was asked, whatever the question at hand', () => {
    for (const question of ['ferret', 'my landlord sold the house', 'grief', ''])
      expect(heart(question).join(' ')).toContain('How do I tell my brother without losing him?');
  });

  it('holds what is near to the question at hand', () => {
    expect(heart('the ferret of my brother lives in our bath').join(' ')).toContain('It lives in the bath');
    expect(heart('his landlord sold the house').join(' ')).toContain('his landlord sold the house');
  });

  it('is a question in any words', () => {
    const text = 'The ferret sleeps all day in there. Is the bath his now? The boys sing to it.';
    const none = sentences(text).map(() => 0);
    const scores = heartScores(text, sentences(text), { titleScores: none, questionScores: none });
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  it('is what the asker feels, where nothing is asked', () => {
    const text =
      'The train was late again on Monday. There were three of us on the platform. I feel that nobody in this town would notice if I stayed on it.';
    const none = sentences(text).map(() => 0);
    const scores = heartScores(text, sentences(text), { titleScores: none, questionScores: none });
    expect(scores.indexOf(Math.max(...scores))).toBe(2);
  });
});

describe('the excerpt of an answer', () => {
  it('speaks to the question and says what to do', () => {
    const shown = textsOf(answerExcerpt(LETTER, comparison('my brother keeps a ferret'))).join(' ');
    expect(shown).toContain('the ferret needs a home of its own');
    expect(shown).toContain('Tell your brother on a Tuesday');
  });

  it('is not the anecdote alone, even where only the anecdote shares words with the question', () => {
    const shown = textsOf(answerExcerpt(LETTER, comparison('my father kept eels at Christmas'))).join(' ');
    expect(shown).toContain('in 1961');
    expect(shown).toContain('Tell your brother');
  });

  it('begins with the answer where nothing else decides: columnists say their verdict first; but not with an aside', () => {
    const advice = Array.from(
      { length: 9 },
      (_, index) => `You could build a hutch of ${index} boards for it beside the shed, and see who comes.`,
    );
    const first = (answer: readonly string[]) =>
      answerExcerpt(makeLetter({ answer: answer.join('\n\n') }), comparison('grief')).pieces[0].text;
    expect(first(advice)).toContain(advice[0]);
    expect(first(['I taught algebra to eleven eels for most of a winter, in a shed of our own.', ...advice])).toMatch(
      /^You could/u,
    );
    expect(first(['Eleven eels in one shed, for the whole of the winter, and all of them awake!', ...advice])).toMatch(
      /^You could/u,
    );
  });

  /** A sentence of some 330 units, so that no other fits beside it. */
  const long = (opening: string) => `${opening} ${'and the yard was wet that spring, as yards are, '.repeat(6)}all of it.`;

  it('weighs the first sentence and the beginning more than the end', () => {
    const answer = [long('A ferret there'), ...['One', 'Two', 'Three'].map(long), long('A ferret bath')].join('\n\n');
    const [shown = ''] = textsOf(answerExcerpt(makeLetter({ answer }), comparison('ferret bath')));
    expect(shown).toMatch(/^A ferret there/u);
  });

  it('is a passage that speaks to the question rather than a lone sentence', () => {
    const words = ['One', 'A ferret alone', 'Two', 'Three', 'A ferret first', 'A ferret second', 'A ferret third', 'Four'];
    const shown = textsOf(answerExcerpt(makeLetter({ answer: words.map(long).join('\n\n') }), comparison('ferret')));
    expect(shown.map((text) => text.slice(0, 15))).toEqual(['A ferret second']);
  });

  it('does not say the same twice', () => {
    const refrain = (name: string) =>
      `${name} the ferret is best left in the bath until the brother comes for the ferret on a Friday evening in May.`;
    const answer = [refrain('Once more,'), long('One'), long('Two'), refrain('Once again,')].join('\n\n');
    const shown = textsOf(answerExcerpt(makeLetter({ answer }), comparison('ferret bath brother'))).join(' ');
    expect(shown.match(/is best left/gu)).toHaveLength(1);
  });

  it('gives the words to say, where the columnist does', () => {
    const filler = Array.from(
      { length: 6 },
      (_, index) => `The yard was wet that spring, and so were the ${index} eels in it, and nobody minded them at all.`,
    );
    const words = 'One evening: “We love having you here, and the ferret needs a home by May.”';
    const answer = [...filler.slice(0, 3), words, ...filler.slice(3)].join('\n\n');
    expect(textsOf(answerExcerpt(makeLetter({ answer }), comparison('grief'))).join(' ')).toContain(words);
  });

  it('says whether words stand before and behind it', () => {
    const whole = makeLetter({ answer: 'Ask him.' });
    expect(answerExcerpt(whole, comparison('ferret'))).toMatchObject({ cutBefore: false, cutAfter: false });
    expect(answerExcerpt(LETTER, comparison('tell my brother about the ferret'))).toMatchObject({ cutAfter: true });
  });
});

describe('counsel', () => {
  it.each([
    ['Tell her on Sunday.', 1],
    ['So go and see him.', 1],
    ['Then, please, don’t write.', 1],
    ['Never lend it again.', 1],
    ['You might leave the gate open.', 0.7],
    ['If he asks, say no.', 0.7],
    ['I’d wait a week.', 0.7],
    ['Your sister knows.', 0.3],
    ['My father kept eels.', 0],
    ['My father said, “Eels for Christmas, and no more talk of it.”', 0.6],
    ['My father said “eels”.', 0],
    ['Let’s see.', 0],
  ])('is in %j to the degree %d', (text, score) => {
    expect(counselScores(text, sentences(text))).toEqual([score]);
  });
});

describe('sentences that lean on a neighbour', () => {
  const leaning = (text: string) =>
    leanings(text, sentences(text)).map(({ back, forward }) => `${back ? '<' : ''}${forward ? '>' : ''}`);

  it('are those that begin with what was named before', () => {
    expect(leaning('My son left. He took the car. But why? Hester stayed. Theirs is gone. The others went.')).toEqual([
      '',
      '<',
      '<',
      '',
      '',
      '<',
    ]);
  });

  it('are those in which a quotation is open at an edge', () => {
    expect(leaning('Ada said, “I am off. Dinner is burnt. Goodbye.” Nobody moved.')).toEqual(['>', '<>', '<', '']);
    expect(leaning('Say, "Knock. Wait." Nobody will.')).toEqual(['>', '<', '']);
  });

  it('are not those of a quotation that is never closed in its paragraph', () => {
    expect(leaning('Ada said, “I am off. Dinner burnt.\n\nNobody moved.')).toEqual(['', '', '']);
  });

  it('are not those before a paragraph that opens and closes a quotation of its own', () => {
    expect(leaning('Ada said, “I am off. Dinner burnt.\n\n“Nobody moved. Goodbye.”')).toEqual(['', '', '<>', '<']);
  });

  it('are those that open a quotation: who says it stands before', () => {
    expect(leaning('The boys rang on Sunday. “Nobody comes home this year.” Put it down.')).toEqual(['', '<', '<']);
    expect(leaning('“Up,” said Ada.')).toEqual(['']);
  });

  it('are short orders that open a paragraph: how to do it follows', () => {
    expect(leaning('The bath is full.\n\nName the day now. Ring on Sunday. Go.')).toEqual(['', '>', '', '']);
  });

  it('are those that open a quotation with a contraction: the mark within it closes nothing', () => {
    expect(leaning('The boys rang on Sunday. “I’m off to the coast with them.” Put the kettle on.')).toEqual(['', '<', '']);
  });

  it('are those that answer a question, and no others that begin with yes or no', () => {
    expect(leaning('May the ferret keep the hutch? Yes, if Hester paints it. No bath is worth a brother.')).toEqual([
      '',
      '<',
      '',
    ]);
    expect(leaning('Hester paints the hutch. Yes, and in blue. No bath is worth a brother.')).toEqual(['', '', '']);
  });

  it('are those that name a thing again, as far back as it was named within two sentences', () => {
    const reaches = (text: string) => leanings(text, sentences(text)).map(({ reach }) => reach);
    expect(reaches('The ferry leaves at six. Hester has tickets. Nobody sings on that ferry.')).toEqual([0, 0, 2]);
    expect(reaches('The ferry leaves at six. Nobody sings on that bus.')).toEqual([0, 0]);
    expect(reaches('The ferry leaves. Hester sings. Ada sings. Bob sings. Nobody pays on that ferry.')).toEqual([0, 0, 0, 0, 0]);
    // What is to be said is known to whom it is said.
    expect(reaches('Hester missed the ferry. “Nobody sings on that ferry at night.”')).toEqual([0, 1]);
  });

  it('are those that announce, and those without a space between', () => {
    expect(leaning('Two things: one is late.Please go.')).toEqual(['>', '<']);
    expect(leaning('Do this:\n- knock')).toEqual(['>', '']);
  });
});

describe('what a sentence points back to', () => {
  it.each([
    ['Write it on your hand.', 'thing'],
    ['Send that this week.', 'thing'],
    ['Do that, and go.', 'thing'],
    ['Ask them two questions.', 'thing'],
    ['You made it worse.', 'thing'],
    ['This is all.', 'thing'],
    ['But that was May.', 'thing'],
    ['Give him the words.', 'person'],
    ['If he asks, say no.', 'person'],
    ['She left.', 'person'],
    ['Then go home.', 'person'],
    ['You could ask him.', 'nothing'],
    ['Say that you need the ladder.', 'nothing'],
    ['Tell your brother he is right.', 'nothing'],
    ['Ask Keith if he minds.', 'nothing'],
    ['Itching is a sign.', 'nothing'],
    ['The ferret sleeps.', 'nothing'],
    ['I doubt she meant the bath.', 'person'],
    ['Hester cannot tell whether that was a joke.', 'thing'],
    ['Hester has thought about that since May.', 'thing'],
    ['Hester hopes that they come.', 'nothing'],
    ['We drove home without it in the dark.', 'thing'],
    ['Put the lid back on it.', 'nothing'],
    ['Knock loudly and only if it rains.', 'nothing'],
    ['There is a proper one.', 'thing'],
    ['Have another one, with butter.', 'thing'],
    ['Bring two towels: a big one, and soap.', 'nothing'],
    ['Be the one who knocks.', 'nothing'],
    ['One day the bath will be yours.', 'nothing'],
    ['All thirty-two.', 'thing'],
    ['Nobody expects you to come to all nine.', 'thing'],
    ['All nine boys sang.', 'nothing'],
    ['Read both pages aloud.', 'thing'],
    ['You both sang.', 'nothing'],
    ['Ask both of your boys.', 'nothing'],
    ['Say this: “Hester, the bath is full.”', 'thing'],
    ['Say: “Hester, the bath is full.”', 'nothing'],
  ])('is in %j a %s', (sentence, expected) => {
    expect(pointing(sentence)).toBe(expected);
  });

  it('is told of what follows too', () => {
    for (const sentence of [
      'But do two things.',
      'This is the order I’d do it in.',
      'Do this instead.',
      'Here’s how.',
      'Three, then:',
    ])
      expect(promises(sentence)).toBe(true);
    for (const sentence of [
      'Do the two of you talk?',
      'He did two things before, in May, at great length, and I have written about them in another letter.',
    ])
      expect(promises(sentence)).toBe(false);
  });
});

describe('likeness', () => {
  const text = 'He took the ladder on Monday. On Monday he took the ladder! The ferret sleeps. And so on.';
  const alike = likenessOf(readText(text).stems);

  it('is 1 for the same words, 0 where none is shared, the same both ways', () => {
    expect(alike(0, 1)).toBe(1);
    expect(alike(0, 2)).toBe(0);
    expect(alike(3, 3)).toBe(0);
    expect(alike(1, 0)).toBe(alike(0, 1));
  });
});

describe('scores by words', () => {
  it('are higher for rarer words, for more words, and none where none is shared', () => {
    const text = 'The ferret sleeps. The bath is full. The ferret is in the bath. Nobody sings.';
    const { questionStems, rarity } = comparison('ferret bath');
    const scores = scoreSentences(readText(text).stems, questionStems, rarity);
    const ranked = sentences(text)
      .map((span, index) => ({ words: sliceSpan(text, span), score: scores[index] ?? 0 }))
      .sort((one, other) => other.score - one.score);
    expect(ranked.map(({ words }) => words)).toEqual([
      'The ferret is in the bath.',
      'The ferret sleeps.',
      'The bath is full.',
      'Nobody sings.',
    ]);
    expect(ranked[3]?.score).toBe(0);
  });

  it('count a word that the question repeats once', () => {
    const text = 'The ferret sleeps.';
    const score = (question: string) => scoreSentences(readText(text).stems, comparison(question).questionStems, () => 1);
    expect(score('ferret ferret ferrets')).toEqual(score('ferret'));
  });

  it('are shares of the highest', () => {
    expect(toShares([1, 4, 0])).toEqual([0.25, 1, 0]);
    expect(toShares([0, 0])).toEqual([0, 0]);
  });
});
