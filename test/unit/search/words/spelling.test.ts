import { describe, expect, it } from 'vitest';
import { indexWords } from '../../../../src/search/words/frozen.ts';
import { createChangingWordIndex } from '../../../../src/search/words/frozen-live.ts';
import { isOneEdit } from '../../../../src/search/words/respell.ts';
import { createSpeller } from '../../../../src/search/words/spelling.ts';
import { createWordIndex } from '../../../../src/search/words/words.ts';
import { areSwapped } from '../../../../src/text/nearest.ts';
import { stem } from '../../../../src/text/stem.ts';

const letter = (id: string, title: string) => ({ id, title, question: '', answer: '', topics: [] });
const index = createWordIndex([
  letter('a', 'My mental health'),
  letter('b', 'Jealous of a neighbour'),
  letter('c', 'The wedding neighbours'),
]);
const idsOf = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);

describe('a misspelt word', () => {
  it.each([
    ['jealuos', 'b'],
    ['weding', 'c'],
    ['helth', 'a'],
  ])('%s finds its letter', async (word, id) => {
    expect(idsOf(await index.search(word, { limit: 5 }))).toEqual([id]);
    const [weight] = index.terms(word).values();
    expect(weight).toBeLessThan(1);
  });

  it('counts less than the same word spelt right', async () => {
    const [right] = await index.search('jealous', { limit: 1 });
    const [wrong] = await index.search('jealuos', { limit: 1 });
    expect(wrong?.score).toBeLessThan(right?.score ?? 0);
  });

  it('makes pairs as the word does that it is meant for', async () => {
    const pairs = createWordIndex([
      letter('a', 'wedding neighbours'),
      letter('b', 'neighbours wedding'),
      letter('c', 'wedding neighbours'),
    ]);
    expect(idsOf(await pairs.search('weding neighbours', { limit: 2 }))).toEqual(['a', 'c']);
  });
});

