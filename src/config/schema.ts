// Which settings are there, what may they be, and what holds where one is left out?
import { z } from 'zod';
import { LOG_LEVELS } from '../logger.ts';

/** What is known of a setting. */
type Setting = {
  /** what its text must be, and what becomes of it */
  readonly schema: z.ZodType<unknown, string>;
  /** never shown in a message */
  readonly secret: boolean;
  /** what it does, in one line */
  readonly doc: string;
  /** what holds when it is not set */
  readonly unset: string;
};

const oneWord = z.string().regex(/^\S+$/u, 'must be one word without spaces: paste the value alone');

/** A credential of one kind. @param from where that kind is copied */
const startsWith = (prefix: string, from: string) =>
  oneWord.refine(
    (text) => text.startsWith(prefix),
    `must begin with "${prefix}": it may have been mistaken for another credential. Copy it from your app at api.slack.com/apps, ${from}`,
  );

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** An address that stands in for a platform's own. It must not lead out of this machine, for the reason that is given. */
const testAddress = (reason: string) =>
  z
    .url({ protocol: /^https?$/u, error: 'must be an http(s) address' })
    .refine(
      (text) => !URL.canParse(text) || LOOPBACK.test(new URL(text).hostname),
      `must be on this machine (localhost or 127.0.0.1), because ${reason}; it is for tests`,
    );

const platformTestAddress = testAddress('it receives tokens');

const slackUserIds = z
  .string()
  .transform((text) => text.split(/[\s,]+/u).filter((id) => id !== ''))
  .refine(
    (ids) => ids.every((id) => /^[UW][A-Z0-9]{2,}$/u.test(id)),
    'must be Slack user ids with commas between, such as U012AB3CD,U045EF6GH (profile, three dots, "Copy member ID")',
  );

const port = z
  .string()
  .regex(/^\d{1,5}$/u, 'must be a whole number')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'must be from 1 to 65535');

const logLevel = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(LOG_LEVELS, { error: `must be one of: ${LOG_LEVELS.join(', ')}` }));

const secret = oneWord.min(32, 'must have at least 32 characters: "openssl rand -hex 32" makes one');

