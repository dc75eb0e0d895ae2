// Which everyday words say the same in letters to columnists? Who asks about a "hubby" and "mum" is answered by a husband and a mother.

import groups from './kin-words.json' with { type: 'json' };
import { foldWord } from './normalise.ts';
import { stem } from './stem.ts';

const KIN = new Map<string, readonly string[]>();
for (const group of groups) {
  const stems = [...new Set(group.map((word) => stem(foldWord(word))))];
  for (const one of stems)
    KIN.set(
      one,
      stems.filter((other) => other !== one),
    );
}

/** The stems of words that stand for the same as a stem; mostly none. */
export function kinOf(stemmed: string): readonly string[] {
  return KIN.get(stemmed) ?? [];
}
