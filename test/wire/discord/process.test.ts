// Does `dear-archive start` with a token do all this as a process of its own, and end when it is told?
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFixture, runCommand } from '../../support/command.ts';
import { slash } from '../../support/discord/acts.ts';
import { createDiscordServer, type DiscordServer } from '../../support/discord/server.ts';
import { rateLimited, slow } from '../../support/wire/chaos.ts';
import { LAWNMOWER, textOf } from './bot.ts';

const BIN = join(import.meta.dirname, '../../../bin/dear-archive.mjs');

async function start(server: DiscordServer, token = server.token) {
  const { directory, remove } = await copyFixture();
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, MODEL: 'none', DISCORD_TOKEN: token, DISCORD_API_URL: server.api };
  const child = spawn(process.execPath, [BIN, 'start', '--archive', directory], {
    cwd: directory,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const err = text(child.stderr);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await server.close();
    await remove();
  });
  return { child, ended, err };
}

/** That it ends in time is the promise: whoever told it kills it then. */
function secondsSince(told: bigint): number {
  return Number(process.hrtime.bigint() - told) / 1e9;
}

async function makeServer() {
  const server = await createDiscordServer();
  return { server, scene: { by: server.addPerson('ana'), in: server.addChannel('general') } };
}

describe('the program with a token', () => {
  it('answers, outlives malformed events, and ends within five seconds of SIGTERM', async () => {
    const { server, scene } = await makeServer();
    const { child, ended, err } = await start(server);
    await server.gateway.until('identified');
    // Each of them makes discord.js itself fail.
    const malformed: readonly (readonly [string, unknown])[] = [
      ['INTERACTION_CREATE', null],
      ['INTERACTION_CREATE', { type: 2 }],
      ['MESSAGE_CREATE', { id: 7 }],
      ['MESSAGE_CREATE', null],
      ['THREAD_CREATE', 'thread'],
      ['GUILD_DELETE', null],
      ['CHANNEL_UPDATE', null],
    ];
    await server.interact(slash('advice about', {}, scene)).answer();
    for (const [event, data] of malformed) server.gateway.dispatchRaw(event, data);
    const answer = await server.interact(slash('advice ask', { question: LAWNMOWER }, scene)).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    const told = process.hrtime.bigint();
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    expect(secondsSince(told)).toBeLessThan(5);
    const lines = (await err)
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ event: 'adapter-started', platform: 'discord' }));
    expect(lines).toContainEqual(expect.objectContaining({ event: 'event-not-readable', level: 'warn' }));
    expect(lines).toContainEqual(expect.objectContaining({ event: 'something-unexpected-failed', level: 'error' }));
    expect(lines.at(-1)).toMatchObject({ event: 'adapter-stopped' });
  });

  it('ends in time though Discord does not answer, or asks to wait for long', async () => {
    const { server, scene } = await makeServer();
    const { child, ended } = await start(server);
    await server.gateway.until('identified');
    // The clock of our Discord stands still, so these answers never come.
    server.chaos.next('PATCH /webhooks/:application/:token/messages/:message', slow(60_000));
    server.chaos.next('PATCH /webhooks/:application/:token/messages/:message', rateLimited(60));
    const asked = [1, 2].map(() => server.interact(slash('advice about', {}, scene)));
    await Promise.all(asked.map((one) => one.first()));
    // One of the two is answered, without a word of that to the bot; the other has to wait.
    await server.untilPosted();
    const told = process.hrtime.bigint();
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    expect(secondsSince(told)).toBeLessThan(5);
  });

  it('that Discord refuses ends with code 2 and the cure', async () => {
    const { server } = await makeServer();
    const { ended, err } = await start(server, 'another.token');
    expect(await ended).toBe(2);
    expect(await err).toContain('Discord refuses DISCORD_TOKEN. Copy the token of your application anew');
  });

  it('sends no token to another machine', async () => {
    const env = { DISCORD_TOKEN: 'abc', DISCORD_API_URL: 'http://discord.example/api' };
    const { directory, remove } = await copyFixture();
    onTestFinished(remove);
    const { code, err } = await runCommand(['start', '--archive', directory], { env });
    expect([code, err.includes('must be on this machine')]).toEqual([2, true]);
  });
});
