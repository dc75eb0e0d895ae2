// Where the app was installed by OAuth. Released: change it no more, add another.
import type { Kysely, Migration } from 'kysely';

export const installs: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('installs')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('installer', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('installs_key', ['platform', 'space'])
      .execute();
  },
};
