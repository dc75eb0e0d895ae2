// How are commands registered and read back?
import { ApplicationCommandType } from 'discord-api-types/v10';
import { z } from 'zod';
import { type CheckedCommand, checkCommand } from './command-check.ts';
import { noContent, ok, paramOf, type Route, type RouteRequest, type ServerState } from './exchange.ts';
import { LIMITS } from './limits.ts';
import { refusals } from './refusal.ts';
import type { RegisteredCommand, World } from './world.ts';

const DAY = 86_400_000;
/** Times of creations by place, for the limit of a day. */
const creations = new WeakMap<World, Map<string, number[]>>();

/** 'global' or the guild's id. @throws Refusal 10004, 50001 */
function placeOf({ params }: RouteRequest, { world }: ServerState): string {
  if (params.application !== world.applicationId) throw refusals.missingAccess();
  const guild = params.guild;
  if (guild !== undefined && guild !== world.guildId) throw refusals.missingAccess();
  return guild ?? 'global';
}

const falsy = (key: string, value: unknown) =>
  (key === 'required' || key === 'autocomplete') && value === false ? undefined : value;
const options = z.array(z.unknown());

/** As Discord gives it back: defaults filled in, `required: false` and `autocomplete: false` left out, localisations only if asked for. */
function register(world: World, place: string, command: CheckedCommand, known: RegisteredCommand | undefined): RegisteredCommand {
  const { default_member_permissions: permissions, contexts, integration_types: integrations, nsfw, ...rest } = command;
  const kept =
    'options' in rest && rest.options !== undefined
      ? { options: options.parse(JSON.parse(JSON.stringify(rest.options, falsy))) }
      : {};
  const made = {
    description: '',
    ...rest,
    ...kept,
    type: command.type ?? ApplicationCommandType.ChatInput,
    application_id: world.applicationId,
    default_member_permissions: permissions ?? null,
    nsfw: nsfw ?? false,
    ...(place === 'global'
      ? { contexts: contexts ?? null, integration_types: integrations ?? [0] }
      : { guild_id: place, contexts: null }),
  };
  const isSame =
    known !== undefined && JSON.stringify({ ...known, id: 0, version: 0 }) === JSON.stringify({ ...made, id: 0, version: 0 });
  return isSame ? known : { ...made, id: known?.id ?? world.nextId(), version: world.nextId() };
}

const sameAs = (command: CheckedCommand) => (other: RegisteredCommand) =>
  other.name === command.name && other.type === (command.type ?? 1);

/** @throws Refusal 30034 for more than 200 new commands in a day */
function countCreations(world: World, place: string, made: number): void {
  const places = creations.get(world) ?? new Map<string, number[]>();
  creations.set(world, places);
  const now = world.clock.now();
  const recent = (places.get(place) ?? []).filter((time) => now - time < DAY);
  if (recent.length + made > LIMITS.commandCreatesPerDay) throw refusals.tooManyCommandCreates();
  places.set(place, [...recent, ...Array.from({ length: made }, () => now)]);
}

/** @throws Refusal 30032 for more commands of a type than there may be */
function checkCounts(commands: readonly RegisteredCommand[]): void {
  for (const [type, most] of Object.entries(LIMITS.commands))
    if (commands.filter((command) => command.type === Number(type)).length > most) throw refusals.tooManyCommands();
}

function replaceAll(request: RouteRequest, state: ServerState): RegisteredCommand[] {
  const { world } = state;
  const place = placeOf(request, state);
  const given = z.array(z.unknown()).safeParse(request.body);
  if (!given.success)
    throw refusals.invalidForm([{ path: [], code: 'BASE_TYPE_INVALID', message: 'Only lists may be used in an ArrayType' }]);
  const known = world.commands.get(place) ?? [];
  const checked = given.data.map((raw, index) => checkCommand(raw, [index]));
  checked.forEach((command, index) => {
    const first = checked.findIndex((other) => other.name === command.name && (other.type ?? 1) === (command.type ?? 1));
    if (first !== index)
      throw refusals.invalidForm([
        { path: [index], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message: 'Application command names must be unique' },
      ]);
  });
  request.judge();
  const commands = checked.map((command) => register(world, place, command, known.find(sameAs(command))));
  checkCounts(commands);
  countCreations(world, place, checked.filter((command) => !known.some(sameAs(command))).length);
  world.commands.set(place, commands);
  return commands;
}

function createOne(request: RouteRequest, state: ServerState): RegisteredCommand {
  const { world } = state;
  const place = placeOf(request, state);
  const known = world.commands.get(place) ?? [];
  const checked = checkCommand(request.body, []);
  request.judge();
  const command = register(world, place, checked, known.find(sameAs(checked)));
  const commands = [...known.filter(({ id }) => id !== command.id), command];
  checkCounts(commands);
  countCreations(world, place, known.some(sameAs(checked)) ? 0 : 1);
  world.commands.set(place, commands);
  return command;
}

function listAll(request: RouteRequest, state: ServerState): object[] {
  const commands = state.world.commands.get(placeOf(request, state)) ?? [];
  if (request.query.get('with_localizations') === 'true') return commands;
  return commands.map((command) => {
    const text = JSON.stringify(command, (key, value: unknown) => (key.endsWith('_localizations') ? undefined : value));
    return z.looseObject({}).parse(JSON.parse(text));
  });
}

function removeOne(request: RouteRequest, state: ServerState): void {
  const place = placeOf(request, state);
  const known = state.world.commands.get(place) ?? [];
  const left = known.filter(({ id }) => id !== paramOf(request, 'command'));
  if (left.length === known.length) throw refusals.unknownCommand();
  state.world.commands.set(place, left);
}

const PLACES = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];

/** The same routes for global commands and those of a guild. The schema of PUT is that of each command in the list. */
export const commandRoutes: readonly Route[] = PLACES.flatMap((path): Route[] => [
  { method: 'GET', path, answer: (request, state) => ok(listAll(request, state)) },
  {
    method: 'PUT',
    path,
    schema: () => 'ApplicationCommandUpdateRequest',
    answer: (request, state) => ok(replaceAll(request, state)),
  },
  {
    method: 'POST',
    path,
    schema: () => 'ApplicationCommandCreateRequest',
    answer: (request, state) => ({ status: 201, body: createOne(request, state) }),
  },
  {
    method: 'DELETE',
    path: `${path}/:command`,
    answer(request, state) {
      removeOne(request, state);
      return noContent;
    },
  },
]);
