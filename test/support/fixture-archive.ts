// The archive of the fixture, opened over a copy of its own.
import { type Archive, openArchive } from '../../src/archive.ts';
import { copyFixture } from './command.ts';

/** Opens a copy of the fixture, by words alone. `close` ends it and removes the copy. */
export async function openFixtureArchive(): Promise<{ readonly archive: Archive; readonly close: () => Promise<void> }> {
  const { directory, remove } = await copyFixture();
  const archive = await openArchive({ directory });
  return {
    archive,
    async close() {
      await archive.close();
      await remove();
    },
  };
}
