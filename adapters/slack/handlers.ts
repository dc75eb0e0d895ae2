// What is the app wired to? A handler for everything in the list of what it offers, and for what can be pressed in it.
import type { App } from '@slack/bolt';
import type { Logger } from '../../src/logger.ts';
import type { Acknowledge } from './calls.ts';
import { COMMANDS, EVENTS, SHORTCUTS, type Wiring } from './surface.ts';

/** What Bolt knows of a payload's workspace. */
export type Context = {
  readonly client: App['client'];
  readonly botUserId: string | undefined;
  /** of a submitted modal, and of typing; all else was acknowledged */
  readonly acknowledge?: Acknowledge;
};

/** Who hears of what comes. */
export type Registering = { readonly logger: Logger; readonly take: (body: unknown, context: Context) => void };

/** Elements have ids by their action and number: their value says what they mean. */
const ANY_ACTION = /^/u;

/** Registers the handlers. @returns what was registered */
export function registerHandlers(app: App, { logger, take }: Registering): Wiring {
  const wiring: Record<keyof Wiring, string[]> = { commands: [], shortcuts: [], events: [] };
  /** Where even that can't be said the work is still done: of a command Slack tells us only once. */
  const acknowledged = async (ack: () => Promise<void>) => {
    try {
      await ack();
    } catch (error) {
      logger.warn('delivery-not-acknowledged', {}, error);
    }
  };
  for (const { name } of COMMANDS) {
    app.command(name, async ({ body, ack, client, context: { botUserId } }) => {
      await acknowledged(ack);
      take(body, { client, botUserId });
    });
    wiring.commands.push(name);
  }
  for (const { callbackId, type } of SHORTCUTS) {
    const constraints = { callback_id: callbackId, type: type === 'message' ? 'message_action' : 'shortcut' } as const;
    app.shortcut(constraints, async ({ body, ack, client, context: { botUserId } }) => {
      await acknowledged(ack);
      take(body, { client, botUserId });
    });
    wiring.shortcuts.push(`${type} ${callbackId}`);
  }
  for (const { type } of EVENTS) {
    // Bolt acknowledges events by itself.
    app.event(type, async ({ body, client, context: { botUserId } }) => take(body, { client, botUserId }));
    wiring.events.push(type);
  }
  app.action(ANY_ACTION, async ({ body, ack, client, context: { botUserId } }) => {
    await acknowledged(ack);
    take(body, { client, botUserId });
  });
  app.options(ANY_ACTION, async ({ body, ack, client, context: { botUserId } }) => {
    const acknowledge: Acknowledge = async (said) =>
      ack({ options: said !== undefined && 'options' in said ? [...said.options] : [] });
    take(body, { client, botUserId, acknowledge });
  });
  app.view({ type: 'view_submission', callback_id: ANY_ACTION }, async ({ body, ack, client, context: { botUserId } }) => {
    const acknowledge: Acknowledge = async (said) => {
      if (said === undefined || 'options' in said) return ack();
      if ('errors' in said) return ack({ response_action: 'errors', errors: { ...said.errors } });
      return ack({ response_action: 'update', view: said.update });
    };
    take(body, { client, botUserId, acknowledge });
  });
  const { commands, shortcuts, events } = wiring;
  return { commands: commands.sort(), shortcuts: shortcuts.sort(), events: events.sort() };
}
