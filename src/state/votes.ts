// Who found which letter helpful? The table of votes, in which people are keyed hashes.
import { keyedHash } from '../keyed-hash.ts';
import type { Person, Votes } from './store.ts';
import type { StateDatabase } from './tables.ts';

/** 128 bits: no two people of any platform are taken for one. */
const HASH_BYTES = 16;

/** The votes in a database. With another `secret`, earlier votes still count but are nobody's any more. */
export function createVotes(db: StateDatabase, secret: string): Votes {
  const hashOf = ({ platform, person }: Person) =>
    keyedHash(secret, 'vote', { parts: [platform, person], bytes: HASH_BYTES }).toString('base64url');
  return {
    async cast(person, letter, isHelpful) {
      const helpful = isHelpful ? 1 : 0;
      await db
        .insertInto('votes')
        .values({ person_hash: hashOf(person), letter, helpful })
        .onConflict((conflict) => conflict.columns(['person_hash', 'letter']).doUpdateSet({ helpful }))
        .execute();
    },
    async counts(letter) {
      const rows = await db
        .selectFrom('votes')
        .select(({ fn }) => ['helpful', fn.countAll<number | string | bigint>().as('people')])
        .where('letter', '=', letter)
        .groupBy('helpful')
        .execute();
      const of = (helpful: number) => Number(rows.find((row) => row.helpful === helpful)?.people ?? 0);
      return { helpful: of(1), notHelpful: of(0) };
    },
    async forget(person) {
      const { numDeletedRows } = await db.deleteFrom('votes').where('person_hash', '=', hashOf(person)).executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
