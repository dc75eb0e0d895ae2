// Does somebody hear of it when what they are to be shown can't be made?
import { expect, it } from 'vitest';
import { createCursors } from '../../../../adapters/shared/cursor.ts';
import type { Bot } from '../../../../adapters/slack/bot.ts';
import { messageOf, type Shown, viewOf } from '../../../../adapters/slack/shown.ts';
import { SILENT } from '../../../../src/logger.ts';
import { textsIn } from '../../../support/slack/texts-in.ts';

/** Buttons hold numbers up to 65,535: a list that goes on behind that can't be made. */
const BEYOND: Shown = {
  kind: 'reply',
  reply: { kind: 'titles', of: { kind: 'all' }, topics: [], titles: [], from: 70_000, more: 1 },
  showing: { shownTo: 'private', person: 'U1' },
};

it('a reply that can not be rendered is one calm sentence with a reference, and the log knows it', () => {
  const clock = { now: () => 0 };
  const logged: { event: string; reference: unknown }[] = [];
  const logger = {
    ...SILENT,
    error: (event: string, fields = {}) => void logged.push({ event, reference: Object(fields).reference }),
  };
  const bot: Pick<Bot, 'platform' | 'cursors' | 'clock' | 'logger'> = {
    platform: 'slack',
    cursors: createCursors({ secret: 's'.repeat(32), clock }),
    clock,
    logger,
  };
  const [message, view] = [messageOf(bot, BEYOND), viewOf(bot, BEYOND)];
  const said = [message.blocks, view.blocks].map((blocks) =>
    textsIn(JSON.parse(JSON.stringify(blocks)))
      .map(({ text }) => text)
      .join(' '),
  );
  for (const [index, text] of said.entries()) {
    expect(text).toContain('Something went wrong here');
    expect(text).toContain(`(Reference: ${String(logged[index]?.reference)})`);
  }
  expect(logged.map(({ event }) => event)).toEqual(['request-failed', 'request-failed']);
});
