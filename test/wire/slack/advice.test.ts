// Does /advice answer, over the wire, for its asker alone?
import { describe, expect, it } from 'vitest';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

describe.each(['socket', 'http'] as const)('/advice by %s', (by) => {
  it('answers a question with letters, for its asker alone', async () => {
    const { server, scene } = await startScene({ by });
    const asked = server.command(`/advice ${LAWNMOWER}`, scene);
    const answer = await asked.answer();
    expect(answer.isPrivate).toBe(true);
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(await asked.acknowledged()).toBeUndefined();
    expect(server.faults).toEqual([]);
  });
});
