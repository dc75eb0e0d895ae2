import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createInstallStore,
  installerOf,
  readInstalledTokens,
  reportUnreadable,
  workspace,
} from '../../../../adapters/slack/installs.ts';
import { readRemoval } from '../../../../adapters/slack/removal.ts';
import { ArchiveError } from '../../../../src/errors.ts';
import { SILENT } from '../../../../src/logger.ts';
import { openStore } from '../../../../src/state/open-store.ts';
import type { Store } from '../../../../src/state/store.ts';

const BOT = { token: 'xoxb-1', id: 'B1', userId: 'U0', scopes: ['commands'] };
const INSTALLATION = {
  team: { id: 'T1', name: 'The Team' },
  enterprise: { id: 'E1', name: 'The Enterprise' },
  user: { id: 'U1', token: 'xoxp-of-a-person', scopes: ['search:read'] },
  bot: BOT,
  appId: 'A1',
  tokenType: 'bot',
  isEnterpriseInstall: false,
  authVersion: 'v2',
} as const;
const QUERY = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false };

async function open() {
  const state = await openStore({ file: ':memory:' });
  onTestFinished(() => state.close());
  return { state, ...createInstallStore(state) };
}

describe('Bolt’s store of installations', () => {
  it('gives back what Bolt needs, and kept nothing else: no names, no token of a person', async () => {
    const { state, storeInstallation, fetchInstallation } = await open();
    await storeInstallation({ ...INSTALLATION, user: { ...INSTALLATION.user, scopes: [...INSTALLATION.user.scopes] } });
    expect(await fetchInstallation(QUERY)).toEqual({
      ...INSTALLATION,
      team: { id: 'T1' },
      enterprise: { id: 'E1' },
      user: { id: 'U1', token: undefined, scopes: undefined },
    });
    const kept = (await state.installs.of(workspace('T1')))?.credentials;
    expect(kept).toContain('xoxb-1');
    expect(kept).not.toMatch(/The Team|The Enterprise|xoxp/u);
  });

  it('gives back tokens that are renewed, with the time of their end', async () => {
    const { storeInstallation, fetchInstallation } = await open();
    const bot = { ...BOT, scopes: [], refreshToken: 'xoxe-1', expiresAt: 1_800_000_000 };
    await storeInstallation({
      team: { id: 'T1' },
      enterprise: undefined,
      user: { id: 'U1', token: undefined, scopes: undefined },
      bot,
    });
    expect((await fetchInstallation(QUERY)).bot).toEqual(bot);
  });

  it('says of a workspace that it is not known, and where to install', async () => {
    const { fetchInstallation } = await open();
    await expect(fetchInstallation(QUERY)).rejects.toThrow('not installed in Slack workspace T1. Open /slack/install');
  });

  it('takes no installation for a whole organisation, and none without a bot', async () => {
    const { state, storeInstallation, fetchInstallation } = await open();
    const user = { id: 'U1', token: undefined, scopes: undefined };
    const whole = { team: undefined, enterprise: { id: 'E1' }, user, bot: { ...BOT, scopes: [] }, isEnterpriseInstall: true };
    await expect(storeInstallation(whole)).rejects.toThrow('in each workspace');
    await expect(storeInstallation({ team: { id: 'T1' }, enterprise: undefined, user })).rejects.toThrow('with a bot token');
    await expect(fetchInstallation({ teamId: undefined, enterpriseId: 'E1', isEnterpriseInstall: true })).rejects.toThrow(
      'organisation',
    );
    expect(await state.installs.list('slack')).toEqual([]);
  });

  it('forgets a workspace when it is told to delete it', async () => {
    const { state, storeInstallation, deleteInstallation } = await open();
    await storeInstallation({ ...INSTALLATION, user: { ...INSTALLATION.user, scopes: [] } });
    await state.moderators.add(workspace('T1'), 'U2');
    await deleteInstallation({ teamId: undefined, enterpriseId: 'T1', isEnterpriseInstall: true });
    expect(await installerOf(state, 'T1')).toBe('U1');
    await deleteInstallation(QUERY);
    expect([await installerOf(state, 'T1'), await state.moderators.of(workspace('T1'))]).toEqual([undefined, []]);
  });
});

describe('tokens that can’t be read', () => {
  it('are counted in the log at the start, with the setting that is to blame, and those that can be are given', async () => {
    const lines: unknown[] = [];
    const logger = { ...SILENT, error: (...line: readonly unknown[]) => void lines.push(line) };
    const { state, storeInstallation } = await open();
    await storeInstallation({ ...INSTALLATION, user: { ...INSTALLATION.user, scopes: [] } });
    await reportUnreadable(state, logger);
    expect(lines).toEqual([]);
    const message = 'The credentials are no good. Install anew.';
    const installs: Store['installs'] = {
      ...state.installs,
      list: async () => ['T1', 'T2'],
      async of(space) {
        if (space.space === 'T2') throw new ArchiveError('io', message);
        return state.installs.of(space);
      },
    };
    const damaged = { ...state, installs };
    expect(await readInstalledTokens(damaged)).toEqual([
      { team: 'T1', token: 'xoxb-1' },
      { team: 'T2', problem: message },
    ]);
    await reportUnreadable(damaged, logger);
    expect(lines).toEqual([['slack-tokens-unreadable', { count: 1, setting: 'DEAR_ARCHIVE_SECRET' }]]);
  });
});

describe('the removal of the app', () => {
  it.each<[string, unknown, string | undefined]>([
    ['it was uninstalled', { team_id: 'T1', event: { type: 'app_uninstalled' } }, 'T1'],
    [
      'the bot’s token was revoked',
      { team_id: 'T1', event: { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0'] } } },
      'T1',
    ],
    ['only a person’s was', { team_id: 'T1', event: { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } } }, undefined],
    [
      'only a person’s was, said shortly',
      { team_id: 'T1', event: { type: 'tokens_revoked', tokens: { oauth: ['U1'] } } },
      undefined,
    ],
    ['something else', { team_id: 'T1', event: { type: 'app_mention' } }, undefined],
    ['nothing', undefined, undefined],
  ])('is read from what Slack says: %s', (_, body, team) => {
    expect(readRemoval(body)).toBe(team);
  });
});
