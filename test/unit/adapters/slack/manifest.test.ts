import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createManifest, creationLink, manifestWiring } from '../../../../adapters/slack/manifest.ts';
import {
  COMMANDS,
  EVENTS,
  neededScopes,
  offeredWiring,
  SCOPES,
  SHORTCUTS,
  SWITCHES,
} from '../../../../adapters/slack/surface.ts';
import { runCommand } from '../../../support/command.ts';
import { httpManifest, socketManifest } from '../../../support/slack/manifest-schema.ts';

const URL = 'https://letters.example';

describe('the manifest', () => {
  it('is one that Slack accepts, for Socket Mode and for HTTP, with and without what can be switched on', () => {
    for (const switches of [[], ['agentView']] as const) {
      expect(() => socketManifest.parse(createManifest({ switches }))).not.toThrow();
      for (const isForMany of [false, true])
        expect(() => httpManifest.parse(createManifest({ url: URL, isForMany, switches }))).not.toThrow();
    }
    expect(() => socketManifest.parse(createManifest({ url: URL }))).toThrow();
  });

  it('has Slack tell the app of exactly what it offers', () => {
    for (const options of [{}, { url: URL }, { url: URL, isForMany: true }])
      expect(manifestWiring(createManifest(options))).toEqual(offeredWiring());
    expect(offeredWiring()).toEqual({
      commands: ['/advice'],
      shortcuts: ['global ask', 'message find'],
      events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'message', 'tokens_revoked'],
    });
  });

  it('asks for four scopes, and for another only behind its switch', () => {
    const four = ['app_mentions:read', 'chat:write', 'commands', 'im:history'];
    expect(createManifest({}).oauth_config.scopes.bot).toEqual(four);
    expect(createManifest({ url: URL, isForMany: true }).oauth_config.scopes.bot).toEqual(four);
    expect(createManifest({ switches: ['agentView'] }).oauth_config.scopes.bot).toEqual([...four, 'assistant:write'].sort());
    expect(createManifest({}).features).not.toHaveProperty('agent_view');
    // Slack would show what stands here before we are asked, whatever letters there are.
    expect(createManifest({ switches: ['agentView'] }).features.agent_view).toEqual({
      agent_description: createManifest({}).display_information.description,
    });
  });

  it('has Slack tell the app of the same events with the view for agents, which are those that the view needs', () => {
    const on = createManifest({ switches: ['agentView'] });
    expect(manifestWiring(on)).toEqual(offeredWiring());
    expect(on.settings.event_subscriptions?.bot_events).toEqual(expect.arrayContaining(['app_home_opened', 'message.im']));
  });

  it('has Slack send people back only where workspaces install the app by themselves', () => {
    expect(createManifest({ url: `${URL}/`, isForMany: true }).oauth_config.redirect_urls).toEqual([
      `${URL}/slack/oauth_redirect`,
    ]);
    expect(createManifest({ url: URL }).oauth_config.redirect_urls).toBeUndefined();
    expect(createManifest({ isForMany: true }).oauth_config.redirect_urls).toBeUndefined();
  });

  it('in the repository is that of this version', () => {
    const file = readFileSync(join(import.meta.dirname, '../../../../adapters/slack/manifest.socket.json'), 'utf8');
    // Write it anew: npx dear-archive slack manifest > adapters/slack/manifest.socket.json, then npm run lint:fix
    expect(JSON.parse(file)).toEqual(createManifest({}));
  });

  it('as a link has Slack fill it in', () => {
    const link = creationLink(createManifest({}));
    const query = new globalThis.URL(link).searchParams;
    expect(link).toMatch(/^https:\/\/api\.slack\.com\/apps\?new_app=1&/u);
    expect(JSON.parse(query.get('manifest_json') ?? '')).toEqual(createManifest({}));
    expect(link).not.toMatch(/[\s+"]/u);
  });
});

describe('what is offered', () => {
  it('names no scope for nothing: each is needed by an offer, to post, or by a switch', () => {
    const switches = Object.keys(SWITCHES).filter((name): name is keyof typeof SWITCHES => name in SWITCHES);
    expect(neededScopes(switches)).toEqual(Object.keys(SCOPES).sort());
    for (const { scopes } of [...COMMANDS, ...SHORTCUTS]) expect(scopes).toEqual(['commands']);
  });

  it('has no name twice', () => {
    for (const names of [
      COMMANDS.map(({ name }) => name),
      SHORTCUTS.map(({ callbackId }) => callbackId),
      EVENTS.map(({ subscription }) => subscription),
      // Handlers are registered by type.
      EVENTS.map(({ type }) => type),
    ])
      expect(new Set(names).size).toBe(names.length);
  });
});

describe('dear-archive slack manifest', () => {
  it('writes JSON to paste, for Socket Mode unless it is told otherwise', async () => {
    for (const words of [[], ['--socket']]) {
      const { code, out, err } = await runCommand(['slack', 'manifest', ...words]);
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toEqual(createManifest({}));
    }
    const many = await runCommand(['slack', 'manifest', '--http', '--url', URL, '--many-workspaces']);
    expect(JSON.parse(many.out)).toEqual(createManifest({ url: URL, isForMany: true }));
  });

  it('goes by the switch, and writes a link', async () => {
    const { out } = await runCommand(['slack', 'manifest', '--link'], { env: { SLACK_AGENT_VIEW: 'on' } });
    expect(out).toBe(`${creationLink(createManifest({ switches: ['agentView'] }))}\n`);
  });

  it.each<[string, string[], RegExp]>([
    ['an address that is missing', ['--http'], /--url https:/u],
    ['an address for Socket Mode', ['--url', URL], /--url goes with --http/u],
    ['many workspaces without HTTP', ['--many-workspaces'], /--many-workspaces goes with --http/u],
    [
      'an address that is not https',
      ['--http', '--url', 'http://letters.example'],
      /"http:\/\/letters\.example".*begins with https/u,
    ],
    ['an address that is none', ['--http', '--url', 'letters'], /"letters".*begins with https/u],
    ['an address with more behind it', ['--http', '--url', `${URL}/?x=1`], /leave out/u],
    ['two ways at once', ['--http', '--socket'], /cannot be used with/u],
  ])('says what is wrong: %s', async (_, words, message) => {
    const { code, out, err } = await runCommand(['slack', 'manifest', ...words]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('says all of it at once', async () => {
    const { err } = await runCommand(['slack', 'manifest', '--many-workspaces', '--url', 'x']);
    expect(err.trim().split('\n')).toHaveLength(3);
  });
});
