// Which command was used, with which options? The types follow from the commands themselves.
import { type ApplicationCommandOptionType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { COMMANDS } from './commands.ts';

type Command = Extract<(typeof COMMANDS)[number], { readonly options: readonly unknown[] }>;

/** What an option may hold, by its type; of a choice the values that there are. */
type ValueOf<Option> = Option extends { readonly choices: readonly { readonly value: infer Value }[] }
  ? Value
  : Option extends { readonly type: ApplicationCommandOptionType.Boolean }
    ? boolean
    : Option extends { readonly type: ApplicationCommandOptionType.Integer }
      ? number
      : string;

/** The options of a subcommand by their names; those that are not required may be absent. */
type OptionsOf<Options extends readonly { readonly name: string }[]> = {
  readonly [Option in Extract<Options[number], { readonly required: true }> as Option['name']]: ValueOf<Option>;
} & {
  readonly [Option in Exclude<Options[number], { readonly required: true }> as Option['name']]?: ValueOf<Option> | undefined;
};

type UseOf<Name extends string, Sub> = Sub extends { readonly name: infer Own extends string }
  ? {
      readonly name: `${Name} ${Own}`;
      readonly options: Sub extends { readonly options: infer Options extends readonly { readonly name: string }[] }
        ? OptionsOf<Options>
        : Readonly<Record<never, never>>;
    }
  : never;

/** A command as somebody used it: `{ name: 'advice ask', options: { question: '…' } }`. */
export type CommandUse = Command extends infer One
  ? One extends { readonly name: infer Name extends string; readonly options: readonly (infer Sub)[] }
    ? Sub extends unknown
      ? UseOf<Name, Sub>
      : never
    : never
  : never;

/** Options as they came. */
export type GivenOptions = Readonly<Record<string, string | number | boolean>>;

type Defined = {
  readonly name: string;
  readonly type: OptionType;
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string }[];
};
type Subcommand = { readonly name: string; readonly options?: readonly Defined[] };

/** The subcommands by their full names. */
const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map(
  COMMANDS.flatMap((command) =>
    'options' in command ? command.options.map((sub: Subcommand) => [`${command.name} ${sub.name}`, sub] as const) : [],
  ),
);

const KINDS: Readonly<Partial<Record<OptionType, 'string' | 'boolean' | 'number'>>> = {
  [OptionType.String]: 'string',
  [OptionType.Boolean]: 'boolean',
  [OptionType.Integer]: 'number',
  [OptionType.User]: 'string',
};

function fits({ type, choices }: Defined, value: string | number | boolean): boolean {
  return typeof value === KINDS[type] && (choices === undefined || choices.some((choice) => choice.value === value));
}

function isUse(use: { readonly name: string; readonly options: GivenOptions }): use is CommandUse {
  const defined = SUBCOMMANDS.get(use.name)?.options ?? [];
  const given = Object.entries(use.options);
  return (
    SUBCOMMANDS.has(use.name) &&
    defined.every(({ name, required }) => required !== true || Object.hasOwn(use.options, name)) &&
    given.every(([name, value]) => defined.some((option) => option.name === name && fits(option, value)))
  );
}

/** The use of a command; `undefined` for one that these commands don't allow: it was registered by another version. */
export function readUse(name: string, options: GivenOptions): CommandUse | undefined {
  const use = { name, options };
  return isUse(use) ? use : undefined;
}
