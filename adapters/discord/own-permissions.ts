// What may the bot do in a channel? Reckoned as Discord does: topics/permissions, "Permission Overwrites".
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { RegistrarCalls } from './registrar.ts';
import { bits, isThread } from './wire.ts';

const overwrite = z.object({ id: z.string(), allow: bits, deny: bits });
const channelSchema = z.object({
  id: z.string(),
  type: z.int(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwrite).optional(),
});
const roles = z.array(z.object({ id: z.string(), permissions: bits }));
const member = z.object({ roles: z.array(z.string()) });
type Overwrite = z.infer<typeof overwrite>;

/** The bot's permission bits in a channel; a thread has those of its parent. `undefined`: it can't see the channel. */
export async function permissionsIn(
  calls: Pick<RegistrarCalls, 'read'>,
  { self, channel }: { readonly self: string; readonly channel: string },
): Promise<bigint | undefined> {
  try {
    const there = channelSchema.parse(await calls.read(`/channels/${channel}`));
    const place =
      isThread(there.type) && there.parent_id ? channelSchema.parse(await calls.read(`/channels/${there.parent_id}`)) : there;
    const guild = there.guild_id;
    if (guild === undefined) return undefined;
    const own = member.parse(await calls.read(`/guilds/${guild}/members/${self}`));
    const all = roles.parse(await calls.read(`/guilds/${guild}/roles`));
    const base = all.filter(({ id }) => id === guild || own.roles.includes(id)).reduce((sum, role) => sum | role.permissions, 0n);
    return apply(base, place.permission_overwrites ?? [], { guild, roles: own.roles, self });
  } catch {
    return undefined;
  }
}

/** Everybody's overwrite first, then those of all roles together, then one's own. */
function apply(
  base: bigint,
  overwrites: readonly Overwrite[],
  { guild, roles: own, self }: { guild: string; roles: readonly string[]; self: string },
): bigint {
  if ((base & Bits.Administrator) !== 0n) return base;
  const layers = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => own.includes(id)),
    overwrites.filter(({ id }) => id === self),
  ];
  return layers.reduce((permissions, layer) => {
    const deny = layer.reduce((sum, one) => sum | one.deny, 0n);
    const allow = layer.reduce((sum, one) => sum | one.allow, 0n);
    return (permissions & ~deny) | allow;
  }, base);
}
