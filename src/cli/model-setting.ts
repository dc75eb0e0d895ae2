// Which sentence encoder do the settings name: the bundled one, one in a folder, one of the hub, or none?
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isHubName, type openArchive } from '../archive.ts';
import { BUNDLED_MODEL } from '../config/bundled.ts';
import { loadSettings } from '../config/load.ts';
import type { Io } from './io.ts';

/** Threads of the sentence encoder: it reads one question at a time, and a server has other things to do. */
export const ENCODER_THREADS = 2;

/** The sentence encoder to use; `undefined`: none is wanted. A folder goes before a model of the hub with the same name. @throws ArchiveError `usage` when a setting can't be used */
export async function chosenModel(
  { env }: Pick<Io, 'env'>,
  threads: number,
): Promise<Parameters<typeof openArchive>[0]['model']> {
  const only = ['MODEL', 'MODEL_CACHE', 'MODEL_HUB_URL'] as const;
  const { MODEL, MODEL_CACHE, MODEL_HUB_URL } = await loadSettings({ env, folder: process.cwd(), only });
  if (MODEL === 'none') return undefined;
  if (MODEL === undefined || !isHubName(MODEL) || (await isFolder(MODEL))) return { directory: MODEL ?? BUNDLED_MODEL, threads };
  const cacheHome = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
  const cache = MODEL_CACHE ?? join(cacheHome, 'dear-archive', 'models');
  return { hub: { name: MODEL, cache, address: MODEL_HUB_URL }, threads };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
