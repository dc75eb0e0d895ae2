// Was the app removed from a workspace? Then everything that is kept about the workspace goes.
import { z } from 'zod';
import type { Store } from '../../src/state/store.ts';
import { workspace } from './installs.ts';

const removalSchema = z.object({
  team_id: z.string().min(1),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    // Tokens of people are revoked one by one; only without the bot's token is the app gone.
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).min(1) }) }),
  ]),
});

/** The workspace from which an event's `body` says that the app is gone; `undefined`: it says no such thing. */
export function readRemoval(body: unknown): string | undefined {
  return removalSchema.safeParse(body).data?.team_id;
}

/** Forgets a workspace: its token, installer, policies, moderators and cards. @throws ArchiveError `io` */
export async function removeInstall({ forgetSpace }: Pick<Store, 'forgetSpace'>, team: string): Promise<void> {
  await forgetSpace(workspace(team));
}
