// Why can't we be connected to Discord, and what is there to do? By the close codes: developers/topics/opcodes-and-status-codes.
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { ArchiveError, explainSystemError } from '../../src/errors.ts';
import { failureOf } from './failure.ts';

/** The token is none, or no longer one. */
export const TOKEN_REFUSED =
  'Discord refuses DISCORD_TOKEN. Copy the token of your application anew (Developer Portal, Bot, Reset Token) and set it without quotes or spaces.';

/** Intents that were not granted. */
const INTENTS_REFUSED =
  'Discord refuses the intents of this bot. It needs none that is privileged, so another program may run under its name: update dear-archive, or tell its makers.';

/** The connection was ended for good, with a code. */
export function sayClosed(code: number): ArchiveError {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return new ArchiveError('usage', TOKEN_REFUSED);
    case GatewayCloseCodes.DisallowedIntents:
    case GatewayCloseCodes.InvalidIntents:
      return new ArchiveError('usage', INTENTS_REFUSED);
    default:
      return new ArchiveError(
        'io',
        `Discord ended the connection (code ${code}) and takes no other. Start the bot again; update it if that does not help.`,
      );
  }
}

/** Discord could not be reached at all. */
export function sayNoConnection(error: unknown): string {
  return `Discord can't be reached: ${explainSystemError(error)}. Check the network, a proxy, and https://discordstatus.com.`;
}

/** Commands could not be registered. @param guild the server that was asked for */
export function sayDeployFailed(error: unknown, guild: string | undefined): ArchiveError {
  const { kind, status, code } = failureOf(error);
  if (status === 401) return new ArchiveError('usage', TOKEN_REFUSED, { cause: error });
  if (guild !== undefined && (kind === 'no-access' || code === 10004)) {
    const cure = 'Check the number, and that the bot was added to that server with the scope applications.commands.';
    return new ArchiveError('usage', `The bot may not register commands in the server ${guild}. ${cure}`, { cause: error });
  }
  if (kind === 'unreachable') return new ArchiveError('io', sayNoConnection(error), { cause: error });
  return new ArchiveError(
    'io',
    `Discord refuses the commands (status ${status}, code ${code}). Update dear-archive, or report it.`,
    { cause: error },
  );
}
