// Does `dear-archive start` with Slack's tokens do all this as a process of its own, and end when it is told?
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFixture, runCommand } from '../../support/command.ts';
import { createSlackServer, type SlackServer, type SlackServerOptions } from '../../support/slack/server.ts';
import { rateLimited, slow } from '../../support/wire/chaos.ts';
import { LAWNMOWER, textOf } from './bot.ts';

const BIN = join(import.meta.dirname, '../../../bin/dear-archive.mjs');

async function start(server: SlackServer, given: Readonly<Record<string, string>>) {
  const { directory, remove } = await copyFixture();
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, MODEL: 'none', SLACK_API_URL: server.api, ...given };
  const child = spawn(process.execPath, [BIN, 'start', '--archive', directory], {
    cwd: directory,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | string | null>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const err = text(child.stderr);
  /** until it logged that it takes what comes */
  const started = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('adapter-started')) resolve();
    });
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await server.close();
    await remove();
  });
  return { child, ended, err, started };
}

/** That it ends in time is the promise: whoever told it kills it then. */
function secondsSince(told: bigint): number {
  return Number(process.hrtime.bigint() - told) / 1e9;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function makeServer(given: SlackServerOptions = {}) {
  const server = await createSlackServer(given);
  const scene = { by: server.addPerson('ana'), in: server.addChannel('general') };
  const socket = { SLACK_BOT_TOKEN: server.botToken, SLACK_APP_TOKEN: server.appToken };
  return { server, scene, socket };
}

describe('the program with the tokens of a Slack app', () => {
  it('answers by sockets, and ends within five seconds of SIGTERM', async () => {
    const { server, scene, socket } = await makeServer();
    const { child, ended, err } = await start(server, socket);
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    const told = process.hrtime.bigint();
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    expect(secondsSince(told)).toBeLessThan(5);
    const lines = (await err)
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ event: 'adapter-started', platform: 'slack' }));
    expect(lines.at(-1)).toMatchObject({ event: 'adapter-stopped' });
  });

  it('takes the switch for the view for agents from the settings', async () => {
    const { server, scene, socket } = await makeServer({
      isAgent: true,
      scopes: ['commands', 'chat:write', 'app_mentions:read', 'im:history', 'assistant:write'],
    });
    const { started } = await start(server, { ...socket, SLACK_AGENT_VIEW: 'on' });
    await started;
    expect((await server.openHome(scene.by, 'messages').suggested()).prompts).not.toEqual([]);
  });

  it('answers over HTTP on PORT', async () => {
    const { server, scene } = await makeServer();
    const port = await freePort();
    const env = { SLACK_BOT_TOKEN: server.botToken, SLACK_SIGNING_SECRET: server.signingSecret, PORT: String(port) };
    const { child, ended, started } = await start(server, env);
    await started;
    server.tellByHttp(`http://127.0.0.1:${port}/slack/events`);
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    const told = process.hrtime.bigint();
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    expect(secondsSince(told)).toBeLessThan(5);
  });

  it('ends in time though Slack does not answer, or asks to wait for long', async () => {
    const { server, scene, socket } = await makeServer();
    const { child, ended, started } = await start(server, socket);
    await started;
    // The clock of our Slack stands still, so this answer never comes.
    server.chaos.next('response_url', slow(60_000));
    server.chaos.next('response_url', rateLimited(25));
    const asked = [1, 2].map(() => server.command('/advice about', scene));
    await Promise.all(asked.map((one) => one.acknowledged()));
    await server.untilPosted();
    const told = process.hrtime.bigint();
    child.kill('SIGTERM');
    expect(await ended).toBe(130);
    expect(secondsSince(told)).toBeLessThan(5);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-another', 'OAuth & Permissions'],
    ['SLACK_APP_TOKEN', 'xapp-another', 'connections:write'],
  ])('with a %s that Slack refuses ends with code 2 and the cure', async (name, token, cure) => {
    const { server, socket } = await makeServer();
    const { ended, err } = await start(server, { ...socket, [name]: token });
    expect(await ended).toBe(2);
    expect(await err).toContain(`Slack refuses ${name}.`);
    expect(await err).toContain(cure);
  });

  it('with a port that another program has ends with code 2 and what to set', async () => {
    const { server } = await makeServer();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    onTestFinished(() => void taken.close());
    const env = { SLACK_BOT_TOKEN: server.botToken, SLACK_SIGNING_SECRET: server.signingSecret, PORT: String(port) };
    const { ended, err } = await start(server, env);
    expect(await ended).toBe(2);
    expect(await err).toContain(`needs port ${port}, but another program listens there. Set PORT`);
  });

  it('sends no token to another machine', async () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://slack.example/api/' };
    const { directory, remove } = await copyFixture();
    onTestFinished(remove);
    const { code, err } = await runCommand(['start', '--archive', directory], { env });
    expect([code, err.includes('must be on this machine')]).toEqual([2, true]);
  });
});
