// Which commands does the bot have on Discord? Constant data, registered as it stands; command-use.ts has its types.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  ApplicationCommandOptionType as OptionType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { MOST_QUESTION } from '../shared/question.ts';

/** The entry in the menu of every message. */
export const MENU_NAME = 'Find past letters';

/** Manage Server (1 << 5): Discord shows `/archive` to those who have it, unless a server says otherwise. We check again. */
const MANAGE_SERVER = '32';

/** For look-ups: in servers, in direct messages, and wherever else somebody brings the bot along. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
} as const;

const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
} as const;

const TOPIC = { type: OptionType.String, name: 'topic', description: 'Only letters on this topic', autocomplete: true } as const;

/** Every command. Limits: names 32, descriptions 100, 25 options, 8000 characters (interactions/application-commands). */
export const COMMANDS = [
  {
    type: ApplicationCommandType.ChatInput,
    name: 'advice',
    description: 'Past letters of the advice column, and what was answered',
    ...EVERYWHERE,
    options: [
      {
        type: OptionType.Subcommand,
        name: 'ask',
        description: 'Find the past letters closest to a question; only you see the answer',
        options: [
          {
            type: OptionType.String,
            name: 'question',
            description: 'What you would ask a columnist, in your own words',
            required: true,
            max_length: MOST_QUESTION,
          },
          TOPIC,
          { type: OptionType.String, name: 'column', description: 'Only letters of this column', autocomplete: true },
          {
            type: OptionType.Boolean,
            name: 'public',
            description: 'Show the letters to everybody here; your question is not shown',
          },
        ],
      },
      {
        type: OptionType.Subcommand,
        name: 'letter',
        description: 'Read a letter by its title',
        options: [
          {
            type: OptionType.String,
            name: 'title',
            description: 'Its title, or a word of it',
            required: true,
            autocomplete: true,
          },
        ],
      },
      {
        type: OptionType.Subcommand,
        name: 'topics',
        description: 'All topics, or the letters on one',
        options: [TOPIC],
      },
      { type: OptionType.Subcommand, name: 'random', description: 'A letter drawn by chance', options: [TOPIC] },
      { type: OptionType.Subcommand, name: 'about', description: 'What this bot is, what it holds and what it keeps' },
      { type: OptionType.Subcommand, name: 'forget-me', description: 'Remove what is kept of your votes' },
    ],
  },
  {
    type: ApplicationCommandType.ChatInput,
    name: 'archive',
    description: 'For those who look after the letters in this server',
    default_member_permissions: MANAGE_SERVER,
    ...IN_SERVERS,
    options: [
      { type: OptionType.Subcommand, name: 'status', description: 'What the archive holds, and whether something needs you' },
      { type: OptionType.Subcommand, name: 'reload', description: 'Read the letter files again' },
      {
        type: OptionType.Subcommand,
        name: 'policy',
        description: 'See or change what the bot may do in this channel',
        options: [
          {
            type: OptionType.String,
            name: 'mode',
            description: 'What may be seen by everybody here',
            choices: [
              { name: 'off: no letters here; answers are private', value: 'off' },
              { name: 'private: answers are private, members may share letters', value: 'private' },
              { name: 'public: mentions are answered for all to read', value: 'public' },
            ],
          },
          {
            type: OptionType.String,
            name: 'topics',
            description: 'Only letters on these topics, with commas between; "all" for every topic',
          },
          {
            type: OptionType.String,
            name: 'leave-out',
            description: 'Content notes whose letters stay out, with commas between; "none" for none',
          },
          {
            type: OptionType.Integer,
            name: 'most-letters',
            description: 'At most so many letters in one answer',
            min_value: 1,
            max_value: 3,
          },
          {
            type: OptionType.Integer,
            name: 'most-length',
            description: 'At most so many characters in one answer; 4000 is what Discord allows',
            min_value: 500,
            max_value: 4000,
          },
          {
            type: OptionType.Boolean,
            name: 'forum-helper',
            description: 'In a forum: offer "Past letters like this" below each new post',
          },
          { type: OptionType.Boolean, name: 'reset', description: 'Back to how every channel begins' },
        ],
      },
      {
        type: OptionType.Subcommand,
        name: 'moderators',
        description: 'See or change who looks after letters beside those with Manage Messages',
        options: [
          { type: OptionType.User, name: 'add', description: 'This person becomes a moderator of letters' },
          { type: OptionType.User, name: 'remove', description: 'This person is no moderator of letters any more' },
        ],
      },
    ],
  },
  { type: ApplicationCommandType.Message, name: MENU_NAME, ...EVERYWHERE },
] as const satisfies readonly Loose<RESTPostAPIApplicationCommandsJSONBody>[];

/** The type of discord-api-types for data that is never written to. */
type Loose<Value> = Value extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Loose<Value[Key]> }
    : Value;
