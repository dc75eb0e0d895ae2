// Is it the same letter, has its source changed, and has somebody edited it since? All by what is in letters and drafts.
import { createHash } from 'node:crypto';
import type { Column, Letter } from '../letters/letter.ts';
import { foldWord, normaliseLine } from '../text/normalise.ts';
import { tokenise } from '../text/tokenise.ts';
import { deriveTitle } from './column/title.ts';
import type { Draft, FoundLetter } from './importer.ts';

// In this order the fields are hashed and numbered in the mask of a hash: add new ones at the end only.
const HASHED_FIELDS = [
  'title',
  'date',
  'url',
  'topics',
  'contentNotes',
  'salutation',
  'question',
  'signature',
  'answer',
  'signOff',
  'links',
  'reprintOf',
  'updateOf',
  'supersededBy',
  'columnist',
  'status',
  'askedAs',
] as const satisfies readonly (keyof Draft)[];
type HashedField = (typeof HASHED_FIELDS)[number];

/** The key of a letter that its source does not name: its question, whatever its quotes, case and line breaks. */
export function questionKey(question: string): string {
  const words = tokenise(question).map(({ surface }) => foldWord(surface));
  return `question:${hash(words.length > 0 ? words.join(' ') : question)}`;
}

/** What names a found letter at its source. */
export function sourceKey(found: FoundLetter): string {
  const key = normaliseLine(found.key ?? '');
  return key === '' ? questionKey(found.draft.question) : key;
}

/** The fields that a source gives: those with a value, but for a title that was only made up from the question. */
function givenFields({ draft, derivedTitle }: FoundLetter): HashedField[] {
  return HASHED_FIELDS.filter((field) => {
    const value = draft[field];
    // Published is what a letter is when nobody says otherwise: holding it by hand is no edit of what was read.
    if (field === 'status' && value === 'published') return false;
    return !(field === 'title' && derivedTitle) && value !== undefined && !(Array.isArray(value) && value.length === 0);
  });
}

/**
 * The `source.hash` of a letter: what was read, which fields that were, and how they stand in the letter that was written.
 * `<what was read>.<fields, as bits>.<what was written>`. The columnist counts as written only where the letter's file
 * holds it, so that a later correction of column.yml is no edit of its letters.
 */
export function makeSourceHash(found: FoundLetter, written: Letter, column: Column): string {
  const fields = givenFields(found).filter((field) => field !== 'columnist' || written.columnist !== column.columnist);
  return `${readHash(found)}.${maskOf(fields).toString(16)}.${hashFields(written, fields)}`;
}

/** Does a source say the same as when the letter was written? */
export function sameAsRead(found: FoundLetter, letter: Letter): boolean {
  return letter.source?.hash.split('.')[0] === readHash(found);
}

/**
 * Has somebody edited what the import wrote? True for letters without a source, or with a hash that is not ours.
 * Fields that the source did not give are free: adding topics is no edit.
 */
export function isEdited(letter: Letter): boolean {
  const [, mask = '', written] = letter.source?.hash.split('.') ?? [];
  if (!/^[0-9a-f]{1,8}$/u.test(mask) || written === undefined) return true;
  const bits = Number.parseInt(mask, 16);
  const fields = HASHED_FIELDS.filter((_, index) => (bits & (1 << index)) !== 0);
  return hashFields(letter, fields) !== written;
}

function readHash(found: FoundLetter): string {
  return hashFields(found.draft, givenFields(found));
}

function hashFields(values: Draft | Letter, fields: readonly HashedField[]): string {
  return hash(JSON.stringify(fields.map((field) => [field, values[field] ?? null])));
}

function maskOf(fields: readonly HashedField[]): number {
  return fields.reduce((mask, field) => mask | (1 << HASHED_FIELDS.indexOf(field)), 0);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Does the letter have everything that the source gives? */
export function holdsAll(letter: Letter, found: FoundLetter): boolean {
  return givenFields(found).every((field) => JSON.stringify(letter[field]) === JSON.stringify(found.draft[field]));
}

/** Are question and answer of the two the same words? */
export function sameWords(letter: Letter, draft: Draft): boolean {
  return questionKey(letter.question) === questionKey(draft.question) && questionKey(letter.answer) === questionKey(draft.answer);
}

/** How many words two texts share: 0 none, 1 all (Dice's coefficient over distinct folded words). */
export function likeness(one: string, other: string): number {
  const words = (text: string) => new Set(tokenise(text).map(({ surface }) => foldWord(surface)));
  const [left, right] = [words(one), words(other)];
  if (left.size + right.size === 0) return one === other ? 1 : 0;
  return (2 * [...left].filter((word) => right.has(word)).length) / (left.size + right.size);
}

/** The letter with what its source says now, or the fields in which a person and the source say different things. */
export function mergeUpdate(
  letter: Letter,
  found: FoundLetter,
  column: Column,
): { readonly letter: Letter } | { readonly conflicts: readonly string[] } {
  const given = givenFields(found);
  const bits = Number.parseInt(letter.source?.hash.split('.')[1] ?? '0', 16);
  const wasGiven = (field: HashedField) => (bits & (1 << HASHED_FIELDS.indexOf(field))) !== 0;
  const conflicts: string[] = [];
  const values: Record<string, unknown> = { ...letter };
  for (const field of given) {
    const { [field]: value } = found.draft;
    const { [field]: stored } = letter;
    if (Array.isArray(value) && Array.isArray(stored) && !wasGiven(field)) values[field] = [...new Set([...stored, ...value])];
    else if (field === 'columnist' && !wasGiven(field))
      values[field] = stored === undefined || stored === column.columnist ? value : stored;
    else if (wasGiven(field) || isUnset(stored) || isMadeUp(field, letter)) values[field] = value;
    else if (JSON.stringify(stored) !== JSON.stringify(value)) conflicts.push(field);
  }
  return conflicts.length > 0 ? { conflicts } : { letter: withValues(letter, values) };
}

// A title that the import made from the letter's own words gives way to a real one.
function isMadeUp(field: HashedField, letter: Letter): boolean {
  return field === 'title' && letter.title === deriveTitle(letter.question, letter.signature);
}

// Published is what a letter is when nobody said otherwise.
function isUnset(value: unknown): boolean {
  return value === undefined || value === 'published' || (Array.isArray(value) && value.length === 0);
}

function withValues(letter: Letter, values: Record<string, unknown>): Letter {
  return { ...letter, ...values };
}
