// Who looks after the letters in a server or workspace? The table of moderators.
import type { Moderators } from './store.ts';
import type { StateDatabase } from './tables.ts';

/** The moderators in a database. */
export function createModerators(db: StateDatabase): Moderators {
  return {
    async of({ platform, space }) {
      const rows = await db
        .selectFrom('moderators')
        .select('person')
        .where('platform', '=', platform)
        .where('space', '=', space)
        .orderBy('person')
        .execute();
      return rows.map(({ person }) => person);
    },
    async add({ platform, space }, person) {
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto('moderators')
        .values({ platform, space, person })
        .onConflict((conflict) => conflict.columns(['platform', 'space', 'person']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows > 0n;
    },
    async remove({ platform, space }, person) {
      const { numDeletedRows } = await db
        .deleteFrom('moderators')
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('person', '=', person)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}