/** Every setting, in the order in which .env.example documents them. Each may also be given as NAME_FILE, the path of a file with the value. */
export const SETTINGS = {
  ARCHIVE_DIR: {
    schema: z.string(),
    secret: false,
    doc: 'The archive: a folder with letters in its subfolder letters/.',
    unset: 'corpus in the working folder; where there is none, reading commands take the letters that came with the program',
  },
  MODEL: {
    schema: z.string(),
    secret: false,
    doc: 'The sentence encoder, which finds letters by meaning: a folder with its files, or the name of one on huggingface.co (Xenova/all-MiniLM-L6-v2), which is fetched once; "none" for a search by words alone.',
    unset: 'the one that came with the program',
  },
  MODEL_CACHE: {
    schema: z.string(),
    secret: false,
    doc: 'The folder that keeps sentence encoders from huggingface.co.',
    unset: "dear-archive/models in the user's cache folder (XDG_CACHE_HOME, or .cache in the home folder)",
  },
  DISCORD_TOKEN: {
    schema: oneWord,
    secret: true,
    doc: 'The bot token of the Discord application. Setting it starts the Discord adapter.',
    unset: 'no Discord',
  },
  SLACK_BOT_TOKEN: {
    schema: startsWith('xoxb-', 'OAuth & Permissions, "Bot User OAuth Token"'),
    secret: true,
    doc: 'The bot token of the Slack app (xoxb-…), for one workspace. Setting it starts the Slack adapter.',
    unset: 'no Slack, unless SLACK_CLIENT_ID is set',
  },
  SLACK_APP_TOKEN: {
    schema: startsWith('xapp-', 'Basic Information, "App-Level Tokens"'),
    secret: true,
    doc: 'The app-level token of the Slack app (xapp-…), for Socket Mode.',
    unset: 'Slack speaks to us over HTTP, which needs SLACK_SIGNING_SECRET',
  },
  SLACK_SIGNING_SECRET: {
    schema: oneWord,
    secret: true,
    doc: 'The signing secret of the Slack app, for Slack over HTTP.',
    unset: 'Slack over Socket Mode, which needs SLACK_APP_TOKEN',
  },
  SLACK_CLIENT_ID: {
    schema: z.string().regex(/^\d+\.\d+$/u, 'must be two numbers with a dot between, as "Basic Information" has them'),
    secret: false,
    doc: 'The client id of the Slack app, for many workspaces: each installs the app by itself (OAuth, over HTTP). In place of SLACK_BOT_TOKEN.',
    unset: 'one workspace, that of SLACK_BOT_TOKEN',
  },
  SLACK_CLIENT_SECRET: {
    schema: oneWord,
    secret: true,
    doc: 'The client secret of the Slack app, for many workspaces.',
    unset: 'one workspace, that of SLACK_BOT_TOKEN',
  },
  SLACK_ADMINS: {
    schema: slackUserIds,
    secret: false,
    doc: 'Slack user ids of the administrators, with commas between.',
    unset: 'nobody; with many workspaces, in each whoever installed the app first',
  },
  SLACK_MODERATORS: {
    schema: slackUserIds,
    secret: false,
    doc: 'Slack user ids of the moderators, with commas between.',
    unset: 'nobody',
  },
  SLACK_AGENT_VIEW: {
    schema: z.enum(['on', 'off'], { error: 'must be on or off' }),
    secret: false,
    doc: "Slack's view for agents: on or off. On, whoever opens the messages with the bot is offered up to four questions that find letters. It needs agent_view and one more scope (assistant:write), so paste the manifest anew and install the app again; adapters/slack/README.md says how, and to try it with a second app first.",
    unset: 'off',
  },
  PORT: {
    schema: port,
    secret: false,
    doc: 'The port for what listens: Slack over HTTP, the web page.',
    unset: '3000',
  },
  STATE_FILE: {
    schema: z.string(),
    secret: false,
    doc: 'The SQLite file of what the bot keeps beside the letters: policies, votes, public cards. Made where there is none.',
    unset: 'state/state.db in the folder of the archive',
  },
  DATABASE_URL: {
    schema: z.url({
      protocol: /^postgres(?:ql)?$/u,
      error: 'must be a PostgreSQL address: postgres://user:password@host/database',
    }),
    secret: true,
    doc: 'A PostgreSQL database for state (policies, holds, votes).',
    unset: 'the file of STATE_FILE',
  },
  SEARCH_URL: {
    schema: z.url({ protocol: /^https?$/u, error: 'must be an http(s) address' }),
    secret: true,
    doc: 'An OpenSearch cluster to search in.',
    unset: 'search runs inside this process',
  },
  DEAR_ARCHIVE_SECRET: {
    schema: secret,
    secret: true,
    doc: 'Signs buttons, hides who voted and seals the tokens of Slack workspaces; the same for all processes of a deployment. Changing it ends all buttons so far, and workspaces that installed the app by OAuth must do so anew.',
    unset:
      'made once and kept with the state; many Slack workspaces (SLACK_CLIENT_ID) need one that is set, because a key that lies beside what it locks protects nothing',
  },
  LOG_LEVEL: {
    schema: logLevel,
    secret: false,
    doc: `How much the log says: ${LOG_LEVELS.join(', ')}. On no level does it have questions, names or tokens.`,
    unset: 'info',
  },
  MODEL_HUB_URL: {
    schema: testAddress('what comes from there is run'),
    secret: false,
    doc: 'For tests: an address on this machine in place of huggingface.co.',
    unset: 'https://huggingface.co',
  },
  DISCORD_API_URL: {
    schema: platformTestAddress,
    secret: false,
    doc: "For tests: an address on this machine in place of Discord's.",
    unset: 'Discord itself',
  },
  SLACK_API_URL: {
    schema: platformTestAddress,
    secret: false,
    doc: "For tests: an address on this machine in place of Slack's.",
    unset: 'Slack itself',
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS;

/** All names, in order. */
export const SETTING_NAMES = Object.keys(SETTINGS).filter((name): name is SettingName => name in SETTINGS);

/** Settings that were read; absent: not set. */
export type Settings = { readonly [Name in SettingName]?: z.output<(typeof SETTINGS)[Name]['schema']> };
