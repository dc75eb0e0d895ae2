// Who answers in a new column? Known when all of its letters name the same one.
import { columnSlug } from '../letters/slug.ts';
import type { FoundIn } from './read-source.ts';

/** The columnist of each column that all found letters of it name alike. */
export function columnists(found: readonly FoundIn[]): (column: string) => string | undefined {
  const named = new Map<string, Set<string | undefined>>();
  for (const { found: item } of found) {
    if (item.kind !== 'letter' || item.draft.column === undefined) continue;
    const slug = columnSlug(item.draft.column);
    named.set(slug, (named.get(slug) ?? new Set()).add(item.draft.columnist));
  }
  return (column) => {
    const names = named.get(columnSlug(column));
    return names?.size === 1 ? [...names][0] : undefined;
  };
}
