// Does every engine answer through the port as the bench expects it, built or loaded, whatever a person types?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINE_NAMES, ENGINES } from '../../../bench/engines.ts';
import type { Peer } from '../../../bench/peers/peer.ts';

const LETTERS = [
  { id: 'x/key', title: 'The Spare Key', question: 'My neighbour keeps our key.', answer: 'Change the lock.', topics: [] },
  { id: 'x/dinner', title: 'Two Dinners', question: 'He eats at his mother’s.', answer: 'Cook for one on Fridays.', topics: [] },
  { id: 'x/dog', title: 'A Wet Dog', question: 'Her labrador sleeps in our bed.', answer: 'Buy a basket for it.', topics: [] },
];
const HOSTILE = ['', '   ', '*', 'k*y', 'title:key', '-key +dinner ~2 ^10', '"', '\\', '🙁', '__proto__ constructor'];

describe.each(ENGINE_NAMES)('%s', (name) => {
  let folder: string;
  let peer: Peer;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bench-peer-'));
    ({ peer } = await ENGINES[name].open());
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds a letter by one of the words of a question, in any of its parts', async () => {
    const index = await peer.build(LETTERS);
    expect((await index.search('spare telephone?', 5))[0]).toBe('x/key');
    expect((await index.search('labrador telephone?', 5))[0]).toBe('x/dog');
    expect((await index.search('telephone fridays', 5))[0]).toBe('x/dinner');
  });

  it('gives no more letters than are wanted', async () => {
    const index = await peer.build(LETTERS);
    expect(await index.search('key dinners labrador', 2)).toHaveLength(2);
  });

  it('answers the same when it was stored and loaded', async () => {
    const built = await peer.build(LETTERS);
    expect(built.save === undefined).toBe(peer.load === undefined);
    if (!built.save || !peer.load) return;
    await built.save(folder);
    const loaded = await peer.load(folder);
    for (const question of ['the key in the basket', 'his mother’s dog']) {
      expect(await loaded.search(question, 5)).toEqual(await built.search(question, 5));
    }
  });

  it('takes signs for text and never for commands', async () => {
    const index = await peer.build(LETTERS);
    for (const question of HOSTILE) expect((await index.search(question, 5)).length, question).toBeLessThanOrEqual(3);
    expect(await index.search('dinners key * ~2 ^9', 5)).toEqual(expect.arrayContaining(['x/key', 'x/dinner']));
  });
});
