import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../src/passages/speaks.ts';
import { sayWhy } from '../../../src/replies/words.ts';
import type { Certainty } from '../../../src/search/distance.ts';
import type { Fragment } from '../../../src/search/match.ts';
import { explainMatch, MAX_REASON } from '../../../src/search/why.ts';
import { stems } from '../../../src/text/analyse.ts';
import { sentences } from '../../../src/text/sentences.ts';
import { sliceSpan } from '../../../src/text/span.ts';
import { anyText, prose, storedText } from '../../support/arbitraries.ts';
import { makeLetter } from '../../support/letters.ts';

type Parts = {
  readonly question: string;
  readonly answer?: string;
  readonly title?: string;
  /** the sentences of the letter's question that are near by meaning, nearest first, by words in each; left out: words alone */
  readonly near?: readonly string[];
  readonly rarity?: (stem: string) => number;
  readonly certainty?: Certainty;
};

/** The line for a question; every word is as rare as in one letter of fifty, if the test says nothing else. */
function whyOf(
  asked: string,
  { question, answer = 'No.', title = 'Untitled', near, rarity = () => 3.9, certainty }: Parts,
): string {
  const letter = makeLetter({ question, answer, title });
  const scores = sentences(question).map((span) => {
    const place = near?.findIndex((words) => sliceSpan(question, span).includes(words)) ?? -1;
    return place < 0 ? 0 : 1 - 0.3 * place;
  });
  const byMeaning = near && ((field: string) => (field === 'question' ? scores : undefined));
  return sayWhy(explainMatch(letter, asked, { questionStems: new Set(stems(asked)), rarity, byMeaning }, { certainty }));
}

describe('the words that both speak of', () => {
  it('are phrases that the asker put together too, in the letter’s own words', () => {
    const why = whyOf('Am I calling her dad a liar?', {
      question: 'Rain fell.',
      answer: 'Ann speaks of calling her father a liar.',
    });
    expect(why).toContain('“calling her father a liar”');
  });

  it('are no phrase when only chance has put them together', () => {
    const question = 'They bring people who teach dental anatomy here. Rain fell.';
    const why = whyOf('Halfway to a dental degree I cannot bear my own people', { question });
    expect(why).toBe('Both speak of “dental anatomy”.');
  });

  it('are a phrase all the same where three of them meet', () => {
    const asked = 'I buried Maureen dry-eyed; now I sob over the dog. My daughter saw it. Did I ever love my wife?';
    const why = whyOf(asked, { question: 'Rain fell.', answer: 'So you loved that dog more than your wife. Rain fell.' });
    expect(why).toBe('Both speak of “loved that dog more than your wife”.');
  });

  it('are never vague words alone', () => {
    const question = 'Apart from the tram it was quiet, except one lot. Theirs looked back at seven.';
    expect(whyOf('They look back, except a quiet lot that is theirs at seven', { question })).not.toContain('Both');
  });

  it('are never words of one stem that say another thing', () => {
    const rarity = () => 3.5;
    expect(whyOf('I go by train', { question: 'The training was long.', rarity })).not.toContain('training');
    expect(whyOf('I go by trains', { question: 'The train was long.', rarity })).toContain('“The train”');
  });

  it('are words of kin, which say no more than the commonest of them', () => {
    const question = 'The mama sang.';
    expect(whyOf('my mum', { question })).toBe('Both speak of “The mama”.');
    const rarity = (stem: string) => (stem === 'mother' ? 0.5 : 3.9);
    expect(whyOf('my mum', { question, rarity })).not.toContain('mama');
  });

  it('are what a misspelt word is meant for', () => {
    const asked = 'her brithday was cruel';
    const letter = makeLetter({ question: 'I dread every birthday.', answer: 'No.' });
    const questionStems = new Set([...stems('cruel'), ...stems('birthday')]);
    expect(sayWhy(explainMatch(letter, asked, { questionStems, rarity: () => 3.9 }))).toBe('Both speak of “birthday”.');
  });

  it('beside a sentence of the question stand in the question too: nobody sees the rest of the answer', () => {
    const question = 'Rain fell. My manager of the crossings unit put his name over my findings.';
    const why = whyOf('my boss takes my report to the opera', { question, answer: 'The opera can wait.', near: ['manager'] });
    expect(why).toBe('Closest to your question: “My manager of the crossings unit put his name over my findings.”');
  });

  it('are not said again when the sentence beside them has them', () => {
    const question = 'Rain fell. For our silver wedding my husband gave me a grave.';
    const why = whyOf('anniversary present was a grave', { question, near: ['silver'] });
    expect(why).toBe('Closest to your question: “For our silver wedding my husband gave me a grave.”');
  });

  it('are what an owner owns, not half of it', () => {
    expect(whyOf('who runs the team', { question: 'I saw the team’s coach.' })).toContain('“the team’s coach”');
  });

  it('are said to be none where there are none', () => {
    expect(whyOf('zebra', { question: 'Rain fell.' })).toBe('It shares no telling word with your question.');
  });

  it('of a letter that is like another speaks of that letter: nobody asked a question', () => {
    const letter = makeLetter({ question: 'The neighbour sings arias at midnight.', answer: 'No.' });
    const comparison = { questionStems: new Set(stems('neighbour arias')), rarity: () => 3.9, byMeaning: () => [1] };
    expect(sayWhy(explainMatch(letter, 'neighbour arias', comparison, { like: true }))).toBe(
      'Closest to that letter: “The neighbour sings arias at midnight.”',
    );
    expect(sayWhy(explainMatch(letter, 'neighbour arias', comparison, { like: true, certainty: 'distant' }))).toMatch(
      /^A distant match\. Nearest to that letter in it: /u,
    );
  });
});

