// What does the bot learn of a guild when it connects? Every array that discord.js reads must be there.
import {
  type APIGuild,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10';
import { NO_FLAGS } from './channels.ts';
import { makeMember } from './people.ts';
import type { World } from './world.ts';

/** The guild as GET /guilds/:id gives it. */
export function makeGuild(world: World): APIGuild {
  return {
    id: world.guildId,
    name: 'Kitchen Table',
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: world.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    roles: world.roles,
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: GuildMFALevel.None,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: NO_FLAGS,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: GuildPremiumTier.None,
    preferred_locale: Locale.EnglishUS,
    public_updates_channel_id: null,
    nsfw_level: GuildNSFWLevel.Default,
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  } satisfies APIGuild;
}

/** GUILD_CREATE. Without GUILD_MEMBERS only the bot is among the members, as on Discord. */
export function makeGuildEvent(world: World): GatewayGuildCreateDispatchData {
  const channels = [...world.channels.values()];
  return {
    ...makeGuild(world),
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: [...world.people.values()].filter(({ roles }) => roles !== undefined).length,
    voice_states: [],
    members: [makeMember(world.bot)],
    channels: channels.flatMap((channel) =>
      channel.type === ChannelType.GuildText || channel.type === ChannelType.GuildForum ? [channel] : [],
    ),
    threads: channels.flatMap((channel) => (channel.type === ChannelType.PublicThread ? [channel] : [])),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } satisfies GatewayGuildCreateDispatchData;
}
