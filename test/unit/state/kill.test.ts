// A crash loses no change that was acknowledged, and leaves nothing half done.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../src/state/open-store.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { idOf } from '../../support/letters.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const RUN = fileURLToPath(new URL('../../fixtures/state/run.ts', import.meta.url));
const LETTER = idOf('ask-nora/her-ring');

/** Writes in another process and kills it (SIGKILL) when so many rounds were acknowledged. @returns the number of the last one */
async function writeAndKill(file: string, rounds: number): Promise<{ acknowledged: number; signal: NodeJS.Signals | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', RUN, file], { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  let acknowledged = -1;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= rounds) child.kill('SIGKILL');
  }
  return { acknowledged, signal: await ended };
}

test.each([0, 23, 71])('killed after round %i, a state has every change that was acknowledged', async (rounds) => {
  const file = join(await makeArchive({}), 'state.db');
  const { acknowledged, signal } = await writeAndKill(file, rounds);
  expect(signal).toBe('SIGKILL');
  expect(acknowledged).toBeGreaterThanOrEqual(rounds);
  const store = await openStore({ file, secret: 'the-same-for-the-test-and-for-this-process' });
  onTestFinished(() => store.close());
  const cards = new Set((await store.cards.showing(LETTER)).map(({ message }) => message));
  for (let at = 0; at <= acknowledged; at++) {
    expect(cards).toContain(`${at}`);
    expect(await store.deliveries.claim([`event-${at}`])).toBe(false);
    expect(await store.deliveries.claim([`channel-${at}`])).toBe(false);
    expect(await store.votes.forget({ platform: 'first', person: `${at}` })).toBe(1);
  }
  // At most the one round that was under way.
  expect((await store.votes.counts(LETTER)).helpful).toBeLessThanOrEqual(1);
});
