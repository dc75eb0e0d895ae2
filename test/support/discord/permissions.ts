// Who may do what where? https://docs.discord.com/developers/topics/permissions#permission-overwrites
import { PermissionFlagsBits as Bits, ChannelType, OverwriteType } from 'discord-api-types/v10';
import type { ServerChannel } from './channels.ts';
import type { Person } from './people.ts';
import { type Refusal, refusals } from './refusal.ts';
import type { World } from './world.ts';

const EVERYTHING = Object.values(Bits).reduce((all, bit) => all | bit, 0n);
/** In direct messages and groups nobody can be kept out; as Discord sends it for them. */
const PRIVATE = Bits.ViewChannel | Bits.SendMessages | Bits.ReadMessageHistory | Bits.EmbedLinks | Bits.AttachFiles;

const isThread = (channel: ServerChannel) => channel.type === ChannelType.PublicThread;

/** The permission bits of somebody in a channel. A thread has those of its parent. */
export function permissionsIn(world: World, channel: ServerChannel, person: Person): bigint {
  if (channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM) return PRIVATE;
  if (person.roles === undefined) return 0n;
  if (person.user.id === world.ownerId) return EVERYTHING;
  const own = new Set([world.guildId, ...person.roles]);
  const granted = world.roles.filter(({ id }) => own.has(id)).reduce((all, { permissions }) => all | BigInt(permissions), 0n);
  if ((granted & Bits.Administrator) !== 0n) return EVERYTHING;
  const place = isThread(channel) ? world.channels.get(channel.parent_id ?? '') : channel;
  const overwrites = place !== undefined && 'permission_overwrites' in place ? (place.permission_overwrites ?? []) : [];
  const applicable = overwrites.filter(({ id, type }) => (type === OverwriteType.Member ? id === person.user.id : own.has(id)));
  return applicable.reduce((all, { allow, deny }) => (all & ~BigInt(deny)) | BigInt(allow), granted);
}

/** Whether all `needed` bits are there. */
export function mayDo(world: World, channel: ServerChannel, person: Person, needed: bigint): boolean {
  return (permissionsIn(world, channel, person) & needed) === needed;
}

/** Why the bot may not post there, if it may not. */
export function whyNotPost(world: World, channel: ServerChannel): Refusal | undefined {
  if (channel.type === ChannelType.GuildForum) return refusals.notATextChannel();
  if (channel.type === ChannelType.GroupDM) return refusals.missingAccess();
  if (!mayDo(world, channel, world.bot, Bits.ViewChannel)) return refusals.missingAccess();
  if (!mayDo(world, channel, world.bot, isThread(channel) ? Bits.SendMessagesInThreads : Bits.SendMessages))
    return refusals.missingPermissions();
  return world.unopened.has(channel.id) ? refusals.postNotOpened() : undefined;
}
