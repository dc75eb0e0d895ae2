// The first state: policies, votes, public cards, deliveries, moderators, settings. Released: change it no more, add another.
import type { Kysely, Migration } from 'kysely';

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db;
    await schema
      .createTable('policies')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('topics', 'text', (column) => column.notNull())
      .addColumn('excluded_notes', 'text', (column) => column.notNull())
      .addColumn('most_letters', 'integer', (column) => column.notNull())
      .addColumn('most_length', 'integer')
      .addColumn('forum_helper', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('policies_key', ['platform', 'space', 'channel'])
      .execute();
    await schema
      .createTable('votes')
      .addColumn('person_hash', 'text', (column) => column.notNull())
      .addColumn('letter', 'text', (column) => column.notNull())
      .addColumn('helpful', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('votes_key', ['person_hash', 'letter'])
      .execute();
    await schema.createIndex('votes_by_letter').on('votes').column('letter').execute();
    // One row a letter that a message shows.
    await schema
      .createTable('cards')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('letter', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('cards_key', ['platform', 'space', 'channel', 'message', 'letter'])
      .execute();
    await schema.createIndex('cards_by_letter').on('cards').column('letter').execute();
    await schema
      .createTable('deliveries')
      .addColumn('name', 'text', (column) => column.notNull().primaryKey())
      .addColumn('claimed_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('deliveries_by_time').on('deliveries').column('claimed_at').execute();
    await schema
      .createTable('moderators')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('space', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('moderators_key', ['platform', 'space', 'person'])
      .execute();
    await schema
      .createTable('settings')
      .addColumn('name', 'text', (column) => column.notNull().primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};
