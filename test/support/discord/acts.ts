// What can a person do to the bot? Builders of interactions, each a function of the place where it happens.
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentButtonInteraction,
  type APIMessageComponentSelectMenuInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { ServerChannel } from './channels.ts';
import { findPressable } from './components-in.ts';
import type { InteractionBase } from './interaction-base.ts';
import type { InteractionHandle } from './interaction-handle.ts';
import type { SeenMessage } from './interaction-record.ts';
import type { Person } from './people.ts';

/** Who does it, and where. */
export type Scene = { readonly by: Person; readonly in: ServerChannel };

/** An interaction to be: the server fills in ids, token, member, permissions, context. */
export type Act = Scene & { readonly build: (base: InteractionBase) => APIInteraction };

type OptionValue = string | number | boolean;
type Options = Readonly<Record<string, OptionValue>>;

function makeOption(name: string, value: OptionValue): APIApplicationCommandInteractionDataBasicOption {
  if (typeof value === 'string') return { name, type: OptionType.String, value };
  if (typeof value === 'boolean') return { name, type: OptionType.Boolean, value };
  return Number.isInteger(value) ? { name, type: OptionType.Integer, value } : { name, type: OptionType.Number, value };
}

function nest<Option extends { name: string }>(words: readonly string[], options: Option[]) {
  const [first, second] = words;
  if (first === undefined) return options;
  if (second === undefined) return [{ name: first, type: OptionType.Subcommand as const, options }];
  return [
    {
      name: first,
      type: OptionType.SubcommandGroup as const,
      options: [{ name: second, type: OptionType.Subcommand as const, options }],
    },
  ];
}

/** A slash command: `slash('advice ask', { question: 'May I…', public: true }, { by, in })`. */
export function slash(path: string, options: Options, scene: Scene): Act {
  const [name = '', ...words] = path.split(' ');
  const given = Object.entries(options).map(([key, value]) => makeOption(key, value));
  return {
    ...scene,
    build: (base) =>
      ({
        ...base.common,
        type: InteractionType.ApplicationCommand,
        data: {
          ...base.command(name),
          type: ApplicationCommandType.ChatInput,
          options: nest<APIApplicationCommandInteractionDataBasicOption>(
            words,
            given,
          ) satisfies APIApplicationCommandInteractionDataOption[],
        },
      }) satisfies APIChatInputApplicationCommandInteraction,
  };
}

/** Typing into an option with autocomplete: `typing('advice letter', 'title', 'lawnm', { by, in })`. */
export function typing(path: string, focused: string, text: string, scene: Scene, others: Options = {}): Act {
  const [name = '', ...words] = path.split(' ');
  const given = [
    ...Object.entries(others).map(([key, value]) => makeOption(key, value)),
    { name: focused, type: OptionType.String as const, value: text, focused: true },
  ];
  return {
    ...scene,
    build: (base) =>
      ({
        ...base.common,
        type: InteractionType.ApplicationCommandAutocomplete,
        data: { ...base.command(name), type: ApplicationCommandType.ChatInput, options: nest(words, given) },
      }) satisfies APIApplicationCommandAutocompleteInteraction,
  };
}

/** Choosing an entry of a message's menu: `menu('Find past letters', message, { by, in })`. */
export function menu(name: string, target: APIMessage, scene: Scene): Act {
  return {
    ...scene,
    build: (base) =>
      ({
        ...base.common,
        type: InteractionType.ApplicationCommand,
        data: {
          ...base.command(name),
          type: ApplicationCommandType.Message,
          target_id: target.id,
          resolved: { messages: { [target.id]: target } },
        },
      }) satisfies APIMessageApplicationCommandInteraction,
  };
}

/** Pressing a button by its label or custom id. @throws Error naming the buttons there are, if it is not among them or disabled */
export function press(seen: SeenMessage, labelOrId: string, scene: Scene): Act {
  const found = findPressable(seen.message, labelOrId, ComponentType.Button);
  return pressAnyway(seen.message, found.customId, scene);
}

/** A press with any custom id, also one that the message does not have: forged, or from an older version. */
export function pressAnyway(message: APIMessage, customId: string, scene: Scene): Act {
  return {
    ...scene,
    build: (base) =>
      ({
        ...base.common,
        type: InteractionType.MessageComponent,
        message: base.current(message),
        data: { custom_id: customId, component_type: ComponentType.Button },
      }) satisfies APIMessageComponentButtonInteraction,
  };
}

/** Choosing in a string select, by its custom id or placeholder and the options' values or labels. @throws Error if they are not there */
export function choose(seen: SeenMessage, idOrPlaceholder: string, choices: readonly string[], scene: Scene): Act {
  const { customId, options } = findPressable(seen.message, idOrPlaceholder, ComponentType.StringSelect);
  const values = choices.map((choice) => {
    const option = options.find(({ value, label }) => value === choice || label === choice);
    if (option === undefined)
      throw new Error(`No option "${choice}" to choose; there are: ${options.map(({ label }) => label).join(', ')}.`);
    return option.value;
  });
  return {
    ...scene,
    build: (base) =>
      ({
        ...base.common,
        type: InteractionType.MessageComponent,
        message: base.current(seen.message),
        data: { custom_id: customId, component_type: ComponentType.StringSelect, values },
      }) satisfies APIMessageComponentSelectMenuInteraction,
  };
}

/** Filling in the modal that an interaction opened: `submit(await asked.modal(), asked, { question: '…' }, { by, in })`. */
export function submit(
  { modal }: Awaited<ReturnType<InteractionHandle['modal']>>,
  openedBy: InteractionHandle,
  values: Readonly<Record<string, string>>,
  scene: Scene,
): Act {
  const components = Object.entries(values).map(([id, value]) => ({
    type: ComponentType.Label as const,
    id: 1,
    component: { type: ComponentType.TextInput as const, id: 2, custom_id: id, value },
  }));
  const { payload } = openedBy;
  const source = payload.type === InteractionType.MessageComponent ? payload.message : undefined;
  return {
    ...scene,
    build: (base) =>
      ({
        ...base.common,
        ...(source === undefined ? {} : { message: base.current(source) }),
        type: InteractionType.ModalSubmit,
        data: { custom_id: modal.custom_id, components },
      }) satisfies APIModalSubmitInteraction,
  };
}
