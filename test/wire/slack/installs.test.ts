// Workspaces install the app by OAuth: the real HTTPReceiver and InstallProvider against a Slack of ours.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STATE_LIFE } from '../../../adapters/slack/install-state.ts';
import { installerOf, workspace } from '../../../adapters/slack/installs.ts';
import { openStore } from '../../../src/state/open-store.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { idOf } from '../../support/letters.ts';
import { SECRET, startOauthApp } from './oauth-app.ts';

describe('an installation', () => {
  it('begins at Slack’s consent page, with exactly the scopes of what is offered', async () => {
    const { server, visit } = await startOauthApp();
    const { status, location } = await visit('/slack/install');
    expect(status).toBe(302);
    expect(`${location?.origin}${location?.pathname}`).toBe('https://slack.com/oauth/v2/authorize');
    expect(location?.searchParams.get('client_id')).toBe(server.clientId);
    expect(location?.searchParams.get('scope')?.split(',')).toEqual([
      'app_mentions:read',
      'chat:write',
      'commands',
      'im:history',
    ]);
    expect(location?.searchParams.get('user_scope') ?? '').toBe('');
  });

  it('gives each workspace its own token, and its first installer the care of it', async () => {
    const { server, store, install, errors } = await startOauthApp();
    const [ana, eve] = [server.addPerson('ana'), server.addPerson('eve', server.addTeam('Elsewhere'))];
    for (const person of [ana, eve]) {
      const { status, text } = await install(person);
      expect([status, text]).toEqual([200, expect.stringContaining(`team=${person.team.id}`)]);
    }
    expect(await store.installs.list('slack')).toEqual([ana.team.id, eve.team.id].sort());
    expect(await installerOf(store, ana.team.id)).toBe(ana.id);
    for (const person of [ana, eve]) {
      const channel = server.addChannel('general', { team: person.team });
      await server.say({ by: person, in: channel, text: `<@${person.team.botUser}> hello` }).acknowledged();
      // Our Slack lets a token write in its own workspace only.
      expect((await server.untilPosted(person === ana ? 1 : 2)).channel.id).toBe(channel.id);
    }
    expect(errors).toEqual([]);
    expect(server.faults).toEqual([]);
  });

  it('made again by somebody else renews the token, and makes nobody an administrator', async () => {
    const { server, store, install } = await startOauthApp();
    const [ana, ben] = [server.addPerson('ana'), server.addPerson('ben')];
    await install(ana);
    const before = await store.installs.of(workspace(ana.team.id));
    await install(ben);
    const after = await store.installs.of(workspace(ana.team.id));
    expect([before?.installer, after?.installer]).toEqual([ana.id, ana.id]);
    expect(after?.credentials).not.toBe(before?.credentials);
    expect(after?.credentials).toContain(server.installs().at(-1)?.token);
  });

  it('never lies in clear in the state, and is read again after a restart', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const { server, install, close } = await startOauthApp({ file });
    const ana = server.addPerson('ana');
    await install(ana);
    const token = server.installs()[0]?.token ?? '';
    expect(token).toMatch(/^xoxb-/u);
    const inUse = await Promise.all([file, `${file}-wal`].map((path) => readFile(path)));
    await close();
    for (const bytes of [...inUse, await readFile(file)]) {
      expect([token, 'xoxb-', server.clientSecret, SECRET].filter((clear) => bytes.includes(clear))).toEqual([]);
    }
    const store = await openStore({ file, secret: SECRET });
    expect((await store.installs.of(workspace(ana.team.id)))?.credentials).toContain(token);
    await store.close();
  });

  it('can’t be read under another secret: nobody is answered, and it says what to do', async () => {
    const file = join(await makeArchive({}), 'state.db');
    const first = await startOauthApp({ file });
    await first.install(first.server.addPerson('ana'));
    await first.close();
    const secret = 'another-secret-of-whoever-runs-the-bot-01';
    const { server, errors, install, store } = await startOauthApp({ file, secret, botToken: 'xoxb-of-before' });
    const ana = server.addPerson('ana');
    const general = server.addChannel('general');
    expect(await store.installs.list('slack')).toEqual([ana.team.id]);
    await server.say({ by: ana, in: general, text: `<@${ana.team.botUser}> hello` }).acknowledged();
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/another DEAR_ARCHIVE_SECRET.*install the app/u),
    ]);
    await install(ana);
    server.say({ by: ana, in: general, text: `<@${ana.team.botUser}> hello again` });
    expect((await server.untilPosted()).channel.id).toBe(general.id);
  });
});

