// What is somebody in a server? From Discord's permission bits, and from the list of moderators that is kept.
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { type Role, roleOf } from '../shared/rights.ts';
import { type Bot, PLATFORM } from './bot.ts';
import type { Interaction } from './event.ts';

/** Are all of these bits among those? An administrator of a server has every one. */
export function hasBits(permissions: bigint, needed: bigint): boolean {
  return (permissions & Bits.Administrator) !== 0n || (permissions & needed) === needed;
}

/** The role of whoever acts, now: rights are looked up at every action. In direct messages nobody is more than a member. */
export async function roleIn({ store }: Pick<Bot, 'store'>, { place, person, permissions }: Interaction): Promise<Role> {
  if (permissions === undefined || place.space === '') return 'member';
  const administrator = hasBits(permissions, Bits.ManageGuild);
  const byPermission = hasBits(permissions, Bits.ManageMessages);
  if (administrator || byPermission) return roleOf({ administrator, moderator: byPermission });
  const listed = await store.moderators.of({ platform: PLATFORM, space: place.space });
  return roleOf({ administrator: false, moderator: listed.includes(person) });
}
