// Where does the state of a deployment lie, and how is it opened? This wires the tables to a driver.
import { join } from 'node:path';
import { type Clock, SYSTEM_CLOCK } from '../clock.ts';
import { ArchiveError } from '../errors.ts';
import { createCards } from './cards.ts';
import { createDeliveries } from './deliveries.ts';
import { createInstalls } from './installs.ts';
import { openLibsql } from './libsql.ts';
import { migrate } from './migrate.ts';
import { createModerators } from './moderators.ts';
import { createPolicies } from './policies.ts';
import { keptSecret } from './secret.ts';
import type { Space, Store } from './store.ts';
import type { StateDatabase } from './tables.ts';
import { createVotes } from './votes.ts';

/** Where a state lies and what it goes by. */
export type StoreOptions = {
  /** the state file; see {@link stateFile}. `:memory:` keeps nothing */
  readonly file: string;
  /** the setting DEAR_ARCHIVE_SECRET; left out: one that is made once and kept in the state */
  readonly secret?: string | undefined;
  /** the setting DATABASE_URL, which this version refuses */
  readonly databaseUrl?: string | undefined;
  /** left out: this machine's */
  readonly clock?: Clock | undefined;
  /** milliseconds to wait while another process writes, 0 or more; left out: 1000, as a platform waits three seconds for us */
  readonly patience?: number | undefined;
};

const PATIENCE = 1000;

/** The file of the state: the setting STATE_FILE, else `state/state.db` in the archive's folder. */
export function stateFile(archive: string, setting: string | undefined): string {
  return setting ?? join(archive, 'state', 'state.db');
}

/**
 * Opens the state, makes it where there is none, and brings an older one up to date.
 * @throws ArchiveError `io` for a file that can't be opened, is locked, damaged, or of a newer version; `usage` for DATABASE_URL
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { file, clock = SYSTEM_CLOCK, patience = PATIENCE } = options;
  if (options.databaseUrl !== undefined) {
    throw new ArchiveError(
      'usage',
      'DATABASE_URL is set, but this version keeps its state in a file. Unset it; STATE_FILE says where the file lies.',
    );
  }
  const db = await openLibsql(file, patience);
  try {
    await migrate(db, file);
    return createStore(db, { clock, secret: options.secret ?? (await keptSecret(db)) });
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function createStore(db: StateDatabase, { clock, secret }: { clock: Clock; secret: string }): Store {
  return {
    policies: createPolicies(db),
    votes: createVotes(db, secret),
    cards: createCards(db),
    deliveries: createDeliveries(db, clock),
    moderators: createModerators(db),
    installs: createInstalls(db, secret),
    secret,
    forgetSpace: (space) => forgetSpace(db, space),
    close: () => db.destroy(),
  };
}

async function forgetSpace(db: StateDatabase, { platform, space }: Space): Promise<void> {
  await db.transaction().execute(async (change) => {
    for (const table of ['policies', 'cards', 'moderators', 'installs'] as const) {
      await change.deleteFrom(table).where('platform', '=', platform).where('space', '=', space).execute();
    }
  });
}
