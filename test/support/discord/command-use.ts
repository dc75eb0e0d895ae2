// Could somebody use a command like this? Once commands are registered, only what they allow is ever sent.
import { type APIInteraction, InteractionType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { World } from './world.ts';

const registered = z.looseObject({
  name: z.string(),
  type: z.number(),
  contexts: z.array(z.number()).nullish(),
  options: z.array(z.unknown()).optional(),
});
const definition = z.looseObject({
  name: z.string(),
  type: z.number(),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  options: z.array(z.unknown()).optional(),
});
const used = z.looseObject({
  name: z.string(),
  type: z.number(),
  focused: z.boolean().optional(),
  options: z.array(z.unknown()).optional(),
});
type Used = z.infer<typeof used>;

const isNest = (type: number) => type === OptionType.Subcommand || type === OptionType.SubcommandGroup;

/** An integer may stand where a number is asked for. */
const fits = (given: number, wanted: number) =>
  given === wanted || (given === OptionType.Integer && wanted === OptionType.Number);

function findMisuse(path: string, defined: readonly unknown[], given: readonly unknown[], isTyping: boolean): string | undefined {
  const definitions = defined.map((value) => definition.parse(value));
  const options: Used[] = given.map((value) => used.parse(value));
  if (definitions.some(({ type }) => isNest(type)) && options.length === 0) return `${path} needs a subcommand`;
  const missing = definitions.find(({ name, required }) => required === true && !options.some((option) => option.name === name));
  if (missing !== undefined && !isTyping) return `${path} needs the option ${missing.name}`;
  for (const { name, type, focused, options: nested } of options) {
    const match = definitions.find((other) => other.name === name);
    if (match === undefined) return `${path} has no ${isNest(type) ? 'subcommand' : 'option'} ${name}`;
    if (!fits(type, match.type)) return `${path} ${name} is of type ${match.type}, not ${type}`;
    if (focused === true && match.autocomplete !== true) return `${path} ${name} has no autocomplete`;
    const deeper = isNest(type) ? findMisuse(`${path} ${name}`, match.options ?? [], nested ?? [], isTyping) : undefined;
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** @throws Error if commands are registered and a client would not let anybody send this one; without any, everything passes */
export function checkUse(world: World, payload: APIInteraction): void {
  const all = [...world.commands.values()].flat();
  const isTyping = payload.type === InteractionType.ApplicationCommandAutocomplete;
  if (all.length === 0 || (payload.type !== InteractionType.ApplicationCommand && !isTyping)) return;
  const { name, type } = payload.data;
  const command = all.map((value) => registered.parse(value)).find((other) => other.name === name && other.type === type);
  if (command === undefined)
    throw new Error(
      `No command "${name}" of type ${type} is registered; there are: ${all.map((other) => other.name).join(', ')}.`,
    );
  const { contexts } = command;
  if (
    contexts !== undefined &&
    contexts !== null &&
    payload.context !== undefined &&
    !contexts.some((context) => context === payload.context)
  )
    throw new Error(`"${name}" can't be used in context ${payload.context}; it is registered for ${contexts.join(', ')}.`);
  const given = 'options' in payload.data ? (payload.data.options ?? []) : [];
  const misuse = findMisuse(name, command.options ?? [], given, isTyping);
  if (misuse !== undefined) throw new Error(`Nobody could send that: ${misuse}.`);
}
