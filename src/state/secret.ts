// Which secret signs buttons and hides who voted, where none is set? One that is made once and kept in the state.
import { randomBytes } from 'node:crypto';
import type { StateDatabase } from './tables.ts';

const NAME = 'secret';
const BYTES = 32;

/** The secret of a state; of several processes that begin together, all get the same. */
export async function keptSecret(db: StateDatabase): Promise<string> {
  const kept = await read(db);
  if (kept !== undefined) return kept;
  await db
    .insertInto('settings')
    .values({ name: NAME, value: randomBytes(BYTES).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const made = await read(db);
  if (made === undefined) throw new Error('The secret that was just written is not there.');
  return made;
}

async function read(db: StateDatabase): Promise<string | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', NAME).executeTakeFirst();
  return row?.value;
}
