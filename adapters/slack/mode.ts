// How does Slack reach us? By Socket Mode or HTTP for one workspace, or by HTTP for many; the settings say which.
import type { SettingName, Settings } from '../../src/config/schema.ts';
import { ArchiveError } from '../../src/errors.ts';
import type { Switch } from './surface.ts';

/** A way in which Slack reaches us, with the credentials that it needs. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string; readonly port: number }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly signingSecret: string;
      readonly port: number;
    };

/** The setting PORT where it is not set. */
const PORT = 3000;

/** Any of these asks for Slack. */
const CREDENTIALS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
] as const satisfies readonly SettingName[];

/** The settings that {@link readMode} reads. */
export const MODE_SETTINGS = [...CREDENTIALS, 'PORT', 'DEAR_ARCHIVE_SECRET'] as const satisfies readonly SettingName[];

/** What the settings switch on. */
export function switchesIn({ SLACK_AGENT_VIEW: agentView }: Pick<Settings, 'SLACK_AGENT_VIEW'>): readonly Switch[] {
  return agentView === 'on' ? ['agentView'] : [];
}

/** Does somebody want Slack? */
export function wantsSlack(settings: Settings): boolean {
  return CREDENTIALS.some((name) => settings[name] !== undefined);
}

/**
 * The way that the settings ask for. One workspace with both an app-level token and a signing secret: Socket Mode.
 * @returns the way, or everything that is missing or does not go together
 */
export function findMode(settings: Settings): SlackMode | readonly string[] {
  const isForMany = settings.SLACK_CLIENT_ID !== undefined || settings.SLACK_CLIENT_SECRET !== undefined;
  return isForMany ? readMany(settings) : readOne(settings);
}

/** The same for those who can't go on without. @throws ArchiveError `usage`, with all problems */
export function readMode(settings: Settings): SlackMode {
  const found = findMode(settings);
  if ('kind' in found) return found;
  const said =
    found.length === 1 ? found.join() : `Slack can't be started:\n${found.map((problem) => `- ${problem}`).join('\n')}`;
  throw new ArchiveError(
    'usage',
    `${said}\nadapters/slack/README.md says where each comes from; dear-archive doctor slack looks at what is there.`,
  );
}

function readOne(settings: Settings): SlackMode | readonly string[] {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    PORT: port = PORT,
  } = settings;
  if (botToken !== undefined && appToken !== undefined) return { kind: 'socket', botToken, appToken };
  if (botToken !== undefined && signingSecret !== undefined) return { kind: 'http', botToken, signingSecret, port };
  if (botToken === undefined) return ['SLACK_BOT_TOKEN is not set: it is the token by which the bot speaks.'];
  return ['SLACK_APP_TOKEN is not set, for Socket Mode; or, for HTTP, SLACK_SIGNING_SECRET.'];
}

function readMany(settings: Settings): SlackMode | readonly string[] {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_SIGNING_SECRET: signingSecret,
    PORT: port = PORT,
  } = settings;
  const problems = [
    clientId === undefined && 'SLACK_CLIENT_ID is not set, but SLACK_CLIENT_SECRET is: many workspaces need both.',
    clientSecret === undefined && 'SLACK_CLIENT_SECRET is not set, but SLACK_CLIENT_ID is: many workspaces need both.',
    signingSecret === undefined && 'SLACK_SIGNING_SECRET is not set: many workspaces are reached over HTTP.',
    settings.DEAR_ARCHIVE_SECRET === undefined &&
      'DEAR_ARCHIVE_SECRET is not set: the tokens of many workspaces are sealed with it, and a secret that lies beside them in the state would protect nothing. "openssl rand -hex 32" makes one.',
    settings.SLACK_BOT_TOKEN !== undefined &&
      'SLACK_BOT_TOKEN is set, but with SLACK_CLIENT_ID each workspace gives a token of its own: unset one of them.',
    settings.SLACK_APP_TOKEN !== undefined &&
      'SLACK_APP_TOKEN is set, but with SLACK_CLIENT_ID Slack speaks over HTTP: unset one of them.',
  ].filter((problem) => problem !== false);
  if (problems.length > 0 || clientId === undefined || clientSecret === undefined || signingSecret === undefined) return problems;
  return { kind: 'oauth', clientId, clientSecret, signingSecret, port };
}
