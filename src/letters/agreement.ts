// Do the letters of an archive agree with one another: ids that stay apart, references that lead somewhere and not in a ring?
import { type Letter, type LetterId, letterKey } from './letter.ts';
import type { Problem } from './problem.ts';

/** What is wrong between letters that are right by themselves. @param fileOf the path of a letter's file, for the message */
export function findDisagreements(letters: readonly Letter[], fileOf: (id: LetterId) => string): Problem[] {
  return [...clashes(letters, fileOf), ...brokenReferences(letters, fileOf), ...rings(letters, fileOf)];
}

// Buttons name a letter by a 6-byte key. Two ids with one key are all but impossible, and fatal where they happen.
// Two ids that differ in capitals only are one file on many systems.
function clashes(letters: readonly Letter[], fileOf: (id: LetterId) => string): Problem[] {
  const byKey = new Map<string, LetterId>();
  const byName = new Map<string, LetterId>();
  return letters.flatMap(({ id }) => {
    const sameKey = byKey.get(letterKey(id));
    const sameName = byName.get(id.toLowerCase());
    byKey.set(letterKey(id), id);
    byName.set(id.toLowerCase(), id);
    const file = fileOf(id);
    return [
      ...(sameKey ? [{ file, message: `This letter and ${sameKey} have the same short key. Rename one of the two files.` }] : []),
      ...(sameName
        ? [{ file, message: `This letter and ${sameName} differ only in capitals. Rename one of the two files.` }]
        : []),
    ];
  });
}

function brokenReferences(letters: readonly Letter[], fileOf: (id: LetterId) => string): Problem[] {
  const ids = new Set<LetterId>(letters.map(({ id }) => id));
  return letters.flatMap((letter) =>
    (['reprintOf', 'updateOf', 'supersededBy'] as const).flatMap((field) => {
      const target = letter[field];
      if (target === undefined || ids.has(target)) return [];
      const message = `"${field}" names ${target}, and there is no such letter. Correct the id or remove the line.`;
      return [{ file: fileOf(letter.id), message }];
    }),
  );
}

// No letter can come both before and after another one. Each ring is told once, at its first letter.
function rings(letters: readonly Letter[], fileOf: (id: LetterId) => string): Problem[] {
  const earlier = new Map<LetterId, LetterId[]>(letters.map(({ id }) => [id, []]));
  for (const { id, reprintOf, updateOf, supersededBy } of letters) {
    earlier.get(id)?.push(...[reprintOf, updateOf].filter((target) => target !== undefined));
    if (supersededBy !== undefined) earlier.get(supersededBy)?.push(id);
  }
  const done = new Set<LetterId>();
  return letters.flatMap(({ id }) => {
    const ring = ringFrom(id, earlier, done);
    if (!ring) return [];
    const message = `"reprintOf", "updateOf" and "supersededBy" lead in a ring: ${[...ring, id].join(' -> ')}. Remove one of these lines.`;
    return [{ file: fileOf(id), message }];
  });
}

/** The letters on a way from `start` back to `start`, if there is one; `done` are letters whose rings are told or don't exist. */
function ringFrom(
  start: LetterId,
  earlier: ReadonlyMap<LetterId, readonly LetterId[]>,
  done: Set<LetterId>,
): LetterId[] | undefined {
  const cameFrom = new Map<LetterId, LetterId>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of earlier.get(id) ?? []) {
      if (next === start) {
        const ring = [id];
        for (let back = cameFrom.get(id); back !== undefined; back = cameFrom.get(back)) ring.unshift(back);
        for (const member of ring) done.add(member);
        return ring;
      }
      if (done.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      open.push(next);
    }
  }
  done.add(start);
  return undefined;
}