describe('the sentence that is closest to the question', () => {
  const asked = 'my boss signs my reports';

  it('is the nearest by meaning among those that say something', () => {
    const question = 'Hello there. What do I do? The manager of our crossings unit put his name over my findings. What now?';
    for (const nearest of ['Hello', 'What do', 'What now'])
      expect(whyOf(asked, { question, near: [nearest] })).toBe(
        'Closest to your question: “The manager of our crossings unit put his name over my findings.”',
      );
  });

  it('is rather one that stands by itself than one that points back', () => {
    const question =
      'My manager of the crossings unit puts his own name over all of my findings. It has my chapters, my tables and his signature on the cover of it.';
    expect(whyOf(asked, { question, near: ['nothing'] })).toContain('“My manager');
  });

  it('takes another along when it is short, and shows what lies between', () => {
    const question =
      'My husband Harlan died in spring. Rain fell. I owe the bank our savings, my pension and the boat. It was in the tackle box that the letters lay.';
    expect(whyOf('widowed, and he was in debt', { title: 'The Savings and the Boat', question, near: ['Harlan', 'owe'] })).toBe(
      'Closest to your question: “My husband Harlan died in spring.” […] “I owe the bank our savings, my pension and the boat.”',
    );
  });

  it('is one quotation with its neighbour, but not over a paragraph', () => {
    const [first, second] = ['I am 13 and translate for my mother.', 'I do our landlord, the dentist and my brother’s school.'];
    const ask = (question: string) =>
      whyOf('i translate at hospital', { title: 'My Landlord', question, near: ['13', 'landlord'] });
    expect(ask(`${first} ${second} Rain fell.`)).toBe(`Closest to your question: “${first} ${second}”`);
    expect(ask(`${first}\n\n${second} Rain fell.`)).toBe(`Closest to your question: “${first}” […] “${second}”`);
  });

  it('takes nothing along that points back to what is not shown', () => {
    const question = 'My husband Harlan died in spring. Rain fell. He owed the bank our savings, my pension and the boat.';
    expect(whyOf('widowed', { title: 'The Savings and the Boat', question, near: ['Harlan', 'owe'] })).not.toContain('He owed');
  });

  it('is cut between clauses, and the cuts are seen', () => {
    const filler =
      'and the gardener, a cousin of the notary, carried seventeen baskets of russet apples over the bridge to the mill';
    const question = `In August the mayor opened the summer fair, ${filler}, but my neighbour has kept our ladder since March, ${filler}.`;
    const why = whyOf('the neighbour keeps our ladder', { question, near: ['mayor'] });
    expect(why).toMatch(/^Closest to your question: \[…\] “[^”]*my neighbour has kept our ladder since March[^”]*” \[…\]$/u);
    expect(why).not.toMatch(/,”/u);
  });

  it('is cut before a quotation that it would leave open', () => {
    const question =
      'On Friday an envelope came through our door with ten pounds in it, and on it was written ‘For the eating. Thanks.’';
    const why = whyOf('an envelope with money came', { question, near: ['envelope'] });
    expect(why).toContain('“On Friday an envelope came through our door with ten pounds in it” […]');
  });

  it('says where the letter may well not answer, or hardly does', () => {
    const [parts, asked] = [
      { question: 'Rain fell. The neighbour sings arias at midnight.', certainty: 'distant' as const },
      'singing next door',
    ];
    expect(whyOf(asked, { ...parts, near: ['arias'] })).toBe(
      'A distant match. Nearest to your question in it: “The neighbour sings arias at midnight.”',
    );
    expect(whyOf('a postman', { question: 'The postman whistles.', certainty: 'distant' })).toBe(
      'A distant match. Both speak of “The postman”.',
    );
    expect(whyOf(asked, { ...parts, near: ['arias'], certainty: 'perhaps' })).toBe(
      'It may fit. Closest to your question: “The neighbour sings arias at midnight.”',
    );
  });

  it('needs two shared words where nothing is known of meaning', () => {
    const question = 'The neighbour sings arias at midnight. The postman whistles.';
    expect(whyOf('a postman', { question })).toBe('Both speak of “The postman”.');
    expect(whyOf('my neighbour and midnight', { question })).toContain('“The neighbour sings arias at midnight.');
  });
});