describe('a question with misspelt words', () => {
  const said = createWordIndex([
    letter('a', 'He borrowed my friends and married the hedge'),
    letter('b', 'My friends find that I may borrow'),
    letter('c', 'We may find the borrowed hedge, may we'),
  ]);

  it.each([
    ['he borowed it', 'he borrowed it'],
    ['my freinds', 'my friends'],
    ['she maried him', 'she married him'],
    ['the hegde', 'the hedge'],
    ['Borowed! Freinds?', 'borrowed! friends?'],
  ])('reads %s as %s', (typed, meant) => {
    expect(said.respell(typed)).toBe(meant);
  });

  it('keeps its names, its right words, and what no letter has', () => {
    for (const question of ['I met Hegde and Maried', 'a zither, quixotically', 'a zzyzx of 3freinds', 'the fur hat'])
      expect(said.respell(question)).toBe(question);
    // Names are not told by capitals in shouting, nor in headings.
    expect(said.respell('MY FREINDS')).toBe('MY friends');
    expect(said.respell('he NEVER HAD FREINDS')).toBe('he NEVER HAD friends');
    expect(said.respell('How I Lost My Freinds')).toBe('How I Lost My friends');
  });

  it('knows the names of the dictionary in small letters too, and takes others for those that letters have', () => {
    const named = createWordIndex([letter('a', 'Loredana walked'), letter('b', 'the beard of a board')]);
    expect(named.respell('bernard is here')).toBe('bernard is here');
    expect([...named.terms('loredanna').keys()]).toEqual([stem('loredana')]);
    // The dictionary has no word of that stem, so there is nothing to spell.
    expect(named.respell('loredanna')).toBe('loredanna');
  });

  it('has one error: a wrong letter where there are five, swapped neighbours where there are four', () => {
    const words = createWordIndex([letter('a', 'blame the marriage'), letter('b', 'a bottle of anniversaries, a calm aunt')]);
    expect(words.respell('blaem mariage aniversaries')).toBe('blame marriage anniversaries');
    expect([words.respell('blxme'), words.respell('clam'), words.respell('aunx'), words.respell('aunnt')]).toEqual([
      'blame',
      'clam',
      'aunx',
      'aunt',
    ]);
    expect(createWordIndex([letter('a', 'a calm aunt')]).respell('the autn')).toBe('the aunt');
    // Two errors may be any word.
    expect(words.respell('marrxgx botttlle')).toBe('marrxgx botttlle');
    // A slip of the first letter is another word.
    expect([words.respell('vlame'), words.respell('xhat')]).toEqual(['vlame', 'xhat']);
  });

  it('is no word with an apostrophe in it, no address and no word of another language', () => {
    const words = createWordIndex([letter('a', 'my aunt yelled at a friend'), letter('b', 'no quiet halal meal is newer')]);
    for (const question of [
      "she ain't here, y'all",
      'see newegg.com or halall.de/quiett',
      'mi esposo no quierre habllar conmigo quiett',
    ])
      expect(words.respell(question)).toBe(question);
    expect(words.respell("my freind's meal, freinds’ meals")).toBe("my friend's meal, friends’ meals");
  });

  it('is the word that has its letters before one that lacks some', () => {
    const words = createWordIndex([letter('a', 'a nice day'), letter('b', 'nice'), letter('c', 'my niece')]);
    expect(words.respell('my neice')).toBe('my niece');
  });

  it('is searched as it was typed where all words are taken for such that say nothing', () => {
    expect([...said.terms('waht').keys()]).toEqual([stem('waht')]);
    expect(said.respell('waht')).toBe('waht');
  });

  it('means the more frequent of two words that are as near, and each of both by half', () => {
    const two = createWordIndex([
      letter('a', 'a brick'),
      letter('b', 'a trick'),
      letter('c', 'the brink'),
      letter('d', 'this brink'),
    ]);
    expect([...two.terms('briik').keys()]).toEqual([stem('brink'), stem('brick')]);
    expect([...two.terms('briik').values()]).toEqual([expect.closeTo(0.35, 9), expect.closeTo(0.35, 9)]);
    expect(two.respell('briik')).toBe('brink');
  });

  it('takes of the forms of a word the one that ends as what was typed', () => {
    expect(createWordIndex([letter('a', 'she scares us')]).respell('im scard')).toBe('im scared');
    expect(createWordIndex([letter('a', 'the pity of it')]).respell('so pitty')).toBe('so pity');
  });

  it('is spelt by the letters that are there now', () => {
    const changing = createChangingWordIndex(indexWords([letter('a', 'jealous')]));
    expect(changing.respell('jealuos')).toBe('jealous');
    changing.changed([letter('b', 'wedding')], ['a']);
    expect(changing.respell('jealuos weding')).toBe('jealuos wedding');
  });

  it('searches nothing by a misspelt word that says nothing', () => {
    expect(said.respell('waht abuot my hedge becuse')).toBe('what about my hedge becuse');
    expect([...said.terms('waht abuot my hedge').keys()]).toEqual([stem('hedge')]);
    expect([...said.terms('waht freinds').keys()]).toEqual([stem('friends')]);
  });

  it('is read in the words of what it is meant for, not in those whose stems are nearer', () => {
    expect([...said.terms('freinds').keys()]).toEqual([stem('friends')]);
    expect([...said.terms('maried').keys()]).toEqual([stem('married')]);
  });

  it('is one letter away, or has two neighbours swapped', () => {
    const pairs = [
      ['frend', 'friend'],
      ['friiend', 'friend'],
      ['fraend', 'friend'],
      ['freind', 'friend'],
      ['freinds', 'friend'],
      ['fridne', 'friend'],
      ['friend', 'friend'],
    ] as const;
    expect(pairs.map(([typed, word]) => isOneEdit(typed, word))).toEqual([true, true, true, true, false, false, false]);
    expect(pairs.map(([typed, word]) => areSwapped(typed, word))).toEqual([false, false, false, true, false, false, false]);
  });
});

describe('a word spelt right', () => {
  it('is not taken for another: "dental" never finds "mental"', async () => {
    expect(await index.search('dental', { limit: 5 })).toEqual([]);
    expect(index.terms('dental')).toEqual(new Map([[stem('dental'), 1]]));
  });

  it('is searched as it is when the archive has it, however odd it looks', async () => {
    const odd = createWordIndex([letter('a', 'jealuos'), letter('b', 'jealous'), letter('c', 'jealous')]);
    expect(idsOf(await odd.search('jealuos', { limit: 5 }))).toEqual(['a']);
  });

  it('is left alone when it is short, has a digit, or begins with another letter', () => {
    expect([...index.terms('rtn mental1 xental').values()]).toEqual([1, 1, 1]);
  });
});

describe('the vocabulary', () => {
  it('completes a beginning, the most frequent first', () => {
    const stems = ['rent', 'rental', 'rest'];
    const speller = createSpeller(
      [{ stemsBeginning: (prefix) => stems.filter((word) => word.startsWith(prefix)) }],
      (word) => ({ rent: 2, rental: 9, rest: 5 })[word] ?? 0,
    );
    expect(speller.complete('ren', 5)).toEqual(['rental', 'rent']);
    expect(speller.complete('re', 2)).toEqual(['rental', 'rest']);
  });

  it('follows letters that come and go', async () => {
    const changing = createChangingWordIndex(indexWords([letter('a', 'jealous')]));
    expect(idsOf(await changing.search('jealuos', { limit: 5 }))).toEqual(['a']);
    changing.changed([letter('b', 'wedding')], ['a']);
    expect(await changing.search('jealuos', { limit: 5 })).toEqual([]);
    expect(idsOf(await changing.search('weding', { limit: 5 }))).toEqual(['b']);
    expect(changing.complete('', 5)).toEqual([stem('wedding')]);
  });
});
