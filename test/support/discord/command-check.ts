// May these be registered as commands? https://docs.discord.com/developers/interactions/application-commands
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  Locale,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { refusals } from './refusal.ts';
import { translateIssues } from './zod-issues.ts';

const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const localised = (text: z.ZodType<string>) => z.partialRecord(z.enum(Locale), text).nullish();
const chatName = z
  .string()
  .regex(CHAT_NAME, 'Command name is invalid')
  .refine((name) => name === name.toLowerCase(), 'Command name must be lower case');
const menuName = z.string().min(1).max(LIMITS.commandName);
const description = z.string().min(1).max(LIMITS.commandDescription);
const named = {
  name: chatName,
  name_localizations: localised(chatName),
  description,
  description_localizations: localised(description),
};
const choice = (value: z.ZodType<string | number>) =>
  z.strictObject({ name: z.string().min(1).max(LIMITS.choiceText), name_localizations: localised(z.string()), value });
const required = z.boolean().optional();
const ownChoices = (value: z.ZodType<string | number>) => ({
  required,
  autocomplete: z.boolean().optional(),
  choices: z.array(choice(value)).max(LIMITS.choices).optional(),
});
const number = (type: OptionType.Integer | OptionType.Number) =>
  z.strictObject({
    ...named,
    type: z.literal(type),
    ...ownChoices(z.number()),
    min_value: z.number().optional(),
    max_value: z.number().optional(),
  });
const plain = (type: OptionType.Boolean | OptionType.User | OptionType.Role | OptionType.Mentionable | OptionType.Attachment) =>
  z.strictObject({ ...named, type: z.literal(type), required });
const basic = z.discriminatedUnion('type', [
  z.strictObject({
    ...named,
    type: z.literal(OptionType.String),
    ...ownChoices(z.string().max(LIMITS.choiceText)),
    min_length: z.int().min(0).max(6000).optional(),
    max_length: z.int().min(1).max(6000).optional(),
  }),
  number(OptionType.Integer),
  number(OptionType.Number),
  plain(OptionType.Boolean),
  plain(OptionType.User),
  plain(OptionType.Role),
  plain(OptionType.Mentionable),
  plain(OptionType.Attachment),
  z.strictObject({
    ...named,
    type: z.literal(OptionType.Channel),
    required,
    channel_types: z.array(z.enum(ChannelType)).optional(),
  }),
]);
type Basic = z.infer<typeof basic>;

function checkOptions(options: readonly { name: string; required?: boolean | undefined }[], context: z.RefinementCtx): void {
  let sawOptional = false;
  options.forEach(({ name, required: isRequired }, index) => {
    if (options.findIndex((other) => other.name === name) !== index)
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: 'Option names must be unique',
        params: { code: 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID' },
      });
    if (isRequired === true && sawOptional)
      context.addIssue({
        code: 'custom',
        path: [index],
        message: 'Required options must be placed before non-required options',
        params: { code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID' },
      });
    sawOptional ||= isRequired !== true;
  });
}

function checkChoosing(options: readonly Basic[], context: z.RefinementCtx): void {
  options.forEach((option, index) => {
    if ('autocomplete' in option && option.autocomplete === true && (option.choices ?? []).length > 0)
      context.addIssue({
        code: 'custom',
        path: [index, 'autocomplete'],
        message: 'An option has either choices or autocomplete',
      });
  });
}

const basics = z
  .array(basic)
  .max(LIMITS.commandOptions)
  .superRefine((options, context) => {
    checkOptions(options, context);
    checkChoosing(options, context);
  });
const subcommand = z.strictObject({ ...named, type: z.literal(OptionType.Subcommand), options: basics.optional() });
const group = z.strictObject({
  ...named,
  type: z.literal(OptionType.SubcommandGroup),
  options: z
    .array(subcommand)
    .max(LIMITS.commandOptions)
    .superRefine((options, context) =>
      checkOptions(
        options.map(({ name }) => ({ name })),
        context,
      ),
    ),
});
const nested = z
  .array(z.discriminatedUnion('type', [subcommand, group]))
  .max(LIMITS.commandOptions)
  .superRefine((options, context) =>
    checkOptions(
      options.map(({ name }) => ({ name })),
      context,
    ),
  );

const rights = {
  id: z.string().optional(),
  default_member_permissions: z.string().regex(/^\d+$/u).nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: z.array(z.enum(InteractionContextType)).min(1).nullish(),
  integration_types: z.array(z.enum(ApplicationIntegrationType)).min(1).nullish(),
  nsfw: z.boolean().optional(),
};
const hasSubcommands = z.looseObject({ options: z.array(z.looseObject({ type: z.union([z.literal(1), z.literal(2)]) })).min(1) });
const chatInput = z.strictObject({
  ...rights,
  ...named,
  type: z.literal(ApplicationCommandType.ChatInput).optional(),
  options: basics.optional(),
});
const chatGroup = chatInput.extend({ options: nested });
const menu = z.strictObject({
  ...rights,
  type: z.union([z.literal(ApplicationCommandType.Message), z.literal(ApplicationCommandType.User)]),
  name: menuName,
  name_localizations: localised(menuName),
  description: z.literal('').optional(),
});
const isMenu = z.looseObject({ type: z.union([z.literal(2), z.literal(3)]) });

/** A command that passed. */
export type CheckedCommand = z.infer<typeof chatInput> | z.infer<typeof chatGroup> | z.infer<typeof menu>;

/** The longest text that a name or description has in any language. */
function longest(text: string, translations: Readonly<Record<string, string | undefined>> | null | undefined): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map((other) => other?.length ?? 0));
}

const counted = z.looseObject({ name: z.string(), description: z.string().optional(), value: z.unknown().optional() });
const children = z.looseObject({ options: z.array(z.unknown()).optional(), choices: z.array(z.unknown()).optional() });
const translations = z.object({
  name_localizations: z.record(z.string(), z.string()).nullish(),
  description_localizations: z.record(z.string(), z.string()).nullish(),
});

/** Characters of names, descriptions and values, with all that is nested: at most 8000 of a command. */
function countText(value: unknown): number {
  const node = counted.safeParse(value);
  if (!node.success) return 0;
  const { name, description: told = '', value: own } = node.data;
  const other = translations.safeParse(value).data;
  const { options = [], choices = [] } = children.parse(value);
  const self =
    longest(name, other?.name_localizations) +
    longest(told, other?.description_localizations) +
    (typeof own === 'string' ? own.length : 0);
  return [...options, ...choices].reduce<number>((sum, child) => sum + countText(child), self);
}

/** Checks one command; paths of issues begin with `prefix`. @throws Refusal 50035 */
export function checkCommand(raw: unknown, prefix: readonly PropertyKey[]): CheckedCommand {
  const schema = isMenu.safeParse(raw).success ? menu : hasSubcommands.safeParse(raw).success ? chatGroup : chatInput;
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw refusals.invalidForm(translateIssues(parsed.error, prefix));
  const length = countText(raw);
  if (length > LIMITS.commandText)
    throw refusals.invalidForm([
      {
        path: prefix,
        code: 'APPLICATION_COMMAND_TOO_LARGE',
        message: `Command exceeds maximum size (${LIMITS.commandText}); it has ${length}.`,
      },
    ]);
  return parsed.data;
}