describe('every reason', () => {
  const letters = fc.record({ title: prose, question: fc.oneof(prose, storedText), answer: fc.oneof(prose, storedText) });
  const question = fc.oneof(prose, anyText);
  const scores = fc.option(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 }), {
    nil: undefined,
  });

  function reasonOf(
    parts: Pick<Parts, 'question' | 'answer'>,
    asked: string,
    given: readonly number[] | undefined,
    certainty: Certainty = 'distant',
  ) {
    const letter = makeLetter({ question: parts.question, answer: parts.answer ?? 'No.' });
    const comparison: Comparison = {
      questionStems: new Set(stems(asked)),
      rarity: (stem) => 1 + (stem.length % 5),
      byMeaning: given && ((field) => sentences(letter[field]).map((_, at) => given[at % given.length] ?? 0)),
    };
    return { letter, why: explainMatch(letter, asked, comparison, { certainty }) };
  }
  const lengthOf = (why: readonly Fragment[]) => sayWhy(why).length;

  it('quotes what stands in the letter, says something, and fits its line', () => {
    fc.assert(
      fc.property(
        letters,
        question,
        scores,
        fc.constantFrom('likely', 'perhaps', 'distant'),
        (parts, asked, given, certainty) => {
          const { letter, why } = reasonOf(parts, asked, given, certainty);
          expect(sayWhy(why).trim()).not.toBe('');
          expect(lengthOf(why)).toBeLessThanOrEqual(MAX_REASON);
          for (const fragment of why) {
            if (fragment.kind === 'own') continue;
            const { field, span, text } = fragment.verbatim;
            expect(text).toBe(letter[field].slice(span.start, span.end));
            expect(text.trim()).toBe(text);
          }
        },
      ),
    );
  });

  it('fits its line for a letter that is asked for by its own text', () => {
    fc.assert(
      fc.property(letters, scores, (parts, given) => {
        expect(lengthOf(reasonOf(parts, parts.question, given).why)).toBeLessThanOrEqual(MAX_REASON);
      }),
    );
  });

  it.each([
    ['an endless word', 'ladder'.repeat(5000)],
    ['an endless sentence', 'my ladder and '.repeat(3000)],
    ['flags only', '🇩🇪🇫🇷'.repeat(3000)],
    ['clauses without end', 'my ladder, '.repeat(2000)],
    ['text without word spaces', '梯子はどこですか。'.repeat(500)],
  ])('stands for %s', (_, text) => {
    const { letter, why } = reasonOf({ question: text.trim(), answer: text.trim() }, 'my ladder 梯子', [1]);
    expect(lengthOf(why)).toBeLessThanOrEqual(MAX_REASON);
    for (const fragment of why)
      if (fragment.kind === 'quoted') expect(letter[fragment.verbatim.field]).toContain(fragment.verbatim.text);
  });
});
