// What does an interaction ask for? Commands, typing, the menu of a message, presses.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { type GivenOptions, readUse } from './command-use.ts';
import { MENU_NAME } from './commands.ts';
import type { DiscordEvent, Interaction } from './event.ts';
import { bits, channel, placeOf, snowflake, user } from './wire.ts';

const base = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  type: z.int(),
  guild_id: snowflake.optional(),
  channel_id: snowflake.optional(),
  channel: channel.optional().catch(undefined),
  member: z.object({ user, permissions: bits }).optional(),
  user: user.optional(),
  app_permissions: bits.catch(0n),
  context: z.int().optional().catch(undefined),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).catch({}),
  data: z.unknown().optional(),
  message: z.unknown().optional(),
});
type Base = z.infer<typeof base>;

const value = z.union([z.string(), z.number(), z.boolean()]);
const option = z.object({ name: z.string(), type: z.int(), value: value.optional(), focused: z.boolean().optional() });
const nest = option.extend({ options: z.array(z.unknown()).optional() });
const command = z.object({ name: z.string(), type: z.int(), options: z.array(z.unknown()).optional() });
const targeted = z.object({
  target_id: snowflake,
  resolved: z.object({ messages: z.record(z.string(), z.unknown()) }),
});
const target = z.object({ id: snowflake, content: z.string(), author: user });
const pressed = z.object({ custom_id: z.string().min(1).max(100), values: z.array(z.string()).optional() });
const ownMessage = z.object({ id: snowflake, flags: z.int().optional(), components: z.unknown().optional() });

const MALFORMED: DiscordEvent = { kind: 'not-for-us', why: 'malformed' };

/** Reads the data of INTERACTION_CREATE. Never throws. */
export function readInteraction(data: unknown): DiscordEvent {
  const parsed = base.safeParse(data);
  const interaction = parsed.success ? interactionOf(parsed.data) : undefined;
  if (!parsed.success || interaction === undefined) return MALFORMED;
  switch (parsed.data.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete:
      return readCommand(parsed.data, interaction);
    case InteractionType.MessageComponent:
      return readPress(parsed.data, interaction);
    default:
      return { kind: 'not-for-us', why: 'other-command' };
  }
}

function interactionOf(data: Base): Interaction | undefined {
  const person = data.member?.user ?? data.user;
  const channelId = data.channel_id ?? data.channel?.id;
  if (person === undefined || channelId === undefined) return undefined;
  return {
    id: data.id,
    token: data.token,
    application: data.application_id,
    place: placeOf(channelId, { guild: data.guild_id, channel: data.channel }),
    person: person.id,
    permissions: data.member?.permissions,
    ownPermissions: data.app_permissions,
    isMember: Object.hasOwn(data.authorizing_integration_owners, String(ApplicationIntegrationType.GuildInstall)),
    isDirect: data.context === InteractionContextType.BotDM,
  };
}

function readCommand(data: Base, interaction: Interaction): DiscordEvent {
  const parsed = command.safeParse(data.data);
  if (!parsed.success) return MALFORMED;
  if (parsed.data.type === ApplicationCommandType.Message) return readMenu(data, interaction, parsed.data.name);
  const [first] = parsed.data.options ?? [];
  const sub = nest.safeParse(first);
  const isSub = sub.success && sub.data.type === OptionType.Subcommand;
  const name = isSub ? `${parsed.data.name} ${sub.data.name}` : parsed.data.name;
  const options = z.array(option).safeParse(isSub ? (sub.data.options ?? []) : (parsed.data.options ?? []));
  if (!options.success) return MALFORMED;
  if (data.type === InteractionType.ApplicationCommandAutocomplete) {
    const focused = options.data.find((given) => given.focused === true);
    if (focused === undefined) return MALFORMED;
    return { kind: 'typing', interaction, command: name, option: focused.name, typed: String(focused.value ?? '') };
  }
  const given: GivenOptions = Object.fromEntries(
    options.data.flatMap((one) => (one.value === undefined ? [] : [[one.name, one.value] as const])),
  );
  const use = readUse(name, given);
  return use === undefined ? { kind: 'stale', interaction } : { kind: 'command', interaction, use };
}

function readMenu(data: Base, interaction: Interaction, name: string): DiscordEvent {
  if (name !== MENU_NAME) return { kind: 'stale', interaction };
  const chosen = targeted.safeParse(data.data);
  const message = target.safeParse(chosen.data?.resolved.messages[chosen.data.target_id]);
  if (!message.success) return MALFORMED;
  const { id, content, author } = message.data;
  return { kind: 'menu', interaction, target: { id, text: content, isOwn: author.id === interaction.application } };
}

function readPress(data: Base, interaction: Interaction): DiscordEvent {
  const [press, message] = [pressed.safeParse(data.data), ownMessage.safeParse(data.message)];
  if (!press.success || !message.success) return MALFORMED;
  const { id, flags = 0, components } = message.data;
  return {
    kind: 'press',
    interaction,
    value: press.data.custom_id,
    chosen: press.data.values ?? [],
    message: { id, isPrivate: interaction.isDirect || (flags & MessageFlags.Ephemeral) !== 0, components },
  };
}
