// Does our gateway connect, resume and refuse as Discord's does?
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { slash } from '../../support/discord/acts.ts';
import { createDiscordServer } from '../../support/discord/server.ts';
import { mention } from '../../support/discord/speech.ts';
import { slow } from '../../support/wire/chaos.ts';
import { makeClient, startBot } from './discord-bot.ts';

async function setUp() {
  const server = await createDiscordServer();
  onTestFinished(() => server.close());
  return server;
}

/** A client of its own: sends one frame after HELLO and gives the code that it is closed with. */
async function closeCodeFor(server: { api: string }, frame: unknown): Promise<number> {
  const socket = new WebSocket(server.api.replace('http', 'ws').replace('/api', '/?v=10&encoding=json'));
  socket.once('message', () => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)));
  return new Promise((resolve) => socket.once('close', resolve));
}

describe('the gateway', () => {
  it.each([
    [4004, { op: 2, d: { token: 'wrong', intents: 1, properties: {} } }],
    [4014, { op: 2, d: { token: 'a-token.for.tests', intents: GatewayIntentBits.MessageContent, properties: {} } }],
    [4014, { op: 2, d: { token: 'a-token.for.tests', intents: 513 | GatewayIntentBits.GuildMembers, properties: {} } }],
    [4004, { op: 6, d: { token: 'wrong', session_id: 's', seq: 1 } }],
    [4002, 'no JSON'],
  ])('closes with %i for %j', async (code, frame) => {
    const server = await setUp();
    expect(await closeCodeFor(server, frame)).toBe(code);
    expect(await server.gateway.until('refused')).toEqual({ kind: 'refused', code });
  });

  it('tells the client that a token or an intent is not granted', async () => {
    const server = await setUp();
    const wrong = makeClient(server);
    await expect(wrong.login('wrong')).rejects.toThrow('invalid token');
    const greedy = new Client({ intents: ['Guilds', 'MessageContent'], rest: server.rest });
    onTestFinished(() => greedy.destroy());
    await expect(greedy.login(server.token)).rejects.toThrow(/disallowed intents/iu);
  });

  it('gives what was missed while the connection was down, once, after a resume', async () => {
    const { server, client, ana, general } = await startBot();
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
    const say = (text: string) => server.say({ by: ana, in: general, text: `${mention(server.bot)} ${text}` });
    say('one');
    await server.gateway.flush();
    server.gateway.drop();
    say('two');
    await server.gateway.until('resumed');
    say('three');
    server.gateway.askToReconnect();
    await server.gateway.until('resumed', 2);
    say('four');
    await server.settle();
    expect(heard.map((text) => text.split(' ')[1])).toEqual(['one', 'two', 'three', 'four']);
    expect(server.gateway.events.filter(({ kind }) => kind === 'identified')).toHaveLength(1);
  });

  it('starts anew after a session that can’t be resumed, and what came between is lost', async () => {
    const { server, ana, scene, general } = await startBot(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('here');
    });
    server.gateway.invalidate();
    server.say({ by: ana, in: general, text: `${mention(server.bot)} lost` });
    await server.gateway.until('identified', 2);
    const asked = server.interact(slash('about', {}, scene));
    expect((await asked.answer()).message.content).toBe('here');
  });

  it('that stops answering heartbeats is left and resumed', async () => {
    const { server } = await startBot(undefined, { heartbeatMs: 60 });
    server.gateway.setAcks(false);
    await server.gateway.until('closed');
    server.gateway.setAcks(true);
    await server.gateway.until('resumed');
  });

  it('and everything else ends with the server', async () => {
    const { server, client, general } = await startBot();
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    server.chaos.next('POST /channels/:channel/messages', slow(1000));
    const waiting = server.gateway.until('resumed');
    const late = client.rest.post(`/channels/${general.id}/messages`, {
      body: { content: 'c', allowed_mentions: { parse: [] } },
    });
    await server.untilPosted();
    const ended = [expect(waiting).rejects.toThrow('The server was closed'), late.then(String, String)];
    await client.destroy();
    await server.close();
    await Promise.all(ended);
    await expect(fetch(server.api)).rejects.toThrow();
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });

  it('sends whatever a test wants, malformed events too', async () => {
    const server = await setUp();
    const socket = new WebSocket(server.api.replace('http', 'ws').replace('/api', '/'));
    onTestFinished(() => socket.terminate());
    const frames: unknown[] = [];
    socket.on('message', (data) => frames.push(JSON.parse(data.toString())));
    socket.once('open', () => socket.send(JSON.stringify({ op: 2, d: { token: server.token, intents: 0, properties: {} } })));
    await server.gateway.until('identified');
    server.gateway.dispatchRaw('INTERACTION_CREATE', { id: 1 });
    socket.send(JSON.stringify({ op: 1, d: 1 }));
    await new Promise<void>((resolve) => socket.on('message', () => frames.length === 4 && resolve()));
    expect(frames).toMatchObject([
      { op: 10 },
      { op: 0, t: 'READY', s: 1 },
      { op: 0, t: 'INTERACTION_CREATE', s: 2, d: { id: 1 } },
      { op: 11 },
    ]);
  });

  it('sends no event that no intent asked for', async () => {
    const server = await createDiscordServer();
    const client = new Client({ intents: ['Guilds'], rest: server.rest });
    onTestFinished(async () => {
      await client.destroy();
      await server.close();
    });
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
    await client.login(server.token);
    await server.gateway.until('identified');
    const ana = server.addPerson('ana');
    server.say({ by: ana, in: server.addChannel('general'), text: mention(server.bot) });
    server.say({ by: ana, in: server.dm(ana), text: 'in private' });
    await server.settle();
    expect(heard).toEqual([]);
  });
});
