import { describe, expect, it } from 'vitest';
import { readMode, wantsSlack } from '../../../../adapters/slack/mode.ts';
import type { Settings } from '../../../../src/config/schema.ts';
import { ArchiveError } from '../../../../src/errors.ts';

const BOT = { SLACK_BOT_TOKEN: 'xoxb-1' };
const SOCKET = { ...BOT, SLACK_APP_TOKEN: 'xapp-1' };
const SIGNED = { SLACK_SIGNING_SECRET: 'signing' };
const MANY = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client', ...SIGNED, DEAR_ARCHIVE_SECRET: 'x'.repeat(32) };

function refusal(settings: Settings): string {
  try {
    return `Not refused: ${readMode(settings).kind}`;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    expect(error.code).toBe('usage');
    return error.message;
  }
}

describe('the way in which Slack reaches us', () => {
  it('is asked for by any of its credentials, and by nothing else', () => {
    for (const settings of [BOT, { SLACK_APP_TOKEN: 'xapp-1' }, SIGNED, { SLACK_CLIENT_ID: '1.2' }, { SLACK_CLIENT_SECRET: 'x' }])
      expect(wantsSlack(settings)).toBe(true);
    expect(wantsSlack({ PORT: 80, DEAR_ARCHIVE_SECRET: 'x', SLACK_ADMINS: ['U12'], DISCORD_TOKEN: 'x' })).toBe(false);
  });

  it('is Socket Mode with an app-level token, also beside a signing secret', () => {
    expect(readMode(SOCKET)).toEqual({ kind: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' });
    expect(readMode({ ...SOCKET, ...SIGNED }).kind).toBe('socket');
  });

  it('is HTTP with a signing secret, on port 3000 unless another is set', () => {
    expect(readMode({ ...BOT, ...SIGNED })).toEqual({ kind: 'http', botToken: 'xoxb-1', signingSecret: 'signing', port: 3000 });
    expect(readMode({ ...BOT, ...SIGNED, PORT: 80 })).toMatchObject({ port: 80 });
  });

  it('is OAuth with a client id', () => {
    const many = { kind: 'oauth', clientId: '1.2', clientSecret: 'client', signingSecret: 'signing', port: 3000 };
    expect(readMode(MANY)).toEqual(many);
  });

  it('is not guessed where something is missing: what, and where to look', () => {
    expect(refusal({ SLACK_APP_TOKEN: 'xapp-1' })).toMatch(/^SLACK_BOT_TOKEN is not set.*\n.*README\.md.*doctor slack/u);
    expect(refusal(BOT)).toMatch(/^SLACK_APP_TOKEN is not set, for Socket Mode; or, for HTTP, SLACK_SIGNING_SECRET\./u);
  });

  it('has all that is wrong with many workspaces said at once', () => {
    const said = refusal({ SLACK_CLIENT_SECRET: 'client', ...SOCKET });
    for (const name of ['SLACK_CLIENT_ID', 'SLACK_SIGNING_SECRET', 'DEAR_ARCHIVE_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'])
      expect(said).toMatch(new RegExp(`^- ${name} is (?:not )?set`, 'mu'));
    expect(said).not.toMatch(/client\b(?! id)|xoxb|xapp/u);
  });

  it('needs a secret that does not lie beside the tokens', () => {
    const { DEAR_ARCHIVE_SECRET: _, ...rest } = MANY;
    expect(refusal(rest)).toMatch(/^DEAR_ARCHIVE_SECRET is not set: .*would protect nothing/u);
  });
});
