import { describe, expect, it } from 'vitest';
import { borderBefore } from '../../../src/text/borders.ts';

const cut = (text: string, wished: number) => text.slice(0, borderBefore(text, wished));

describe('borderBefore', () => {
  it('cuts beside white space, so that no word is broken', () => {
    expect(cut('The ladder is ours', 8)).toBe('The ');
    expect(cut('The ladder is ours', 10)).toBe('The ladder');
    expect(cut('The ladder is ours', 11)).toBe('The ladder ');
  });

  it('keeps words with hyphens and apostrophes whole', () => {
    expect(cut('a well-meant gift', 8)).toBe('a ');
    expect(cut('it isn’t mine', 7)).toBe('it ');
  });

  it('gives the whole text where it is short enough, and nothing where its first word is too long', () => {
    expect(cut('ladder', 6)).toBe('ladder');
    expect(cut('ladder', 600)).toBe('ladder');
    expect(cut('ladder', 5)).toBe('');
  });

  it('keeps families, flags and accents whole where nothing else can be kept', () => {
    expect(cut('👨‍👩‍👧‍👦'.repeat(60), 300)).toBe('👨‍👩‍👧‍👦'.repeat(27));
    expect(cut('🇩🇪'.repeat(200), 403)).toBe('🇩🇪'.repeat(100));
  });

  it('keeps a sign with what follows it, though Unicode sees a word end between them', () => {
    expect(borderBefore('\u0600!'.repeat(300), 401)).toBe(400);
  });
});
