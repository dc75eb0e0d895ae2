import { describe, expect, it } from 'vitest';
import { type ChooseOptions, chooseSpans } from '../../../src/passages/choose.ts';
import { readText } from '../../../src/passages/reading.ts';
import { sliceSpan } from '../../../src/text/span.ts';

const OPTIONS: ChooseOptions = { budget: 400, runs: 3, worth: 0.4 };
/** A sentence of 200 units that leans on nobody. */
const filler = (name: string) =>
  `${name} ${'went on with the washing up and said nothing more '.repeat(4).slice(0, 190 - name.length)}end.`;

/** The runs chosen when sentences that hold a word have its score. */
function choose(text: string, scores: Readonly<Record<string, number>>, options: Partial<ChooseOptions> = {}): string[] {
  const reading = readText(text);
  const scoreOf = (words: string) =>
    Math.max(0, ...Object.entries(scores).map(([word, score]) => (words.includes(word) ? score : 0)));
  const scored = reading.sentences.map((span) => scoreOf(sliceSpan(text, span)));
  return chooseSpans(reading, scored, { ...OPTIONS, ...options }).map((span) => sliceSpan(text, span));
}

describe('chooseSpans', () => {
  it('shows the opening where no sentence says more than another', () => {
    const [shown = ''] = choose([filler('Ada'), filler('Bob'), filler('Cleo')].join('\n\n'), {});
    expect(shown).toBe(filler('Ada'));
  });

  it('shows the best sentences as runs in reading order', () => {
    const text = ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve'].map(filler).join('\n\n');
    expect(choose(text, { Dora: 3, Bob: 2 })).toEqual([filler('Bob'), filler('Dora')]);
  });

  it('begins no further run with a sentence that is worth much less than the best', () => {
    const text = ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve'].map(filler).join('\n\n');
    expect(choose(text, { Dora: 3, Bob: 1 })).toEqual([filler('Dora')]);
  });

  it('makes at most so many runs', () => {
    const text = ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve'].map(filler).join('\n\n');
    expect(choose(text, { Ada: 3, Cleo: 2.9, Eve: 2.8 }, { budget: 800, runs: 2 })).toEqual([filler('Ada'), filler('Cleo')]);
  });

  // Each text below has room for one neighbour only, and the wrong one would fit as well.
  const before = 'My brother keeps a ferret in our bath, from Friday to Sunday.';
  const after = 'Nobody in this house has had a bath.';

  it('takes along the sentence to which a pronoun points back', () => {
    const own =
      'He washes it there every evening with my good shampoo, sings to it in Spanish, and dries it on whatever towel is nearest to hand.';
    expect(choose(`${before} ${own} ${after} ${filler('Ada')}`, { Spanish: 1 }, { budget: 240 })).toEqual([`${before} ${own}`]);
  });

  it('does not begin inside a quotation when there is room for its beginning', () => {
    const own =
      'Knock before you go in, and wait until you hear the water go, since nobody has yet been bitten by a ferret that was warned.”';
    const text = `Say to her, “${before} ${own} ${after} ${filler('Ada')}`;
    expect(choose(text, { Knock: 1 }, { budget: 255 })).toEqual([`Say to her, “${before} ${own}`]);
  });

  it('goes on to what a colon announces', () => {
    const own =
      'Nobody wants to sell the bath, so there are two things which you can do about it before the winter, and neither of them is cheap:';
    const announced = 'build a hutch in the garden, or move out yourself.';
    const text = `${after} ${own}\n${announced} ${filler('Ada')}`;
    expect(choose(text, { winter: 1, house: 0.3 }, { budget: 215 })).toEqual([`${own}\n${announced}`]);
  });

  it('shows no scrap: a short sentence takes its paragraph along', () => {
    const text = `${filler('Ada')}\n\nKnock first. Wait until you hear the water go. Nobody has ever been bitten by a ferret that was warned.\n\n${filler('Bob')}`;
    expect(choose(text, { Knock: 1 }, { budget: 200 })).toEqual([text.split('\n\n')[1]]);
  });

  it('lets a point be made: a run goes on in its paragraph while there is room', () => {
    const own =
      'Ask him on Saturday evening, when he has washed the ferret and mended the tap and is in as good a mood as he will ever be.';
    const point = `${own} Bring a towel, because the ferret will shake itself all over you.`;
    expect(choose([filler('Ada'), point, filler('Bob')].join('\n\n'), { Saturday: 1 })).toEqual([point]);
  });

  it('lets a run go on to what leans on more, as long as there is room', () => {
    const lead = 'My uncle has left us his barge, with all of his tomatoes on it, and a goat that bites in the spring.';
    const leans = 'He had never once told anybody that there was a goat, or how one milks it.';
    const own =
      'Ask the harbour for a berth near the gate, before the goat has eaten the last of the tomatoes, and pay for the year in advance in cash.';
    const text = [filler('Ada'), `${lead} ${leans} ${own}`, filler('Bob')].join('\n\n');
    expect(choose(text, { berth: 1 })).toEqual([`${lead} ${leans} ${own}`]);
  });

  it('passes over a paragraph of four words between better ones', () => {
    const text = [filler('Ada'), 'He had a ferret.', filler('Bob'), filler('Cleo')].join('\n\n');
    expect(choose(text, { Cleo: 3, ferret: 1.5 })).toEqual([filler('Cleo')]);
  });

  it('fills a gap of a few words rather than cutting it out', () => {
    const text = `${filler('Ada').slice(0, 80)}. Then. ${filler('Bob').slice(0, 80)}.`;
    expect(choose(text, { Ada: 2, Bob: 2 }, { budget: 200 })).toEqual([text]);
  });

  it('cuts a single sentence that is too long between words, and shows nothing else', () => {
    const text = `Short one. ${'a ladder and '.repeat(100)}end. Short two.`;
    const [shown = '', ...others] = choose(text, { ladder: 1 });
    expect(others).toEqual([]);
    expect(shown).toMatch(/^(?:a ladder and )+(?:a|a ladder)?/u);
    expect(shown.length).toBeLessThanOrEqual(400);
    expect(shown.length).toBeGreaterThan(380);
  });

  it('leaves a sentence whole that is only a little too long', () => {
    const long = `${'a ladder and '.repeat(35)}end.`;
    expect(choose(`${long} Short.`, { ladder: 1 })).toEqual([long]);
  });

  it('asks more of a third run than of a second: every cut is a leap', () => {
    const text = ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve'].map(filler).join('\n\n');
    const shown = (third: number) => choose(text, { Ada: 3, Cleo: 2.8, Eve: third }, { budget: 800, worth: 0.4 });
    expect(shown(2)).toEqual([filler('Ada'), filler('Cleo')]);
    expect(shown(2.2)).toEqual([filler('Ada'), filler('Cleo'), filler('Eve')]);
  });

  it('begins no further run with what points back to more than there is room for', () => {
    const long = `Dora ${'went on with the washing up and said nothing more '.repeat(6)}end.`;
    const lost = `${long} He washes it every evening in there, with the good salts, and sings to it.`;
    const text = [filler('Ada'), lost, filler('Bob')].join('\n\n');
    expect(choose(text, { Ada: 3, sings: 2.9, Bob: 2 }, { budget: 410 })).toEqual([filler('Ada'), filler('Bob')]);
  });

  it('goes back to the paragraph before for a thing that is named there', () => {
    const thing =
      'Send that this week, before the ferret has its birthday, and leave all your reasons out of it if you possibly can.';
    const text = [filler('Ada'), filler('Bob'), thing, filler('Cleo')].join('\n\n');
    expect(choose(text, { birthday: 1 })).toEqual([`${filler('Bob')}\n\n${thing}`]);
  });

  it('goes back as far as what is named again was named', () => {
    const named = 'My uncle has left us his barge, with all of his tomatoes on it, and a goat that nobody had been told about.';
    const between = 'Nobody in the family can steer, or wants to learn.';
    const again = 'You could live on that barge from April on, and let the house to people who like stairs and dry feet.';
    const text = [filler('Ada'), `${named} ${between}`, again, filler('Cleo')].join('\n\n');
    expect(choose(text, { stairs: 1 })).toEqual([`${named} ${between}\n\n${again}`]);
    const otherwise = [filler('Ada'), named, `${between} ${again}`, filler('Cleo')].join('\n\n');
    expect(choose(otherwise, { stairs: 1 })).toEqual([`${named}\n\n${between} ${again}`]);
  });

  it('begins later where going back leads nowhere, rather than with a thing that nobody can know', () => {
    const chain = Array.from(
      { length: 4 },
      (_, index) => `It ${'went on with the washing up and said nothing more '.repeat(2)}until ${index}.`,
    );
    const own = 'Then ask your uncle for the key to the boathouse, before the goat has eaten the last of his tomatoes.';
    const text = [filler('Ada'), `${chain.join(' ')} ${own}`].join('\n\n');
    expect(choose(text, { boathouse: 1 })[0]).toBe(own);
  });

  it('promises no two things where it shows one', () => {
    const promise = 'There are two things that I would do, Bob.';
    const one =
      'Ask your uncle for the key to the boathouse, before the goat has eaten the last of his tomatoes, and keep it on a string.';
    const other = 'Then sell the goat, to somebody with a garden and a strong fence, and buy your uncle a pair of good boots.';
    const text = (second: string) => [filler('Ada'), `${promise} ${one}`, second, filler('Cleo')].join('\n\n');
    expect(choose(text(other), { boathouse: 1 }, { budget: 250 })).toEqual([one]);
    expect(choose(text(other), { boathouse: 1, boots: 0.9 }, { budget: 300 })).toEqual([`${promise} ${one}\n\n${other}`]);
  });

  it('begins with its paragraph where little stands before it there, rather than going on', () => {
    const lead = 'Now your mother.';
    const point =
      'Go on Sunday, before the choir, and take the ferret with you in its basket, so that nobody can say it was hidden from her.';
    const more = 'The bath over there is as good as any other bath in town, and nearer the sea too.';
    const text = [filler('Ada'), `${lead} ${point} ${more}`, filler('Bob')].join('\n\n');
    expect(choose(text, { choir: 1, nearer: 0.9 }, { budget: 215 })).toEqual([`${lead} ${point}`]);
  });

  it('does not end with the promise of what it leaves out', () => {
    const promise = 'So there are two things that I would like you to do now.';
    const kept = 'Sell the bath, and buy the ferret a basin of its own, which is all that it ever wanted of you.';
    const text = `${filler('Ada').slice(0, 150)}. ${promise}\n\n${kept}\n\n${filler('Bob')}`;
    const [shown = ''] = choose(text, { promise: 1, 'two things': 1 }, { budget: 400 });
    expect(shown.endsWith(kept)).toBe(true);
  });

  it('begins no run with what repeats any shown sentence', () => {
    const text = `${filler('Ada').slice(0, 80)}. Bob sold it. ${filler('Cleo').slice(0, 80)}.\n\n${filler('Dora')}\n\n${filler('Eve')}`;
    const alike = (one: number, other: number) => (one === 3 && other === 1 ? 0.9 : 0);
    expect(choose(text, { Ada: 3, Dora: 2.9, Eve: 2.8 }, { alike, budget: 500 }).join(' ')).not.toContain('Dora');
  });

  it('passes over what says the same as a chosen sentence', () => {
    const text = ['Ada', 'Bob', 'Cleo'].map(filler).join('\n\n');
    const alike = (one: number, other: number) => (one + other === 1 ? 0.9 : 0);
    expect(choose(text, { Ada: 3, Bob: 2.9, Cleo: 2 }, { alike })).toEqual([filler('Ada'), filler('Cleo')]);
  });
});
