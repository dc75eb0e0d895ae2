// How is an archive kept for one writer at a time? A lock file that names the process; one left by a dead process counts for
// nothing. (proper-lockfile keeps a lock for ten seconds after its process was killed; an import should go on at once.)
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ArchiveError, explainSystemError, systemCode } from '../errors.ts';
import { isLiving } from './living.ts';

const ownerSchema = z.object({ pid: z.number().int().positive(), host: z.string(), since: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** Locks of this very process, which a process number can't tell from those of a dead one with the same number. */
const held = new Set<string>();

/**
 * Takes the lock of an archive. @returns what gives it back
 * @throws ArchiveError `io` when another process writes to the archive, or the lock can't be written
 */
export async function lockArchive(archive: string): Promise<() => Promise<void>> {
  const folder = join(archive, '.dear-archive');
  const file = join(folder, 'writing.lock');
  try {
    await mkdir(folder, { recursive: true });
    for (let attempt = 0; attempt < 3; attempt++) {
      if (await create(file)) {
        held.add(file);
        return async () => {
          held.delete(file);
          await rm(file, { force: true });
        };
      }
      const text = await readFile(file, 'utf8').catch(() => '');
      const owner = parseOwner(text);
      if (text !== '' && isAlive(owner, file)) throw taken(archive, file, owner);
      await removeStale(file, text);
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('io', `The archive "${archive}" can't be written: ${file}: ${explainSystemError(error)}.`, {
      cause: error,
    });
  }
  throw taken(archive, file, undefined);
}

async function create(file: string): Promise<boolean> {
  const owner: Owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  // Written beside and linked into place, so that nobody ever reads a lock that is not whole.
  const own = `${file}.${process.pid}`;
  const handle = await open(own, 'w');
  try {
    await handle.writeFile(JSON.stringify(owner));
    await handle.close();
    await link(own, file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

function parseOwner(text: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

// The process of another machine (or container) can't be asked, so its lock counts.
function isAlive(owner: Owner | undefined, file: string): boolean {
  if (owner === undefined) return false;
  if (owner.host !== hostname()) return true;
  if (owner.pid === process.pid) return held.has(file);
  return isLiving(owner.pid);
}

// Moved away before it is removed: if somebody else has just replaced it by a living lock, that one is put back.
async function removeStale(file: string, text: string): Promise<void> {
  const aside = `${file}.stale-${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

function taken(archive: string, file: string, owner: Owner | undefined): ArchiveError {
  const who = owner === undefined ? 'Another program' : `Process ${owner.pid} on ${owner.host} (since ${owner.since})`;
  return new ArchiveError(
    'io',
    `The archive "${archive}" is being written: ${who} has locked it. Wait until that is done; if nothing runs there, remove ${file}.`,
  );
}
