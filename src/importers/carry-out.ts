// How do plans become files? One file after the other, each whole or not at all; a signal stops between two letters.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever, explainSystemError, systemCode } from '../errors.ts';
import { formatColumn } from '../letters/column.ts';
import { formatLetter } from '../letters/file.ts';
import type { Column } from '../letters/letter.ts';
import type { Problem } from '../letters/problem.ts';
import type { WriteFile } from '../storage/whole-file.ts';
import type { FoundLetter } from './importer.ts';
import type { Plan } from './plan.ts';
import { quarantineFiles } from './quarantine.ts';
import type { FoundIn } from './read-source.ts';
import type { ReportItem } from './report.ts';

/** An item and what is to be done with it. */
export type Planned = FoundIn & { readonly plan: Plan };

/** Where and how to write. `dryRun`: everything but writing. */
export type Writing = {
  readonly archive: string;
  readonly dryRun: boolean;
  readonly write: WriteFile;
  readonly signal?: AbortSignal | undefined;
};

/** What was done: an item each, and what went wrong besides. */
export type CarriedOut = {
  readonly items: readonly ReportItem[];
  readonly problems: readonly Problem[];
  readonly failed: boolean;
  readonly interrupted: boolean;
};

/** After these, writing on would only fail again. */
const HOPELESS = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** Writes columns, letters and quarantine. Every item gets its line in the report, also when it could not be written. */
export async function carryOut(planned: readonly Planned[], columns: readonly Column[], writing: Writing): Promise<CarriedOut> {
  const problems: Problem[] = [];
  const items: ReportItem[] = [];
  let hopeless: string | undefined;
  const attempt = async (file: string, text: string): Promise<string | undefined> => {
    if (writing.dryRun) return undefined;
    if (hopeless !== undefined) return hopeless;
    try {
      await writing.write(file, text);
      return undefined;
    } catch (error) {
      const why = explainSystemError(error);
      if (HOPELESS.has(systemCode(error) ?? '')) hopeless = why;
      problems.push({ file, message: `This could not be written: ${why}.` });
      return why;
    }
  };
  const badColumns = new Set<string>();
  for (const column of writing.signal?.aborted ? [] : columns) {
    const why = await attempt(join(writing.archive, 'letters', column.slug, 'column.yml'), formatColumn(column));
    if (why !== undefined) badColumns.add(column.slug);
  }
  for (const one of planned) {
    if (writing.signal?.aborted) {
      items.push(notDone(one, 'interrupted', 'The import was stopped before this item. Import it again.'));
      continue;
    }
    const item = itemOf(one, writing.archive);
    let why: string | undefined;
    for (const { path, text, keep } of filesOf(one, writing.archive)) {
      if (keep && (await exists(path))) continue;
      const column = 'column' in one.plan && typeof one.plan.column === 'object' ? one.plan.column.slug : undefined;
      why ??= column !== undefined && badColumns.has(column) ? 'its column could not be written' : await attempt(path, text);
    }
    items.push(
      why === undefined
        ? item
        : notDone(one, 'not-written', `This was not written: ${why}. When that is mended, import it again.`),
    );
  }
  const failed = items.some(({ reason }) => reason === 'not-written');
  return { items, problems, failed, interrupted: items.some(({ reason }) => reason === 'interrupted') };
}

type FileToWrite = { readonly path: string; readonly text: string; readonly keep: boolean };

// What waits in quarantine already may have been edited there, so it is left alone.
function filesOf({ plan, found, source, format }: Planned, archive: string): FileToWrite[] {
  switch (plan.outcome) {
    case 'new':
    case 'updated':
      return [
        { path: join(archive, 'letters', `${plan.letter.id}.md`), text: formatLetter(plan.letter, plan.column), keep: false },
      ];
    case 'quarantined': {
      const { item, note } = quarantineFiles(
        { ...plan, raw: found.raw, source, line: found.line, format, letter: plan.id },
        archive,
      );
      return [item, note].map(({ name, text }) => ({ path: join(archive, 'quarantine', name), text, keep: true }));
    }
    case 'unchanged':
    case 'skipped':
      return [];
    default:
      return assertNever(plan);
  }
}

function itemOf({ plan, found, source, format }: Planned, archive: string): ReportItem {
  const place = { version: 1, source, line: found.line } as const;
  switch (plan.outcome) {
    case 'new':
    case 'updated':
      return { ...place, outcome: plan.outcome, id: plan.letter.id, ...leftOutOf(found) };
    case 'unchanged':
      return { ...place, outcome: plan.outcome, id: plan.id, message: plan.message };
    case 'quarantined': {
      const { item } = quarantineFiles({ ...plan, raw: found.raw, source, line: found.line, format, letter: plan.id }, archive);
      return {
        ...place,
        outcome: plan.outcome,
        id: plan.id,
        reason: plan.reason,
        message: plan.message,
        file: join(archive, 'quarantine', item.name),
      };
    }
    case 'skipped':
      return { ...place, outcome: plan.outcome, reason: plan.reason, message: plan.message };
    default:
      return assertNever(plan);
  }
}

function leftOutOf(found: Planned['found']): Pick<FoundLetter, 'leftOut'> | undefined {
  return found.kind === 'letter' && found.leftOut.length > 0 ? { leftOut: found.leftOut } : undefined;
}

function notDone({ plan, found, source }: Planned, reason: 'interrupted' | 'not-written', message: string): ReportItem {
  const place = { version: 1, source, line: found.line } as const;
  // What needs no writing was done all the same.
  if (plan.outcome === 'unchanged') return { ...place, outcome: 'unchanged', id: plan.id };
  if (plan.outcome === 'skipped') return { ...place, outcome: 'skipped', reason: plan.reason, message: plan.message };
  return { ...place, outcome: 'skipped', reason, message };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
