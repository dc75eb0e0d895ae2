// Does `doctor slack` see what is wrong, and say what is to do?
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createInstallStore } from '../../../adapters/slack/installs.ts';
import { SCOPES } from '../../../adapters/slack/surface.ts';
import { openStore } from '../../../src/state/open-store.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { runCommand } from '../../support/command.ts';
import { createSlackServer, type SlackServerOptions } from '../../support/slack/server.ts';

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const SECRET = 'given-by-whoever-runs-the-bot-0123456789';

async function makeServer(options: SlackServerOptions = {}) {
  const server = await createSlackServer({ signingSecret: SIGNING_SECRET, ...options });
  onTestFinished(() => server.close());
  const api = { SLACK_API_URL: server.api };
  const socket = { ...api, SLACK_BOT_TOKEN: server.botToken, SLACK_APP_TOKEN: server.appToken };
  const http = { ...api, SLACK_BOT_TOKEN: server.botToken, SLACK_SIGNING_SECRET: SIGNING_SECRET };
  const many = {
    ...api,
    SLACK_CLIENT_ID: server.clientId,
    SLACK_CLIENT_SECRET: server.clientSecret,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    DEAR_ARCHIVE_SECRET: SECRET,
  };
  const doctor = (env: Readonly<Record<string, string>>, ...words: string[]) =>
    runCommand(['doctor', 'slack', ...words], { env });
  return { server, socket, http, many, doctor };
}

describe('doctor slack', () => {
  it('finds nothing that needs anybody where all is well, and changes nothing', async () => {
    const { server, socket, http, doctor } = await makeServer();
    const { code, out, err } = await doctor(socket);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('ok    The bot token is that of “dear_archive” in “First”.');
    expect(out).toContain('ok    It may do what is needed, and no more: app_mentions:read, chat:write, commands, im:history.');
    expect(out).toContain('ok    The app-level token opens Socket Mode.');
    expect(out).toContain('ok    The clock of this machine is right.');
    expect(out).toContain('Nothing needs you.');
    expect((await doctor(http)).code).toBe(0);
    expect(server.requests.map(({ method }) => method)).toEqual(['auth.test', 'apps.connections.open', 'auth.test']);
    expect(server.faults).toEqual([]);
  });

  it('says of each missing scope what is lost without it, and how to get it', async () => {
    const { server, socket, doctor } = await makeServer();
    server.grant(['commands']);
    const { code, out } = await doctor(socket);
    expect(code).toBe(3);
    for (const scope of ['app_mentions:read', 'chat:write', 'im:history'] as const)
      expect(out).toContain(`needs ${scope} is not granted: ${SCOPES[scope].lost}.\n`);
    expect(out).not.toContain('commands is not granted');
    expect(out).toContain('paste what “dear-archive slack manifest” writes');
    expect(out).toContain('3 findings need you.');
  });

  it('sees scopes that nobody needs, and needs the one behind a switch only when it is on', async () => {
    const { server, socket, doctor } = await makeServer();
    const four = ['commands', 'chat:write', 'app_mentions:read', 'im:history'];
    server.grant([...four, 'channels:history']);
    expect((await doctor(socket)).out).toContain('needs It may do more than is needed: channels:history.');
    server.grant([...four, 'assistant:write']);
    expect((await doctor(socket)).out).toContain('more than is needed: assistant:write.');
    const on = { ...socket, SLACK_AGENT_VIEW: 'on' };
    expect((await doctor(on)).code).toBe(0);
    server.grant(four);
    expect((await doctor(on)).out).toContain(`needs assistant:write is not granted: ${SCOPES['assistant:write'].lost}.`);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['no setting at all', { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' }, ['SLACK_BOT_TOKEN is not set', 'README.md says where']],
    ['no second secret', { SLACK_APP_TOKEN: '' }, ['SLACK_APP_TOKEN is not set', 'ok    The bot token is that of']],
    ['an unknown token', { SLACK_BOT_TOKEN: 'xoxb-wrong' }, ['Slack refuses the bot token.', 'copy it again']],
    ['an unknown app-level token', { SLACK_APP_TOKEN: 'xapp-wrong' }, ['opens no Socket Mode', 'copy it again']],
    [
      'no network',
      { SLACK_API_URL: 'http://127.0.0.1:9/api/' },
      ['could not be tried', 'opens no Socket Mode', 'can’t be reached'],
    ],
  ])('sees %s', async (_, changed, messages) => {
    const { socket, doctor } = await makeServer();
    const { code, out } = await doctor({ ...socket, ...changed });
    expect(code).toBe(3);
    for (const message of messages) expect(out).toContain(message);
    expect(out).not.toMatch(/xoxb|xapp-/u);
  });

  it('sees a revoked token, and an app that was removed', async () => {
    const { server, socket, doctor } = await makeServer();
    server.revoke();
    expect((await doctor(socket)).out).toContain('It was revoked. Install the app again');
    const other = await makeServer();
    other.server.uninstall();
    expect((await other.doctor(other.socket)).out).toContain('The app was removed from the workspace');
  });

  it('looks at the form of the signing secret, and says that only Slack can show whether it is the right one', async () => {
    const { http, doctor } = await makeServer();
    const right = await doctor(http);
    expect(right.out).toMatch(/^\? {5}SLACK_SIGNING_SECRET is in the right form.*\n {6}.*Request URL, Retry/mu);
    const wrong = await doctor({ ...http, SLACK_SIGNING_SECRET: 'xyz' });
    expect([wrong.code, wrong.out]).toEqual([3, expect.stringContaining('is not in the form of a signing secret')]);
    expect(wrong.out).not.toContain('xyz');
  });

  it('says that the messages tab can’t be seen, and tries it with a person who is named', async () => {
    const { server, socket, doctor } = await makeServer();
    const ana = server.addPerson('ana');
    expect((await doctor(socket)).out).toMatch(/^\? {5}Whether people may write.*\n {6}dear-archive doctor slack --person/mu);
    expect(server.posts).toEqual([]);
    const tried = await doctor(socket, '--person', ana.id);
    expect([tried.code, tried.out]).toEqual([0, expect.stringContaining(`${ana.id} has a message of the bot`)]);
    expect(server.posts.map(({ channel }) => channel.id)).toEqual([server.dm(ana).id]);
    server.setMessagesTab(false);
    const off = await doctor(socket, '--person', ana.id);
    expect([off.code, off.out]).toEqual([3, expect.stringContaining('switch the Messages Tab on')]);
    expect((await doctor(socket, '--person', 'U404')).out).toContain('Copy member ID');
    const typo = await doctor(socket, '--person', '@ana');
    expect([typo.code, typo.err]).toEqual([
      2,
      expect.stringContaining('--person takes a member id such as U012AB3CD, not "@ana"'),
    ]);
    expect(server.faults).toEqual([]);
  });

  it('sees that the clock of this machine is wrong', async () => {
    const { server, socket, doctor } = await makeServer();
    server.advance(-120_000);
    const { code, out } = await doctor(socket);
    expect(code).toBe(3);
    expect(out).toMatch(/needs The clock of this machine is \d{3} seconds off\.\n {6}Set it by the network/u);
  });

  it('writes the same as JSON; what can’t be seen from here is neither well nor wrong', async () => {
    const { server, socket, doctor } = await makeServer();
    server.grant(['commands', 'chat:write', 'app_mentions:read']);
    const { code, out } = await doctor(socket, '--json');
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      findings: [
        { check: 'token', ok: true, cure: null },
        { check: 'scope', ok: false, message: expect.stringContaining('im:history'), cure: expect.any(String) },
        { check: 'socket', ok: true },
        { check: 'messages', ok: null, cure: expect.any(String) },
        { check: 'clock', ok: true },
      ],
    });
  });
});

