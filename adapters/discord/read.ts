// What does an event of Discord's gateway ask of us? Pure, and never throws: what can't be read is not for us.
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { z } from 'zod';
import type { DiscordEvent } from './event.ts';
import { readInteraction } from './read-interaction.ts';
import { readMessage } from './read-message.ts';
import { channel, placeOf, snowflake } from './wire.ts';

const post = channel.extend({
  guild_id: snowflake,
  parent_id: snowflake,
  owner_id: snowflake,
  newly_created: z.boolean().optional(),
});
const deletion = z.object({
  id: snowflake.optional(),
  ids: z.array(snowflake).optional(),
  channel_id: snowflake,
  guild_id: snowflake.optional(),
});
const guild = z.object({ id: snowflake, unavailable: z.boolean().optional() });

/** Reads an event. @param self the bot's own id */
export function readEvent(name: string, data: unknown, self: string): DiscordEvent {
  switch (name) {
    case GatewayDispatchEvents.InteractionCreate:
      return readInteraction(data);
    case GatewayDispatchEvents.MessageCreate:
      return readMessage(data, self);
    case GatewayDispatchEvents.ThreadCreate:
      return readPost(data);
    case GatewayDispatchEvents.MessageDelete:
    case GatewayDispatchEvents.MessageDeleteBulk:
      return readDeletion(data);
    case GatewayDispatchEvents.GuildDelete:
      return readLeaving(data);
    default:
      return { kind: 'not-for-us', why: 'unknown-event' };
  }
}

function readPost(data: unknown): DiscordEvent {
  const parsed = post.safeParse(data);
  if (!parsed.success) return { kind: 'not-for-us', why: 'malformed' };
  const { id, guild_id: space, parent_id: parent, owner_id: owner, newly_created: isNew } = parsed.data;
  // Discord says "created" too when we are let into a thread that was there before.
  if (isNew !== true) return { kind: 'not-for-us', why: 'old-thread' };
  const place = placeOf(id, { guild: space, channel: parsed.data });
  return { kind: 'post', place: { ...place, policyChannel: parent }, owner };
}

function readDeletion(data: unknown): DiscordEvent {
  const parsed = deletion.safeParse(data);
  if (!parsed.success) return { kind: 'not-for-us', why: 'malformed' };
  const { id, ids = [], channel_id: channelId, guild_id: space = '' } = parsed.data;
  return { kind: 'deleted', space, channel: channelId, messages: id === undefined ? ids : [id, ...ids] };
}

function readLeaving(data: unknown): DiscordEvent {
  const parsed = guild.safeParse(data);
  if (!parsed.success) return { kind: 'not-for-us', why: 'malformed' };
  // A server that Discord can't reach for a while is not one that we left.
  return parsed.data.unavailable === true ? { kind: 'not-for-us', why: 'outage' } : { kind: 'left', space: parsed.data.id };
}
