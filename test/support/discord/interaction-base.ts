// What do all interactions of a place have in common?
import {
  type APIBaseInteraction,
  type APIMessage,
  ApplicationIntegrationType,
  PermissionFlagsBits as Bits,
  ChannelType,
  InteractionContextType,
  type InteractionType,
  Locale,
} from 'discord-api-types/v10';
import type { Scene } from './acts.ts';
import { makeInteractionMember } from './people.ts';
import { mayDo, permissionsIn } from './permissions.ts';
import { isInGuild, messagesOf, type World } from './world.ts';

/** How the app came to this place: installed to the guild, or with the user alone. */
export type Installation = 'guild' | 'user';

/** What a builder of an interaction starts from. */
export type InteractionBase = {
  readonly common: Omit<APIBaseInteraction<InteractionType, never>, 'type' | 'data' | 'channel_id' | 'channel'> & {
    channel_id: string;
    channel: NonNullable<APIBaseInteraction<InteractionType, never>['channel']>;
  };
  /** a message as it is now, where the test holds an older view of it */
  readonly current: (message: APIMessage) => APIMessage;
  /** id and name of a command, as registered; an unregistered one gets an id that never changes */
  readonly command: (name: string) => { id: string; name: string };
};

function contextOf(type: ChannelType): InteractionContextType {
  if (type === ChannelType.DM) return InteractionContextType.BotDM;
  return type === ChannelType.GroupDM ? InteractionContextType.PrivateChannel : InteractionContextType.Guild;
}

function ownersOf(world: World, { by, in: channel }: Scene, installation: Installation) {
  const guild = isInGuild(channel) ? world.guildId : '0';
  return installation === 'user'
    ? { [ApplicationIntegrationType.UserInstall]: by.user.id }
    : { [ApplicationIntegrationType.GuildInstall]: guild };
}

/** Whether every answer is made private: the app came with its user, who may not use external apps here. topics/permissions.mdx */
export function isForcedPrivate(world: World, { by, in: channel }: Scene, installation: Installation): boolean {
  return installation === 'user' && isInGuild(channel) && !mayDo(world, channel, by, Bits.UseExternalApps);
}

function commandOf(world: World, name: string) {
  const registered = [...world.commands.values()].flat().find((command) => command.name === name);
  return { id: registered?.id ?? world.applicationId, name };
}

/** The common part of an interaction. In a private channel the app came with a user, whatever `installation` says. */
export function makeInteractionBase(world: World, scene: Scene, installation: Installation): InteractionBase {
  const { by, in: channel } = scene;
  const id = world.nextId();
  const place = isInGuild(channel)
    ? {
        guild_id: world.guildId,
        guild: { id: world.guildId, locale: Locale.EnglishUS, features: [] },
        guild_locale: Locale.EnglishUS,
        member: makeInteractionMember(by, permissionsIn(world, channel, by)),
      }
    : { user: by.user };
  return {
    common: {
      id,
      application_id: world.applicationId,
      token: `token-of-${id}`,
      version: 1,
      channel_id: channel.id,
      channel,
      ...place,
      app_permissions: permissionsIn(world, channel, world.bot).toString(),
      locale: Locale.EnglishUS,
      entitlements: [],
      authorizing_integration_owners: ownersOf(world, scene, installation),
      context: contextOf(channel.type),
      attachment_size_limit: 10_485_760,
    },
    current: (message) => messagesOf(world, message.channel_id).get(message.id)?.message ?? message,
    command: (name) => commandOf(world, name),
  };
}