describe('doctor slack for many workspaces', () => {
  it('looks at each of them, and says which it means', async () => {
    const { server, many, doctor } = await makeServer({ botToken: 'none' });
    const archive = await makeArchive({});
    const none = await doctor(many, '--archive', archive);
    expect([none.code, none.out]).toEqual([3, expect.stringContaining('No workspace has installed the app.')]);
    const store = await openStore({ file: join(archive, 'state', 'state.db'), secret: SECRET });
    const { storeInstallation } = createInstallStore(store);
    const teams = [server.team, server.addTeam('Elsewhere')];
    for (const team of teams) {
      const by = server.addPerson('ana', team);
      const scopes = team === server.team ? undefined : ['commands'];
      await exchange(server.api, {
        code: server.approveInstall(by, scopes),
        client_id: server.clientId,
        client_secret: server.clientSecret,
      });
      const token = server.installs().at(-1)?.token ?? '';
      const bot = { token, id: team.botId, userId: team.botUser, scopes: [] };
      await storeInstallation({
        team: { id: team.id },
        enterprise: undefined,
        user: { id: by.id, token: undefined, scopes: undefined },
        bot,
      });
    }
    await store.close();
    const { code, out } = await doctor(many, '--archive', archive);
    expect(code).toBe(3);
    expect(out).toContain('ok    Client id and client secret go together.');
    expect(out).toContain(`ok    ${teams[0]?.id}: It may do what is needed`);
    expect(out).toContain(`ok    ${teams[1]?.id}: The bot token is that of “dear_archive” in “Elsewhere”.`);
    expect(out).toContain(`needs ${teams[1]?.id}: im:history is not granted`);
    expect(out).toContain('3 findings need you.');
    expect((await doctor(many, '--archive', archive, '--person', 'U123')).out).toContain('No message was tried with U123');
    const other = await doctor(
      { ...many, DEAR_ARCHIVE_SECRET: 'another-secret-of-whoever-runs-the-bot-01' },
      '--archive',
      archive,
    );
    expect(other.code).toBe(3);
    for (const team of teams)
      expect(other.out).toMatch(new RegExp(`needs .*${team.id} can't be read.*\\n {6}Set the secret of that time`, 'u'));
  });

  it('sees credentials that are wrong or missing, and makes no state where there is none', async () => {
    const { many, doctor } = await makeServer({ botToken: 'none' });
    const archive = await makeArchive({});
    const wrong = await doctor({ ...many, SLACK_CLIENT_SECRET: 'wrong' }, '--archive', archive);
    expect([wrong.code, wrong.out]).toEqual([3, expect.stringContaining('Client id and client secret are not taken.')]);
    const { out } = await doctor({ ...many, DEAR_ARCHIVE_SECRET: '', SLACK_SIGNING_SECRET: '' }, '--archive', archive);
    expect(out).toMatch(/needs SLACK_SIGNING_SECRET is not set[\s\S]*needs DEAR_ARCHIVE_SECRET is not set/u);
    expect(existsSync(join(archive, 'state'))).toBe(false);
  });
});

async function exchange(api: string, given: Readonly<Record<string, string>>): Promise<void> {
  await fetch(`${api}oauth.v2.access`, { method: 'POST', body: new URLSearchParams(given) });
}
