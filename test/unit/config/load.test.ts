import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../../src/config/load.ts';
import type { SettingName } from '../../../src/config/schema.ts';
import { ArchiveError } from '../../../src/errors.ts';
import { makeArchive } from '../../support/archive-folder.ts';

const SECRET = 's3cret-value-that-must-not-show-anywhere';

/** Loads from an environment and files; fails with the message of the error. */
async function load(
  env: Record<string, string>,
  { files = {}, only }: { files?: Record<string, string>; only?: readonly SettingName[] } = {},
) {
  return loadSettings({ env, folder: await makeArchive({ 'keep.txt': '', ...files }), only });
}

async function refusal(...given: Parameters<typeof load>): Promise<string> {
  const error = await load(...given).catch((reason: unknown) => reason);
  if (!(error instanceof ArchiveError)) throw new Error(`Not refused: ${JSON.stringify(error)}`);
  expect(error.code).toBe('usage');
  return error.message;
}

describe('settings that can be used', () => {
  it('come from the environment, in the form that their schema gives them', async () => {
    expect(
      await load({
        ARCHIVE_DIR: '/srv/letters',
        DISCORD_TOKEN: 'abc.def.ghi',
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_ADMINS: 'U012AB3CD, W045EF6GH',
        PORT: '8080',
        DATABASE_URL: 'postgres://me:pass@db/letters',
        SEARCH_URL: 'https://search.example:9200',
        SLACK_API_URL: 'http://localhost:4100/api/',
        DISCORD_API_URL: 'http://127.0.0.1:4101',
      }),
    ).toEqual({
      ARCHIVE_DIR: '/srv/letters',
      DISCORD_TOKEN: 'abc.def.ghi',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_ADMINS: ['U012AB3CD', 'W045EF6GH'],
      PORT: 8080,
      DATABASE_URL: 'postgres://me:pass@db/letters',
      SEARCH_URL: 'https://search.example:9200',
      SLACK_API_URL: 'http://localhost:4100/api/',
      DISCORD_API_URL: 'http://127.0.0.1:4101',
    });
  });

  it('are absent where they are not set, or set to nothing', async () => {
    expect(await load({ DISCORD_TOKEN: '', PORT: '  ' })).toEqual({});
  });

  it('come from .env in the folder, and the environment wins', async () => {
    const files = { '.env': '# our bot\nDISCORD_TOKEN="from.file"\nexport PORT=1234 # not 80\nSLACK_ADMINS=U111\r\n' };
    expect(await load({ PORT: '99' }, { files })).toEqual({ DISCORD_TOKEN: 'from.file', PORT: 99, SLACK_ADMINS: ['U111'] });
  });

  it('come from files of their own, with or without a line feed at the end', async () => {
    const files = { 'secrets/token': 'abc.def\n', '.env': 'DISCORD_TOKEN_FILE=secrets/token\n' };
    expect(await load({}, { files })).toEqual({ DISCORD_TOKEN: 'abc.def' });
  });

  it('in the environment win over their file form in .env', async () => {
    expect(await load({ DISCORD_TOKEN: 'from.env' }, { files: { '.env': 'DISCORD_TOKEN_FILE=missing\n' } })).toEqual({
      DISCORD_TOKEN: 'from.env',
    });
  });

  it("are only those that are asked for: another program's DATABASE_URL stops no question", async () => {
    expect(
      await load({ DATABASE_URL: 'mysql://x/y', DISCORD_TOKN: 'x', ARCHIVE_DIR: 'here' }, { only: ['ARCHIVE_DIR'] }),
    ).toEqual({ ARCHIVE_DIR: 'here' });
  });
});

