// What is somebody in a workspace? Slack's own roles reach no app, so the settings, the installation and the list of moderators say.
import { type Role, roleOf } from '../shared/rights.ts';
import type { Bot } from './bot.ts';
import { installerOf, workspace } from './installs.ts';

/** The role of whoever acts, now: rights are looked up at every action. */
export async function roleIn(
  { people, store }: Pick<Bot, 'people' | 'store'>,
  { space, person }: { readonly space: string; readonly person: string },
): Promise<Role> {
  if (people.administrators.includes(person)) return 'administrator';
  if (space === '') return 'member';
  if ((await installerOf(store, space)) === person) return 'administrator';
  const moderator = people.moderators.includes(person) || (await store.moderators.of(workspace(space))).includes(person);
  return roleOf({ administrator: false, moderator });
}
