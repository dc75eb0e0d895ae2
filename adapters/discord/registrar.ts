// Are the commands at Discord those of this program, and how do they get there?
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { COMMANDS } from './commands.ts';

/** Where commands are registered: everywhere, or in one server. */
export type Registration = { readonly application: string; readonly guild?: string | undefined };

/** What is asked of Discord; answers come as they are. */
export type RegistrarCalls = {
  application(): Promise<unknown>;
  commands(where: Registration): Promise<unknown>;
  replaceCommands(where: Registration, commands: readonly unknown[]): Promise<unknown>;
  /** any other thing that can be read, by its route */
  read(path: `/${string}`): Promise<unknown>;
  /** Discord's time at its last answer, in milliseconds since 1970; `undefined`: there was none yet, or it did not say */
  serverTime(): number | undefined;
};

/** What a deployment did or would do, command by command. */
export type Comparison = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly same: readonly string[];
};

const applicationSchema = z.object({ id: z.string(), name: z.string() });
const registered = z.array(z.looseObject({ name: z.string(), type: z.int() }));
type Registered = z.infer<typeof registered>[number];

/** The application of a token. */
export async function readApplication(calls: RegistrarCalls): Promise<{ readonly id: string; readonly name: string }> {
  return applicationSchema.parse(await calls.application());
}

/** What is registered, against what this program has. */
export async function compareCommands(calls: RegistrarCalls, where: Registration): Promise<Comparison> {
  const there = registered.parse(await calls.commands(where));
  const isGlobal = where.guild === undefined;
  const twin = ({ name, type }: { name: string; type: number }) =>
    there.find((other) => other.name === name && other.type === type);
  const names = (commands: readonly { readonly name: string }[]) => commands.map(({ name }) => name);
  const known = COMMANDS.flatMap((command) => {
    const other = twin(command);
    return other === undefined ? [] : [{ name: command.name, isSame: isEqual(command, other, isGlobal) }];
  });
  return {
    added: names(COMMANDS.filter((command) => twin(command) === undefined)),
    changed: names(known.filter(({ isSame }) => !isSame)),
    removed: names(there.filter((other) => COMMANDS.every(({ name, type }) => name !== other.name || type !== other.type))),
    same: names(known.filter(({ isSame }) => isSame)),
  };
}

/** Registers the commands where they differ. @returns what was different */
export async function deployCommands(calls: RegistrarCalls, where: Registration): Promise<Comparison> {
  const comparison = await compareCommands(calls, where);
  if (!isUpToDate(comparison)) await calls.replaceCommands(where, COMMANDS);
  return comparison;
}

/** Takes all commands away. @returns their names */
export async function removeCommands(calls: RegistrarCalls, where: Registration): Promise<readonly string[]> {
  const there = registered.parse(await calls.commands(where));
  if (there.length > 0) await calls.replaceCommands(where, []);
  return there.map(({ name }) => name);
}

/** Is there nothing to do? */
export function isUpToDate({ added, changed, removed }: Comparison): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** In a server, commands have neither contexts nor kinds of installation: they are there for that server. */
function isEqual(command: (typeof COMMANDS)[number], there: Registered, isGlobal: boolean): boolean {
  const own: Readonly<Record<string, unknown>> = command;
  const keys = ['description', 'default_member_permissions', 'options', ...(isGlobal ? ['contexts', 'integration_types'] : [])];
  return keys.every((key) => isDeepStrictEqual(plain(own[key]), plain(there[key])));
}

/** Discord leaves out what is false or empty, fills in what it knows, and sorts lists of numbers as it likes. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(plain);
    const isNumbers = items.every((item) => typeof item === 'number');
    return items.length === 0 ? undefined : isNumbers ? items.toSorted() : items;
  }
  if (typeof value !== 'object' || value === null) return value === false || value === null || value === '' ? undefined : value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, plain(inner)] as const)
    .filter(([key, inner]) => inner !== undefined && !key.endsWith('_localizations') && !key.endsWith('_localized'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
