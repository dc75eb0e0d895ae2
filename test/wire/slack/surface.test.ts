// Is the running app wired to what it offers, no more and no less?
import { expect, it } from 'vitest';
import { createConnection } from '../../../adapters/slack/client.ts';
import { offeredWiring } from '../../../adapters/slack/surface.ts';
import { SILENT } from '../../../src/logger.ts';

it.each([
  ['socket', { kind: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' }],
  ['http', { kind: 'http', botToken: 'xoxb-1', signingSecret: 's', port: 0 }],
] as const)('by %s', (_, mode) => {
  const events = { logger: SILENT, signal: new AbortController().signal, onEnd() {}, onDelivery() {}, onNoToken() {} };
  expect(createConnection({ mode }, events).wiring).toEqual(offeredWiring());
});
