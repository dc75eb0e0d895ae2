// In which workspaces is the app installed, by whom, and with which credentials? The table of installs; credentials lie sealed.
import { ArchiveError } from '../errors.ts';
import { createSeal } from './sealed.ts';
import type { Installs, Space } from './store.ts';
import type { StateDatabase } from './tables.ts';

/** The installs in a database. With another `secret`, earlier credentials can't be read any more, which is said. */
export function createInstalls(db: StateDatabase, secret: string): Installs {
  const seal = createSeal(secret, 'install');
  const belongsTo = ({ platform, space }: Space) => ['install', platform, space];
  const row = ({ platform, space }: Space) =>
    db
      .selectFrom('installs')
      .select(['installer', 'sealed'])
      .where('platform', '=', platform)
      .where('space', '=', space)
      .executeTakeFirst();
  return {
    async keep({ platform, space }, { installer, credentials }) {
      const sealed = seal.close(credentials, belongsTo({ platform, space }));
      await db
        .insertInto('installs')
        .values({ platform, space, installer, sealed })
        .onConflict((conflict) => conflict.columns(['platform', 'space']).doUpdateSet({ sealed }))
        .execute();
    },
    async of(space) {
      const kept = await row(space);
      if (kept === undefined) return undefined;
      const credentials = seal.open(kept.sealed, belongsTo(space));
      if (credentials === undefined) throw unreadable(space);
      return { installer: kept.installer, credentials };
    },
    installerOf: async (space) => (await row(space))?.installer,
    async list(platform) {
      const rows = await db.selectFrom('installs').select('space').where('platform', '=', platform).orderBy('space').execute();
      return rows.map(({ space }) => space);
    },
  };
}

function unreadable({ platform, space }: Space): ArchiveError {
  return new ArchiveError(
    'io',
    `The credentials of ${platform} workspace ${space} can't be read: they were sealed under another DEAR_ARCHIVE_SECRET, or changed since. Set the secret of that time again, or install the app in that workspace anew.`,
  );
}
