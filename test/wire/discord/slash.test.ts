// Do the commands answer, in private, in time, and in public only where that may be?
import { describe, expect, it } from 'vitest';
import { slash, typing } from '../../support/discord/acts.ts';
import { textsIn } from '../../support/discord/components-in.ts';
import type { SeenMessage } from '../../support/discord/interaction-record.ts';
import { LAWNMOWER, startScene } from './bot.ts';

const textOf = ({ message }: SeenMessage) => textsIn(message.components ?? []).join('\n');

describe('/advice', () => {
  it('ask thinks in private at once, then shows letters to its asker alone', async () => {
    const { server, scene } = await startScene();
    const asked = server.interact(slash('advice ask', { question: LAWNMOWER }, scene));
    expect(await asked.first()).toEqual({ kind: 'thinking', isPrivate: true });
    const answer = await asked.answer();
    expect(answer.isPrivate).toBe(true);
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(textOf(answer)).toContain(LAWNMOWER);
    expect(server.messagesIn(scene.in)).toEqual([]);
    expect(server.faults).toEqual([]);
  });
});
