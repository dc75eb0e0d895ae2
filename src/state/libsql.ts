// How does the state lie in a file? In SQLite, through libsql: the only file that touches the driver.
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { ArchiveError } from '../errors.ts';
import { explainFault } from './faults.ts';
import type { StateDatabase, Tables } from './tables.ts';

/** A state that ends with the process, for tests and trials. */
export const IN_MEMORY = ':memory:';

/** Only who runs the bot may read the state: it has the secret that signs buttons. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * Opens a state file, and makes it where there is none, with its folder.
 * @param patience milliseconds to wait while another process writes; the whole process waits, so keep it short
 * @throws ArchiveError `io` for a file that can't be opened, is locked, damaged, or no database
 */
export async function openLibsql(file: string, patience: number): Promise<StateDatabase> {
  try {
    if (file !== IN_MEMORY) await makeFile(file);
    return connect(file, patience);
  } catch (error) {
    throw explainFault(error, file);
  }
}

async function makeFile(file: string): Promise<void> {
  const folder = dirname(file);
  const made = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  // Archives are kept with git; what stands here is nobody else's business.
  if (made !== undefined) await writeFile(join(folder, '.gitignore'), '*\n');
  const handle = await open(file, 'a', FILE_MODE);
  await handle.close();
}

function connect(file: string, patience: number): StateDatabase {
  const database = new Database(file, { timeout: patience });
  try {
    const [found] = database.prepare('PRAGMA quick_check(1)').pluck().all();
    if (found !== 'ok') throw Object.assign(new Error(String(found)), { code: 'SQLITE_CORRUPT' });
    // Readers never wait for a writer, and a commit is one write. What another program made stays as it is, to be refused.
    if (isOurs(database)) database.pragma('journal_mode = WAL');
    // It is on the disk before it is acknowledged.
    database.pragma('synchronous = FULL');
    // What is forgotten is overwritten, not only marked as free: ids and sealed credentials of a workspace that left are gone.
    database.pragma('secure_delete = ON');
  } catch (error) {
    database.close();
    throw error;
  }
  return new Kysely<Tables>({ dialect: new StateDialect({ database: guarded(database, file) }) });
}

/** Is it empty, or a state that we made? What else it may be, migrate.ts says. */
function isOurs(database: Driver): boolean {
  const names = database.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  return names.length === 0 || names.includes('kysely_migration');
}

/** Kysely does not trust SQLite to change tables within a transaction, but it can: a migration is whole or not there. */
class StateDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new StateAdapter();
  }
}

class StateAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

type Driver = InstanceType<typeof Database>;

/** The driver with failures in plain words, and without its pitfalls. */
function guarded(database: Driver, file: string): SqliteDatabase {
  const explained = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw explainFault(error, file);
    }
  };
  return {
    close: () => close(database),
    prepare(sql) {
      // A transaction that only later begins to write fails at once when another process writes; this one waits.
      const statement = explained(() => database.prepare(sql === 'begin' ? 'begin immediate' : sql));
      return {
        reader: statement.reader,
        all: (parameters) => explained(() => statement.all(...bindable(parameters))),
        run: (parameters) => explained(() => statement.run(...bindable(parameters))),
        iterate: (parameters) => explained(() => statement.iterate(...bindable(parameters))),
      };
    },
  };
}

/** libsql leaves what was written last in the -wal file when it closes; folded in, the state is one file that can be copied. */
function close(database: Driver): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Another process is reading: the -wal file stays, and belongs to the state.
  }
  database.close();
}

/** libsql 0.5.29 ends the whole process when it is given a boolean (panic in statement.rs), so nothing but these reaches it. */
function bindable(parameters: readonly unknown[]): readonly unknown[] {
  for (const value of parameters) {
    if (value === null || typeof value === 'string' || typeof value === 'bigint') continue;
    if (typeof value === 'number' && Number.isFinite(value)) continue;
    throw new ArchiveError('bad-input', `The state keeps texts, numbers and nothing else, not a ${typeof value}. This is a bug.`);
  }
  return parameters;
}
