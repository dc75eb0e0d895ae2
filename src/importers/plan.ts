// What becomes of each found item: a new letter, an updated one, nothing, a place in quarantine, or a reason to skip it?
import { type Column, type Letter, type LetterId, letterSchema } from '../letters/letter.ts';
import { freeLetterId } from '../letters/slug.ts';
import {
  holdsAll,
  isEdited,
  likeness,
  makeSourceHash,
  mergeUpdate,
  questionKey,
  sameAsRead,
  sameWords,
  sourceKey,
} from './identity.ts';
import type { Found, FoundLetter, SkipReason, UnsureReason } from './importer.ts';
import type { Stock } from './stock.ts';

/** What is to be done with a found item. */
export type Plan =
  | { readonly outcome: 'new' | 'updated'; readonly letter: Letter; readonly column: Column }
  | { readonly outcome: 'unchanged'; readonly id: LetterId; readonly message?: string }
  | {
      readonly outcome: 'quarantined';
      readonly reason: UnsureReason;
      readonly message: string;
      readonly column?: string | undefined;
      readonly id?: LetterId;
    }
  | { readonly outcome: 'skipped'; readonly reason: SkipReason; readonly message: string };

/** Below this share of common words, a key that comes again names another letter; above the other, a title does not. */
const OTHER_LETTER = 0.3;
const SAME_LETTER = 0.7;

/** Plans one import, item after item; what was planned before counts as being there. */
export function createPlanner(stock: Stock): (found: Found) => Plan {
  /** letters that an item of this import has spoken for */
  const spoken = new Set<LetterId>();
  return (found) => {
    switch (found.kind) {
      case 'skipped':
        return { outcome: 'skipped', reason: found.reason, message: found.message };
      case 'unsure':
        return { outcome: 'quarantined', reason: found.reason, message: found.message, column: found.column };
      case 'letter': {
        const plan = planLetter(found, stock, spoken);
        if (plan.outcome === 'unchanged') spoken.add(plan.id);
        if (plan.outcome === 'new' || plan.outcome === 'updated') {
          spoken.add(plan.letter.id);
          stock.put(plan.letter);
        }
        return plan;
      }
    }
  };
}

function planLetter(found: FoundLetter, stock: Stock, spoken: ReadonlySet<LetterId>): Plan {
  const { draft } = found;
  if (draft.column === undefined) {
    const hint = found.columnHint === undefined ? 'NAME' : JSON.stringify(found.columnHint);
    return {
      outcome: 'skipped',
      reason: 'no-column',
      message: `The source does not say which column this letter is from. Import it with --column ${hint}.`,
    };
  }
  const column = stock.column(draft.column);
  const key = sourceKey(found);
  if (stock.isWithdrawn(column, { keys: [key, questionKey(draft.question)], id: found.wantedId })) {
    return {
      outcome: 'skipped',
      reason: 'withdrawn',
      message: 'This letter was withdrawn from the archive and does not come back.',
    };
  }
  const same = findSame(found, key, { stock, column });
  return same === undefined ? planNew(found, key, { stock, column }) : planKnown(found, key, { ...same, column, spoken });
}

type Same = { readonly letter: Letter; readonly by: 'key' | 'question' | 'id' | 'title' };

function findSame(found: FoundLetter, key: string, { stock, column }: { stock: Stock; column: Column }): Same | undefined {
  const { draft } = found;
  const byKey = stock.byKey(column, key);
  const byQuestion = stock.byQuestion(column, draft.question);
  // Where a source gives one key to two letters, the question tells them apart.
  if (byKey && (byQuestion === undefined || byQuestion.id === byKey.id)) return { letter: byKey, by: 'key' };
  if (byQuestion) return { letter: byQuestion, by: 'question' };
  const byId = stock.byId(found.wantedId);
  if (byId?.id.startsWith(`${column.slug}/`) && likeness(byId.question, draft.question) >= OTHER_LETTER)
    return { letter: byId, by: 'id' };
  if (found.key !== undefined || found.derivedTitle) return undefined;
  // A corrected question is still the same letter: same title and date, most of the words.
  const byTitle = stock
    .byTitle(column, draft.title)
    .find(
      (letter) =>
        letter.source?.key.startsWith('question:') &&
        letter.date === draft.date &&
        likeness(letter.question, draft.question) >= SAME_LETTER,
    );
  return byTitle && { letter: byTitle, by: 'title' };
}

