// Do `discord deploy` and `doctor discord` do what they say, and say what is to do?
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRegistrarCalls } from '../../../adapters/discord/client.ts';
import { examine } from '../../../adapters/discord/doctor.ts';
import { runCommand } from '../../support/command.ts';
import { createDiscordServer, type DiscordServer } from '../../support/discord/server.ts';
import { refusing } from '../../support/wire/chaos.ts';

async function makeServer() {
  const server = await createDiscordServer();
  onTestFinished(() => server.close());
  const env = { DISCORD_TOKEN: server.token, DISCORD_API_URL: server.api };
  return { server, env, run: (...words: string[]) => runCommand(words, { env }) };
}

const puts = ({ requests }: DiscordServer) => requests.filter(({ route }) => route.startsWith('PUT ')).length;

describe('discord deploy', () => {
  it('registers the commands, and sends nothing when nothing changed', async () => {
    const { server, run } = await makeServer();
    const first = await run('discord', 'deploy');
    expect(first.code).toBe(0);
    expect(first.out).toBe(
      'The commands of “Dear Archive” are registered everywhere.\n  new: advice, archive, Find past letters\n',
    );
    expect(server.commands().map(({ name }) => name)).toEqual(['advice', 'archive', 'Find past letters']);
    const again = await run('discord', 'deploy');
    expect(again.out).toBe('The commands of “Dear Archive” everywhere are those of this version; nothing was changed.\n');
    expect(puts(server)).toBe(1);
    expect(server.faults).toEqual([]);
  });

  it('in one server registers them there, and again sends nothing when nothing changed', async () => {
    const { server, run } = await makeServer();
    expect((await run('discord', 'deploy', '--guild', server.guildId)).out).toContain(
      `registered in the server ${server.guildId}`,
    );
    expect(server.commands(server.guildId)).toHaveLength(3);
    expect((await run('discord', 'deploy', '--guild', server.guildId)).out).toContain('nothing was changed');
    expect(puts(server)).toBe(1);
  });

  it('replaces what another version registered, and says what', async () => {
    const { server, env, run } = await makeServer();
    const rest = createRegistrarCalls({ token: server.token, apiUrl: env.DISCORD_API_URL });
    const old = [
      { type: 1, name: 'advice', description: 'An older one' },
      { type: 1, name: 'agony', description: 'Of another version' },
    ];
    await rest.replaceCommands({ application: server.applicationId }, old);
    const { out } = await run('discord', 'deploy');
    expect(out).toContain('  new: archive, Find past letters\n  changed: advice\n  removed: agony\n');
    expect(server.commands().map(({ name }) => name)).not.toContain('agony');
  });

  it.each([
    [['--guild', 'my server'], {}, 2, '--guild takes the number of a server, not "my server"'],
    [['--guild', '123'], {}, 2, 'may not register commands in the server 123'],
    [[], { DISCORD_TOKEN: 'wrong.token' }, 2, 'Discord refuses DISCORD_TOKEN'],
    [[], { DISCORD_TOKEN: '' }, 2, 'DISCORD_TOKEN is not set'],
    [[], { DISCORD_API_URL: 'http://127.0.0.1:9' }, 1, "Discord can't be reached"],
  ])('%j with %j fails with a cure', async (words, settings, code, message) => {
    const { env } = await makeServer();
    const ran = await runCommand(['discord', 'deploy', ...words], { env: { ...env, ...settings } });
    expect([ran.code, ran.err.includes(message)]).toEqual([code, true]);
  });
});

it('the README asks for the permissions that the doctor looks for, and no other', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../../adapters/discord/README.md'), 'utf8');
  const all = Bits.ViewChannel | Bits.SendMessages | Bits.ReadMessageHistory | Bits.SendMessagesInThreads;
  expect(/&permissions=(\d+)/u.exec(readme)?.[1]).toBe(String(all));
});