describe('an installation is refused', () => {
  it('with a state that was forged, in each of its parts, and costs Slack and the state nothing', async () => {
    const { server, store, visit } = await startOauthApp();
    const code = server.approveInstall(server.addPerson('ana'));
    const { location } = await visit('/slack/install');
    const [end = '', nonce = '', mac = ''] = location?.searchParams.get('state')?.split('.') ?? [];
    const later = (Number.parseInt(end, 36) + 1000).toString(36);
    const forged = [
      `${later}.${nonce}.${mac}`,
      `${end}.${nonce.slice(1)}A.${mac}`,
      `${end}.${nonce}.${mac.slice(0, -4)}`,
      `${end}.${nonce}.`,
      `${end}.${nonce}.${mac}.x`,
      'made-up',
    ];
    for (const state of forged) {
      const query = new URLSearchParams({ code, state });
      // The browser agrees with it: only our signature stands in the way.
      const { status, text } = await visit(`/slack/oauth_redirect?${query}`, `slack-app-oauth-state=${state}`);
      expect([state, status]).toEqual([state, 400]);
      expect(text).toContain('not good any more');
    }
    expect(server.requests).toEqual([]);
    expect(await store.installs.list('slack')).toEqual([]);
  });

  it('with a state that was used, even from the same browser', async () => {
    const { server, store, visit } = await startOauthApp();
    const [ana, eve] = [server.addPerson('ana'), server.addPerson('eve', server.addTeam('Elsewhere'))];
    const { location, cookie } = await visit('/slack/install');
    const state = location?.searchParams.get('state') ?? '';
    const come = (person: typeof ana, as = cookie) =>
      visit(`/slack/oauth_redirect?${new URLSearchParams({ code: server.approveInstall(person), state })}`, as);
    expect((await come(ana)).status).toBe(200);
    expect((await come(eve)).status).toBe(400);
    expect(await store.installs.list('slack')).toEqual([ana.team.id]);
  });

  it('with the state of another browser', async () => {
    const { server, store, visit } = await startOauthApp();
    const [mine, theirs] = [await visit('/slack/install'), await visit('/slack/install')];
    const state = mine.location?.searchParams.get('state') ?? '';
    const path = `/slack/oauth_redirect?${new URLSearchParams({ code: server.approveInstall(server.addPerson('ana')), state })}`;
    expect((await visit(path, theirs.cookie)).status).toBe(400);
    expect((await visit(path)).status).toBe(400);
    expect(await store.installs.list('slack')).toEqual([]);
    // A refusal for the wrong browser does not use the state up.
    expect((await visit(path, mine.cookie)).status).toBe(200);
  });

  it('after ten minutes', async () => {
    const { server, visit, clock } = await startOauthApp();
    const come = async (pass: number) => {
      const { location, cookie } = await visit('/slack/install');
      clock.pass(pass);
      const state = location?.searchParams.get('state') ?? '';
      const query = new URLSearchParams({ code: server.approveInstall(server.addPerson('ana')), state });
      return (await visit(`/slack/oauth_redirect?${query}`, cookie)).status;
    };
    expect(await come(STATE_LIFE + 1)).toBe(400);
    expect(await come(STATE_LIFE)).toBe(200);
  });

  it('when somebody did not agree, when something is missing, and when Slack knows no such code', async () => {
    const { store, visit } = await startOauthApp();
    const { location, cookie } = await visit('/slack/install');
    const state = location?.searchParams.get('state') ?? '';
    const come = (query: Record<string, string>) => visit(`/slack/oauth_redirect?${new URLSearchParams(query)}`, cookie);
    const pages = [
      await come({ error: 'access_denied', state }),
      await come({ state }),
      await come({ code: 'x' }),
      await come({ code: '<script>', state }),
    ];
    expect(pages.map(({ status, text }) => [status, /<h1>(.*)<\/h1>/u.exec(text)?.[1]])).toEqual([
      [200, 'You did not agree.'],
      [400, 'Something is missing in this link.'],
      [400, 'Something is missing in this link.'],
      [500, 'That did not work.'],
    ]);
    for (const { text } of pages) expect(text).toContain('Nothing was installed. <a href="install">Begin again</a>.');
    for (const { text } of pages) expect(text).not.toMatch(/script|slack_oauth|invalid_code/u);
    expect(await store.installs.list('slack')).toEqual([]);
  });
});

describe('a workspace that removes the app', () => {
  it('is forgotten: token, installer, policies, moderators, cards; no other is', async () => {
    const { server, store, install, remove } = await startOauthApp();
    const [ana, eve] = [server.addPerson('ana'), server.addPerson('eve', server.addTeam('Elsewhere'))];
    for (const person of [ana, eve]) {
      await install(person);
      const channel = { ...workspace(person.team.id), channel: 'C1' };
      await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'public' });
      await store.moderators.add(channel, person.id);
      await store.cards.record({ ...channel, message: '1.1', letters: [idOf('ask-nora/her-ring')] });
    }
    await remove(ana.team);
    expect(await store.installs.list('slack')).toEqual([eve.team.id]);
    expect(await store.policies.list(workspace(ana.team.id))).toEqual([]);
    expect(await store.moderators.of(workspace(ana.team.id))).toEqual([]);
    expect(await store.cards.showing(idOf('ask-nora/her-ring'))).toMatchObject([{ space: eve.team.id }]);
    expect(await store.policies.list(workspace(eve.team.id))).toHaveLength(1);
    expect(await store.moderators.of(workspace(eve.team.id))).toEqual([eve.id]);
  });

  it('may install it again, and whoever does that looks after it', async () => {
    const { server, store, install, remove } = await startOauthApp();
    const [ana, ben] = [server.addPerson('ana'), server.addPerson('ben')];
    await install(ana);
    await remove(ana.team);
    await install(ben);
    expect(await installerOf(store, ana.team.id)).toBe(ben.id);
  });
});
