// Which letters are the same case: reprints, updates, follow-ups? From front matter, and from texts that are nearly the same.
import type { Letter, LetterId } from '../../letters/letter.ts';
import type { Families, Relation, Relative } from '../match.ts';
import type { NearDuplicate } from './near-duplicates.ts';

/**
 * The families of an archive. References to letters that do not exist count for nothing.
 * @param duplicates letters that are nearly the same text: the later is a reprint of the earlier
 */
export function buildFamilies(letters: readonly Letter[], duplicates: readonly NearDuplicate[] = []): Families {
  const byId = new Map<string, Letter>(letters.map((letter) => [letter.id, letter]));
  const parents = new Map<Letter, Letter>();
  const rootOf = (letter: Letter): Letter => {
    const parent = parents.get(letter);
    return parent === undefined ? letter : rootOf(parent);
  };
  const join = (one: Letter | undefined, other: Letter | undefined) => {
    const roots = one && other ? [rootOf(one), rootOf(other)].sort(byDate) : [];
    const [first, second] = roots;
    if (first && second && first !== second) parents.set(second, first);
  };
  for (const letter of letters) {
    for (const id of [letter.reprintOf, letter.updateOf, letter.supersededBy]) if (id !== undefined) join(letter, byId.get(id));
  }
  for (const [one, other] of duplicates) join(byId.get(one), byId.get(other));

  const members = new Map<Letter, Letter[]>();
  for (const letter of [...letters].sort(byDate)) {
    const own = members.get(rootOf(letter));
    if (own) own.push(letter);
    else members.set(rootOf(letter), [letter]);
  }
  const copies = new Set(duplicates.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
  return {
    familyOf: (id) => rootOfId(id, byId, rootOf),
    relatives(id) {
      const self = byId.get(id);
      const family = self && members.get(rootOf(self));
      if (!self || !family) return [];
      return family
        .filter((letter) => letter !== self)
        .map((letter): Relative => ({ letter, relation: relate(letter, self, copies) }));
    },
  };
}

function rootOfId(id: LetterId, byId: ReadonlyMap<string, Letter>, rootOf: (letter: Letter) => Letter): LetterId {
  const letter = byId.get(id);
  return letter ? rootOf(letter).id : id;
}

function relate(letter: Letter, self: Letter, copies: ReadonlySet<string>): Relation {
  if (letter.reprintOf === self.id) return 'reprint';
  if (self.reprintOf === letter.id) return 'original';
  // What somebody wrote down is surer than dates, which are often lacking.
  if (letter.updateOf === self.id || self.supersededBy === letter.id) return 'update';
  if (self.updateOf === letter.id || letter.supersededBy === self.id) return 'earlier';
  const isEarlier = byDate(letter, self) < 0;
  const isCopy = copies.has(`${letter.id} ${self.id}`) || (letter.reprintOf !== undefined && letter.reprintOf === self.reprintOf);
  if (isCopy) return isEarlier ? 'original' : 'reprint';
  return isEarlier ? 'earlier' : 'update';
}

// A letter without a date comes first: it is more often an old one.
function byDate(one: Letter, other: Letter): number {
  const [left, right] = [one.date ?? '', other.date ?? ''];
  return left < right ? -1 : left > right ? 1 : one.id < other.id ? -1 : 1;
}
