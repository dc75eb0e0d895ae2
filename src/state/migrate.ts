// Is a state of this version, of an older one, of a newer one, or no state of ours? Older ones are brought up to date.
import { type Migration, Migrator, sql } from 'kysely';
import { z } from 'zod';
import { ArchiveError } from '../errors.ts';
import { first } from './migrations/001-first.ts';
import { installs } from './migrations/002-installs.ts';
import type { StateDatabase } from './tables.ts';

/** Changes of the tables by name. */
type Migrations = Readonly<Record<string, Migration>>;

/** All migrations under the names by which a state remembers them; they run in the order of these. */
const MIGRATIONS: Migrations = { '001-first': first, '002-installs': installs };

/** Kysely's own table of the migrations that were run. */
const RECORD = 'kysely_migration';
const OWN_TABLES = /^kysely_/u;

/**
 * Brings the tables up to this version: whole, or not at all.
 * @param where the file or database, for messages
 * @param migrations for tests; left out: all of this version
 * @throws ArchiveError `io` for a state of a newer version and for a database of another program
 */
export async function migrate(db: StateDatabase, where: string, migrations = MIGRATIONS): Promise<void> {
  await refuseStrangers(db, { where, migrations });
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateToLatest();
  if (error === undefined || error === null) return;
  if (error instanceof ArchiveError) throw error;
  throw new ArchiveError(
    'io',
    `The state ${where} can't be brought up to this version: ${error instanceof Error ? error.message : String(error)}. It is as it was before. Put a backup in its place, or move it away to begin anew.`,
    { cause: error },
  );
}

type Known = { readonly where: string; readonly migrations: Migrations };

async function refuseStrangers(db: StateDatabase, { where, migrations }: Known): Promise<void> {
  const tables = (await db.introspection.getTables({ withInternalKyselyTables: true })).map(({ name }) => name);
  const others = tables.filter((name) => !OWN_TABLES.test(name));
  if (!tables.includes(RECORD)) {
    if (others.length === 0) return;
    throw new ArchiveError(
      'io',
      `The state ${where} is a database of another program (it has a table "${others[0]}"). Name another file with STATE_FILE.`,
    );
  }
  const unknown = (await migrationsRun(db)).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return;
  throw new ArchiveError(
    'io',
    `The state ${where} was written by a newer version of dear-archive (its change "${unknown[0]}" is not known here). Start that version, or put a backup of the state from before it in its place.`,
  );
}

const recordSchema = z.array(z.object({ name: z.string() }));

async function migrationsRun(db: StateDatabase): Promise<string[]> {
  // The record is kysely's, so it is not among our tables' types.
  const { rows } = await sql`select name from ${sql.table(RECORD)}`.execute(db);
  return recordSchema.parse(rows).map(({ name }) => name);
}
