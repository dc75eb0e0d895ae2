import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../../../src/archive.ts';
import type { FindOptions } from '../../../src/search/find.ts';
import type { Band, Findings, Match } from '../../../src/search/match.ts';
import { createFakeEmbedder } from '../../support/embedders.ts';
import { INVENTED_QUESTIONS, inventLetter } from '../../support/invented-letters.ts';
import { writeLetters } from '../../support/letter-folder.ts';

const LETTERS = Array.from({ length: 30 }, (_, at) => inventLetter(at));
const matchesOf = (findings: Findings): readonly Match[] => (findings.outcome === 'matches' ? findings.matches : []);
const idsOf = (findings: Findings) => matchesOf(findings).map(({ letter }) => letter.id);

describe.each(['words alone', 'words and meaning'])('finding letters by %s', (how) => {
  const opened: { archive?: Archive; remove?: () => Promise<void> } = {};
  beforeAll(async () => {
    const { directory, remove } = await writeLetters(LETTERS);
    opened.remove = remove;
    const model = how === 'words alone' ? undefined : async () => createFakeEmbedder({ dimensions: 32 });
    opened.archive = await openArchive({ directory, model });
    await opened.archive.ready;
  });
  afterAll(async () => {
    await opened.archive?.close();
    await opened.remove?.();
  });
  const archive = (): Archive => {
    if (!opened.archive) throw new Error('not open');
    return opened.archive;
  };
  const askAll = (options: FindOptions = {}) =>
    Promise.all(INVENTED_QUESTIONS.map((question) => archive().ask(question, options)));

  it('finds letters for questions about them, and none for what the letters are not about', async () => {
    const found = await askAll();
    expect(found.filter(({ outcome }) => outcome === 'matches').length).toBeGreaterThanOrEqual(3);
    expect(found.at(-1)?.outcome).toBe('nothing-close');
  });

  it('puts the close ones first, and none above one that is likelier', async () => {
    for (const findings of await askAll({ limit: 30 })) {
      const bands = matchesOf(findings).map(({ band }) => band);
      expect(bands).toEqual(bands.toSorted());
      const scores = matchesOf(findings).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    }
  });

  it('says how sure each match is, where meaning is at work', async () => {
    const matches = (await askAll({ limit: 30 })).flatMap(matchesOf);
    const unsure = (score: number, band: Band) => (score >= 0.2 || band === 'close' ? 'perhaps' : 'distant');
    const wanted = ({ score, band }: Match) => (score >= 0.65 ? 'likely' : unsure(score, band));
    const alone = how === 'words alone';
    expect(matches.map(({ certainty }) => certainty)).toEqual(matches.map((match) => (alone ? undefined : wanted(match))));
  });

  it('gives the same in pages as at once, and counts what is left', async () => {
    for (const question of INVENTED_QUESTIONS) {
      const all = idsOf(await archive().ask(question, { limit: 30 }));
      for (let from = 0; from < all.length; from += 2) {
        const page = await archive().ask(question, { limit: 2, from });
        expect(idsOf(page)).toEqual(all.slice(from, from + 2));
        if (page.outcome === 'matches') expect(page.more).toBe(Math.max(0, all.length - from - 2));
      }
    }
  });

  it('finds a letter by its own question, above all others', async () => {
    for (const { id, question } of LETTERS.slice(0, 8)) expect(idsOf(await archive().ask(question))[0]).toBe(id);
  });

  it('gives a reason for each, in words that stand so in the letter', async () => {
    for (const findings of await askAll()) {
      for (const { letter, why } of matchesOf(findings)) {
        expect(why.length).toBeGreaterThan(0);
        for (const fragment of why) {
          if (fragment.kind === 'own') continue;
          const { field, span, text } = fragment.verbatim;
          expect(letter[field]?.slice(span.start, span.end)).toBe(text);
        }
      }
    }
  });

  it('says how many letters a filter leaves, and that none is left', async () => {
    const question = LETTERS[0]?.question ?? '';
    expect((await archive().ask(question, { column: 'Ask Ada' })).searched.letters).toBe(30);
    expect(await archive().ask(question, { topic: 'nothing of that kind' })).toMatchObject({
      outcome: 'nothing-close',
      reason: 'no-letters',
      nearest: [],
      searched: { letters: 0 },
    });
  });

  it('finds letters like a letter, but never the letter itself', async () => {
    for (const { id } of LETTERS.slice(0, 8)) expect(idsOf(await archive().similar(id, { limit: 30 }))).not.toContain(id);
    await expect(archive().similar('ask-ada/nobody')).rejects.toMatchObject({ code: 'no-such-letter' });
  });

  it('stops when nobody waits any more', async () => {
    const signal = AbortSignal.abort();
    await expect(archive().ask('My sister has the ladder', { signal })).rejects.toMatchObject({ code: 'interrupted' });
    await expect(archive().similar(LETTERS[0]?.id ?? '', { signal })).rejects.toMatchObject({ code: 'interrupted' });
  });
});