function planNew(found: FoundLetter, key: string, { stock, column }: { stock: Stock; column: Column }): Plan {
  const { draft, wantedId } = found;
  const place = { columnSlug: column.slug, date: draft.date, title: draft.title };
  const natural = freeLetterId(place, () => false);
  const keeps = wantedId?.startsWith(`${column.slug}/`) ? wantedId : undefined;
  const bad = [keeps, natural].find((id) => id !== undefined && stock.isBadFile(id));
  if (bad !== undefined) {
    const message = `The file letters/${bad}.md can't be read and may be this letter. Mend or remove that file, then import this again.`;
    return { outcome: 'quarantined', reason: 'bad-letter-file', message, column: column.name };
  }
  const id = keeps !== undefined && !stock.isTaken(keeps) ? keeps : freeLetterId(place, (other) => stock.isTaken(other));
  const letter: Letter = { ...draft, id, column: column.name, status: draft.status ?? 'published' };
  return { outcome: 'new', letter: withSource(letter, found, key, column), column };
}

type Known = Same & { readonly column: Column; readonly spoken: ReadonlySet<LetterId> };

function planKnown(found: FoundLetter, key: string, { letter, by, column, spoken }: Known): Plan {
  const { id } = letter;
  const quarantine = (reason: UnsureReason, message: string): Plan => ({
    outcome: 'quarantined',
    reason,
    message,
    column: column.name,
    id,
  });
  if (by === 'key' && sameAsRead(found, letter)) return { outcome: 'unchanged', id };
  if (holdsAll(letter, found)) return { outcome: 'unchanged', id };
  if (spoken.has(id) || by === 'question') {
    if (sameWords(letter, found.draft))
      return { outcome: 'unchanged', id, message: `The same letter as ${id}, from another source.` };
    if (by === 'key' && likeness(letter.question, found.draft.question) < OTHER_LETTER) return quarantine(...keyReused(key, id));
    return spoken.has(id)
      ? quarantine(
          'two-versions',
          `This import has this letter twice, with different words; the first one is ${id}. Keep one of them in the source.`,
        )
      : quarantine(
          'same-question',
          `${id} has the same question with another answer. If this one is newer, put its words into that letter.`,
        );
  }
  if (by === 'key' && found.key !== undefined && likeness(letter.question, found.draft.question) < OTHER_LETTER)
    return quarantine(...keyReused(key, id));
  const edited = (what: string) =>
    quarantine(
      'changed-in-both',
      `${what}, and its source says something else now. The letter stays as it is; put into letters/${id}.md what should stand there.`,
    );
  if (by === 'id') return edited(`${id} came from elsewhere or was written by hand`);
  if (isEdited(letter)) return edited(`${id} was edited by hand since it was imported`);
  const merged = mergeUpdate(letter, found, column);
  if ('conflicts' in merged) return edited(`${merged.conflicts.join(', ')} of ${id} was added by hand`);
  return { outcome: 'updated', letter: withSource(merged.letter, found, key, column), column };
}

function keyReused(key: string, id: LetterId): [UnsureReason, string] {
  return [
    'key-reused',
    `The source calls this letter "${key}", as it called ${id}, but it is another letter. Give it a key of its own there.`,
  ];
}

function withSource(letter: Letter, found: FoundLetter, key: string, column: Column): Letter {
  return letterSchema.parse({ ...letter, source: { key, hash: makeSourceHash(found, letter, column) } });
}
