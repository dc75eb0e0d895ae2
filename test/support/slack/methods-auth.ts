// Who is the bot, where does it listen, and how is it installed? auth.test, auth.revoke, apps.connections.open, oauth.v2.access.
import { z } from 'zod';
import type { Call, Method, ServerState } from './exchange.ts';
import { readArgs } from './methods-chat.ts';
import { Refusal } from './refusal.ts';
import type { Install, Team, World } from './world.ts';

export const authMethods: Readonly<Record<string, Method>> = {
  'auth.test': {
    answer: ({ install: { team } }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: 'dear_archive',
      team_id: team.id,
      user_id: team.botUser,
      bot_id: team.botId,
      is_enterprise_install: false,
    }),
  },
  'auth.revoke': {
    answer({ install }) {
      install.status = 'revoked';
      return { revoked: true };
    },
  },
};

/** Methods that are no bot token's: of the app-level token, or of nobody's. */
export type OpenMethod = {
  readonly token: 'app' | 'none';
  readonly answer: (call: Pick<Call, 'args' | 'state'>) => Readonly<Record<string, unknown>>;
};

/** Puts the app in a workspace, with a new token. */
export function addInstall(world: World, team: Team, scopes: readonly string[], token = world.nextId('xoxb-')): Install {
  const install: Install = { token, team, scopes, status: 'live' };
  world.installs.set(token, install);
  return install;
}

const exchange = z.looseObject({ code: z.string(), client_id: z.string(), client_secret: z.string() });

/** https://docs.slack.dev/reference/methods/oauth.v2.access */
function exchangeCode(call: { args: Call['args']; state: ServerState }) {
  const { world } = call.state;
  const { code, client_id: id, client_secret: secret } = readArgs(exchange, call);
  if (id !== world.clientId) throw new Refusal('invalid_client_id');
  if (secret !== world.clientSecret) throw new Refusal('bad_client_secret');
  const granted = world.codes.get(code);
  if (granted === undefined || !world.codes.delete(code)) throw new Refusal('invalid_code');
  const { token, team, scopes } = addInstall(world, granted.team, granted.scopes);
  return {
    access_token: token,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: team.botUser,
    app_id: world.appId,
    team: { id: team.id, name: team.name },
    enterprise: null,
    authed_user: { id: granted.by },
    is_enterprise_install: false,
  };
}

export const openMethods: Readonly<Record<string, OpenMethod>> = {
  'apps.connections.open': {
    token: 'app',
    answer: ({ state }) => ({ url: `${state.url().replace('http', 'ws')}/link/?ticket=${state.world.nextId('ticket-')}` }),
  },
  'oauth.v2.access': { token: 'none', answer: exchangeCode },
};