describe('doctor discord', () => {
  it('finds nothing where all is well', async () => {
    const { server, run } = await makeServer();
    const channel = server.addChannel('general');
    await run('discord', 'deploy');
    const { code, out } = await run('doctor', 'discord', '--channel', channel.id);
    expect(out).toContain('Nothing needs you.');
    expect(out).not.toMatch(/^needs /mu);
    expect(code).toBe(0);
  });

  it('sees commands that are there twice, and `deploy --remove` takes those of the server away', async () => {
    const { server, run } = await makeServer();
    const channel = server.addChannel('general');
    await run('discord', 'deploy');
    await run('discord', 'deploy', '--guild', server.guildId);
    expect((await run('doctor', 'discord', '--channel', channel.id)).out).toContain('see each of them twice');
    const { out } = await run('discord', 'deploy', '--guild', server.guildId, '--remove');
    expect(out).toContain('are removed: advice, archive, Find past letters.');
    expect([server.commands(server.guildId).length, server.commands().length]).toEqual([0, 3]);
    expect((await run('discord', 'deploy', '--guild', server.guildId, '--remove')).out).toContain('nothing was changed');
    expect((await run('discord', 'deploy', '--remove')).code).toBe(2);
    expect((await run('doctor', 'discord', '--channel', channel.id)).code).toBe(0);
  });

  it('names each missing permission of a channel, with what it is for; in a thread that of its parent', async () => {
    const { server, run } = await makeServer();
    const channel = server.addChannel('quiet', Bits.SendMessagesInThreads | Bits.ReadMessageHistory);
    const thread = server.addThread(channel, 'aside', server.addPerson('ana'));
    await run('discord', 'deploy', '--guild', server.guildId);
    for (const place of [channel, thread]) {
      const { code, out } = await run('doctor', 'discord', '--channel', place.id);
      expect(code).toBe(3);
      expect(out).toMatch(/needs “Send Messages in Threads” is missing in that channel[\s\S]*needs “Read Message History”/u);
      expect(out).toContain('2 findings need you.');
    }
  });

  it('says what is wrong with token, commands, channel, network', async () => {
    const { server, env, run } = await makeServer();
    expect((await runCommand(['doctor', 'discord'])).out).toContain('DISCORD_TOKEN is not set');
    expect((await runCommand(['doctor', 'discord'], { env: { ...env, DISCORD_TOKEN: 'wrong.token' } })).out).toContain(
      'Reset Token',
    );
    const offline = await runCommand(['doctor', 'discord'], { env: { ...env, DISCORD_API_URL: 'http://127.0.0.1:9' } });
    expect([offline.code, offline.out.includes("can't be reached")]).toEqual([3, true]);
    const { code, out } = await run('doctor', 'discord', '--channel', '404');
    expect(code).toBe(3);
    expect(out).toContain(
      'needs Commands are not registered: advice, archive, Find past letters.\n      Run: dear-archive discord deploy',
    );
    expect(out).toContain("The bot can't see a channel 404.");
    server.chaos.next('GET /users/@me/guilds', refusing(500, 0, 'x'), 5);
    expect((await run('doctor', 'discord')).out).toContain('The bot is in no server');
  });

  it('writes the same as JSON', async () => {
    const { run } = await makeServer();
    const { out } = await run('doctor', 'discord', '--json');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      findings: expect.arrayContaining([
        { check: 'commands', ok: false, message: expect.any(String), cure: 'Run: dear-archive discord deploy' },
        { check: 'token', ok: true, message: 'The token is that of “Dear Archive”.', cure: null },
      ]),
    });
  });

  it('sees that the clock of this machine is wrong, and that a privileged intent is on', async () => {
    const { server } = await makeServer();
    const calls = createRegistrarCalls({ token: server.token, apiUrl: server.api });
    const findings = await examine({
      calls: {
        ...calls,
        async application() {
          await calls.application();
          return { id: server.applicationId, name: 'x', flags: 1 << 19 };
        },
      },
      clock: { now: () => Date.now() + 120_000 },
    });
    expect(findings.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(['intents', 'commands', 'clock']);
    expect(findings.at(-1)?.message).toMatch(/1(?:19|20|21) seconds off/u);
  });
});