describe('settings that can not be used', () => {
  it.each([
    ['a port that is no number', { PORT: 'http' }, 'PORT is "http", but it must be a whole number.'],
    ['a port out of range', { PORT: '70000' }, 'PORT is "70000", but it must be from 1 to 65535.'],
    [
      'a user id that is a name',
      { SLACK_ADMINS: 'U012AB3CD, amy' },
      /^SLACK_ADMINS is "U012AB3CD, amy", but it must be Slack user ids/u,
    ],
    [
      'an API address out in the world',
      { SLACK_API_URL: 'https://slack.example/api/' },
      /^SLACK_API_URL is .* must be on this machine .* receives tokens/u,
    ],
    ['an API address that only looks local', { DISCORD_API_URL: 'http://127.0.0.1.example.com' }, /must be on this machine/u],
    [
      'an API address that hides behind a user name',
      { DISCORD_API_URL: 'http://localhost@evil.example' },
      /must be on this machine/u,
    ],
    ['an API address that is none', { DISCORD_API_URL: 'localhost' }, /must be an http\(s\) address/u],
  ])('%s', async (_, env, message) => {
    expect(await refusal(env)).toMatch(message);
  });

  it.each([
    ['a Discord token with its prefix', { DISCORD_TOKEN: `Bot ${SECRET}` }, /^DISCORD_TOKEN must be one word/u],
    [
      'a Slack token of another kind',
      { SLACK_BOT_TOKEN: `xapp-${SECRET}` },
      /^SLACK_BOT_TOKEN must begin with "xoxb-".* Copy it from .*OAuth & Permissions/u,
    ],
    [
      'a secret that is too short',
      { DEAR_ARCHIVE_SECRET: 's3cret-value' },
      /^DEAR_ARCHIVE_SECRET must have at least 32 characters/u,
    ],
    [
      'a database of another kind',
      { DATABASE_URL: `mysql://root:${SECRET}@db/x` },
      /^DATABASE_URL must be a PostgreSQL address/u,
    ],
    ['a search address that is none', { SEARCH_URL: `ftp://${SECRET}@x` }, /^SEARCH_URL must be an http/u],
  ])('%s, whose value is not shown', async (_, env, message) => {
    const shown = await refusal(env);
    expect(shown).toMatch(message);
    expect(shown).not.toContain('s3cret');
  });

  it('are all told at once', async () => {
    const shown = await refusal({ PORT: 'x', SLACK_ADMIN: 'U1', DISCORD_TOKEN: 'a b' });
    expect(shown).toMatch(/^3 problems in the settings:\n- There is no setting SLACK_ADMIN .*\n- DISCORD_TOKEN .*\n- PORT .*$/u);
  });

  it('a value and its file, both in one place', async () => {
    expect(await refusal({ PORT: '1', PORT_FILE: 'x' })).toBe(
      'PORT and PORT_FILE are both set in the environment: leave one of them out.',
    );
  });

  it('a file that is missing, or empty', async () => {
    expect(await refusal({ DISCORD_TOKEN_FILE: 'nowhere' })).toMatch(
      /^DISCORD_TOKEN_FILE names the file nowhere, which can't be read: there is no such file/u,
    );
    expect(await refusal({ DISCORD_TOKEN_FILE: 'token' }, { files: { token: ' \n' } })).toBe(
      'DISCORD_TOKEN_FILE names the file token, which is empty.',
    );
  });

  it('a settings file that is a folder', async () => {
    expect(await refusal({}, { files: { '.env/x': '' } })).toMatch(/^The settings file .*\.env can't be read: it is a folder/u);
  });
});

describe('names that are misspelt', () => {
  it.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCORD_TOKENS', 'DISCORD_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_ADMIN', 'SLACK_ADMINS'],
    ['SLACK_MODERATOR', 'SLACK_MODERATORS'],
    ['SLACK_SIGNIN_SECRET', 'SLACK_SIGNING_SECRET'],
    ['slack_bot_token', 'SLACK_BOT_TOKEN'],
    ['DISCORD_TOKEN_FIL', 'DISCORD_TOKEN_FILE'],
    ['DEAR_ARCHIVE_SECRETS', 'DEAR_ARCHIVE_SECRET'],
    ['DEAR_ARCHIVE_KEY', 'DEAR_ARCHIVE_SECRET'],
    ['ARCHIVE_DIRECTORY', undefined],
    ['ARCHIVEDIR', 'ARCHIVE_DIR'],
    ['DATABASE_ULR', undefined],
    ['DATABSE_URL', 'DATABASE_URL'],
  ])('%s means %s', async (name, meant) => {
    if (meant === undefined) expect(await load({ [name]: 'x' })).toEqual({});
    else
      expect(await refusal({ [name]: SECRET })).toBe(
        `There is no setting ${name} (in the environment). Did you mean ${meant}? Rename it, or unset it.`,
      );
  });

  it('are seen in the settings file too, and there is said where', async () => {
    expect(await refusal({}, { files: { '.env': `DISCORD_TOKN=${SECRET}\n` } })).toBe(
      'There is no setting DISCORD_TOKN (in .env). Did you mean DISCORD_TOKEN? Rename it, or unset it.',
    );
  });

  it("are not looked for in other programs' own", async () => {
    const foreign = [
      'PATH',
      'HOME',
      'SORT',
      'PORTS',
      'POST',
      'SLACK_WEBHOOK_URL',
      'SLACK_CHANNEL',
      'DISCORD_CLIENT_ID',
      'DISCORD_GUILD',
      'TEST_DATABASE_URL',
      'LOGLEVEL',
      'LOG_LEVELS',
      'REDIS_URL',
      'ELASTICSEARCH_URL',
      'NODE_ENV',
      'npm_config_cache',
      'DEBUG',
      'TERM',
      'COLUMNS',
    ];
    expect(await load(Object.fromEntries(foreign.map((name) => [name, 'x'])))).toEqual({});
  });
});
