// In which workspaces are we installed, and with which token? Bolt's store of installations, over our state.
import type { Installation, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import { ArchiveError } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import type { Space, Store } from '../../src/state/store.ts';

/** The key of a workspace in the state. @param team its id, "T…" */
export function workspace(team: string): Space {
  return { platform: 'slack', space: team };
}

/** Of an installation, what we need; the rest (names, tokens of people) is not kept. */
const granted = z.object({
  team: z.object({ id: z.string().min(1) }),
  enterprise: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string().min(1) }),
  bot: z.object({
    token: z.string().min(1),
    id: z.string(),
    userId: z.string(),
    scopes: z.array(z.string()),
    // Only where an administrator switched token rotation on; Bolt renews such tokens and stores them again.
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
  }),
  appId: z.string().optional(),
});
type Granted = z.infer<typeof granted>;

/** Of a query. Nothing is ever kept of a whole organisation, so the workspace says it all. */
const asked = z.object({ teamId: z.string().min(1) });

/** What lies sealed in the state. */
const kept = granted.omit({ team: true, user: true });

/** What is needed of the state. */
export type InstallState = Pick<Store, 'installs' | 'forgetSpace'>;

/** Bolt's store. Its functions throw ArchiveError: `usage` where the app is not installed or for a whole organisation, `io` for the state. */
export function createInstallStore({ installs, forgetSpace }: InstallState): Required<InstallationStore> {
  return {
    async storeInstallation(installation: unknown) {
      const parsed = granted.safeParse(installation);
      if (!parsed.success) throw notOfAWorkspace(parsed.error);
      const { team, user, bot, enterprise, appId } = parsed.data;
      const credentials = JSON.stringify({ bot, enterprise, appId } satisfies z.input<typeof kept>);
      await installs.keep(workspace(team.id), { installer: user.id, credentials });
    },
    async fetchInstallation(query: unknown) {
      const parsed = asked.safeParse(query);
      if (!parsed.success) throw notOfAWorkspace(parsed.error);
      const { teamId } = parsed.data;
      const install = await installs.of(workspace(teamId));
      if (install === undefined) {
        throw new ArchiveError(
          'usage',
          `The app is not installed in Slack workspace ${teamId}. Open /slack/install to install it.`,
        );
      }
      const { bot, enterprise, appId } = parseKept(install.credentials, teamId);
      return formatInstallation({ team: { id: teamId }, user: { id: install.installer }, bot, enterprise, appId });
    },
    async deleteInstallation(query: unknown) {
      const parsed = asked.safeParse(query);
      if (parsed.success) await forgetSpace(workspace(parsed.data.teamId));
    },
  };
}

/** Who installed the app in a workspace first, and so is an administrator there; `undefined`: not installed by OAuth. */
export function installerOf({ installs }: Pick<Store, 'installs'>, team: string): Promise<string | undefined> {
  return installs.installerOf(workspace(team));
}

/** A workspace in which the app is installed by OAuth: its token, or what is wrong with it. */
export type Installed = { readonly team: string } & ({ readonly token: string } | { readonly problem: string });

/** Every workspace in which the app is installed by OAuth. @throws ArchiveError `io` where the state can't be read at all */
export async function readInstalledTokens(state: InstallState): Promise<readonly Installed[]> {
  const { fetchInstallation } = createInstallStore(state);
  const teams = await state.installs.list(workspace('').platform);
  return Promise.all(
    teams.map(async (team) => {
      try {
        const { bot } = await fetchInstallation({ teamId: team, enterpriseId: undefined, isEnterpriseInstall: false });
        return { team, token: bot?.token ?? '' };
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error;
        return { team, problem: error.message };
      }
    }),
  );
}

/** Says in the log how many workspaces can't be answered because their tokens can't be read; for the start. @throws ArchiveError `io` */
export async function reportUnreadable(state: InstallState, logger: Logger): Promise<void> {
  const count = (await readInstalledTokens(state)).filter((install) => 'problem' in install).length;
  if (count > 0) logger.error('slack-tokens-unreadable', { count, setting: 'DEAR_ARCHIVE_SECRET' });
}

function parseKept(text: string, team: string): z.infer<typeof kept> {
  const parsed = kept.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new ArchiveError('io', `The credentials of Slack workspace ${team} can't be understood. Install the app there anew.`, {
    cause: parsed.error,
  });
}

function formatInstallation({ team, user, bot, enterprise, appId }: Granted): Installation<'v2', false> {
  const { token, id, userId, scopes, refreshToken, expiresAt } = bot;
  return {
    team,
    enterprise: enterprise ?? undefined,
    user: { id: user.id, token: undefined, scopes: undefined },
    bot: {
      token,
      id,
      userId,
      scopes,
      ...(refreshToken !== undefined && { refreshToken }),
      ...(expiresAt !== undefined && { expiresAt }),
    },
    appId,
    tokenType: 'bot',
    isEnterpriseInstall: false,
    authVersion: 'v2',
  };
}

function notOfAWorkspace(cause: unknown): ArchiveError {
  return new ArchiveError(
    'usage',
    'This is no installation in one workspace with a bot token. Installing for a whole organisation is not supported: install the app in each workspace.',
    { cause },
  );
}
