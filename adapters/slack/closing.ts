// Why can't we be connected to Slack, and what is there to do?
import { ArchiveError, explainSystemError, systemCode } from '../../src/errors.ts';
import { failureOf } from './failure.ts';

const CURES = {
  SLACK_BOT_TOKEN:
    'Slack refuses SLACK_BOT_TOKEN. Copy it anew (your app at api.slack.com/apps, OAuth & Permissions, “Bot User OAuth Token”); where the app was removed from the workspace, install it again.',
  SLACK_APP_TOKEN:
    'Slack refuses SLACK_APP_TOKEN. Make one with the scope connections:write (your app at api.slack.com/apps, Basic Information, “App-Level Tokens”), and turn Socket Mode on.',
} as const;

/** The first connection failed. @param setting the token that was used */
export function sayNoConnection(error: unknown, setting: keyof typeof CURES): ArchiveError {
  const { kind, code } = failureOf(error);
  if (kind === 'no-token' || kind === 'no-scope') return new ArchiveError('usage', CURES[setting], { cause: error });
  const why = kind === 'unreachable' ? explainSystemError(causeOf(error)) : (code ?? kind);
  const cure = 'Check the network, a proxy, and https://slack-status.com.';
  return new ArchiveError('io', `Slack can't be reached: ${why}. ${cure}`, { cause: error });
}

/** The errors of @slack/web-api wrap what the network said. */
function causeOf(error: unknown): unknown {
  const original = error instanceof Error && 'original' in error ? error.original : error;
  return original instanceof Error && original.cause !== undefined ? original.cause : original;
}

/** The connection was ended for good. */
export function sayClosed(error: unknown): ArchiveError {
  return new ArchiveError('usage', CURES.SLACK_APP_TOKEN, { cause: error });
}

/** Slack speaks to us over HTTP, and we can't listen. */
export function sayCannotListen(error: unknown, port: number): ArchiveError {
  const isTaken = systemCode(error) === 'EADDRINUSE';
  const why = isTaken ? 'another program listens there' : explainSystemError(error);
  return new ArchiveError('usage', `Slack over HTTP needs port ${port}, but ${why}. Set PORT to another one.`, { cause: error });
}
