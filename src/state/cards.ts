// Which messages of ours show which letters to all? The table of public cards.
import { letterIdSchema } from '../letters/letter.ts';
import type { Card, Cards } from './store.ts';
import type { StateDatabase, Tables } from './tables.ts';

/** The public cards in a database. */
export function createCards(db: StateDatabase): Cards {
  return {
    async record({ letters, ...card }) {
      const rows = [...new Set(letters)].map((letter) => ({ ...keyOf(card), letter }));
      await db.transaction().execute(async (change) => {
        await remove(change, card);
        if (rows.length > 0) await change.insertInto('cards').values(rows).execute();
      });
    },
    async showing(letter) {
      const rows = await db
        .selectFrom('cards as shown')
        .innerJoin('cards as all', (join) =>
          join
            .onRef('all.platform', '=', 'shown.platform')
            .onRef('all.space', '=', 'shown.space')
            .onRef('all.channel', '=', 'shown.channel')
            .onRef('all.message', '=', 'shown.message'),
        )
        .selectAll('all')
        .where('shown.letter', '=', letter)
        .orderBy('all.platform')
        .orderBy('all.space')
        .orderBy('all.channel')
        .orderBy('all.message')
        .orderBy('all.letter')
        .execute();
      return gather(rows);
    },
    remove: async (card) => remove(db, card),
  };
}

type Key = Omit<Card, 'letters'>;

function keyOf({ platform, space, channel, message }: Key): Key {
  return { platform, space, channel, message };
}

async function remove(db: StateDatabase, { platform, space, channel, message }: Key): Promise<void> {
  await db
    .deleteFrom('cards')
    .where('platform', '=', platform)
    .where('space', '=', space)
    .where('channel', '=', channel)
    .where('message', '=', message)
    .execute();
}

/** Rows of one message stand together. */
function gather(rows: readonly Tables['cards'][]): Card[] {
  const cards = new Map<string, Card>();
  for (const row of rows) {
    const key = keyOf(row);
    const name = JSON.stringify(key);
    const letters = [...(cards.get(name)?.letters ?? []), letterIdSchema.parse(row.letter)];
    cards.set(name, { ...key, letters });
  }
  return [...cards.values()];
}
