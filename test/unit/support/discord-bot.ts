// A small bot on the real discord.js client, for the tests of our Discord.
import { Client, DiscordAPIError, Events, type Interaction, Partials } from 'discord.js';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createDiscordServer, type DiscordServer, type DiscordServerOptions } from '../../support/discord/server.ts';

/** A client for a server, with the intents of Dear Archive; gone with the test. */
export function makeClient(server: DiscordServer): Client {
  const client = new Client({
    intents: ['Guilds', 'GuildMessages', 'DirectMessages'],
    partials: [Partials.Channel],
    rest: server.rest,
    allowedMentions: { parse: [] },
  });
  onTestFinished(async () => {
    await client.destroy();
    await server.close();
  });
  return client;
}

/** Logs in and waits until the client has its guild. */
export async function connect(server: DiscordServer, client: Client): Promise<void> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(server.token);
  await ready;
}

/** A connected bot that answers every interaction with one function; what that throws is kept. */
export async function startBot(
  answer: (interaction: Interaction) => Promise<unknown> = async () => {},
  options: DiscordServerOptions = {},
) {
  const server = await createDiscordServer(options);
  const client = makeClient(server);
  const errors: unknown[] = [];
  const ana = server.addPerson('ana');
  const general = server.addChannel('general');
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch((error: unknown) => errors.push(error)));
  await connect(server, client);
  return { server, client, errors, ana, general, scene: { by: ana, in: general } };
}

/** What Discord said no with: status, code, and the whole body. */
export async function refusalOf(request: Promise<unknown>): Promise<{ status: number; code: string | number; body: unknown }> {
  try {
    await request;
  } catch (error) {
    if (error instanceof DiscordAPIError) return { status: error.status, code: error.code, body: error.rawError };
    throw error;
  }
  throw new Error('The request was not refused.');
}

/** An answer of the server, loosely. */
export type Answer = { status: number; body: { id?: string; code?: number; errors?: unknown; [key: string]: unknown } };
const answerBody = z.looseObject({ id: z.string().optional(), code: z.number().optional(), errors: z.unknown().optional() });

/** A request with the bot's token, without a client between: for bodies that discord.js would not send. */
export async function postJson(server: DiscordServer, path: string, body: unknown, method = 'POST'): Promise<Answer> {
  const response = await fetch(`${server.api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const parsed = text === '' ? {} : JSON.parse(text);
  return { status: response.status, body: Array.isArray(parsed) ? { list: parsed } : answerBody.parse(parsed) };
}
