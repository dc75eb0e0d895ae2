// How is the scene set? Workspaces, people, channels, and what the app may do in them.
import type { ServerState } from './exchange.ts';
import { addInstall } from './methods-auth.ts';
import type { SlackServer } from './server-port.ts';
import { uninstall } from './speech.ts';
import { type Channel, openDm, type Team, type World } from './world.ts';

type Stage = Pick<
  SlackServer,
  | 'addTeam'
  | 'addPerson'
  | 'addChannel'
  | 'dm'
  | 'addGroup'
  | 'invite'
  | 'removeFrom'
  | 'archive'
  | 'removeChannel'
  | 'grant'
  | 'setMessagesTab'
  | 'revoke'
  | 'uninstall'
  | 'approveInstall'
  | 'installs'
>;

/** A workspace with nobody in it. */
export function makeTeam({ nextId }: World, name: string): Team {
  return { id: nextId('T'), name, domain: name.toLowerCase().replaceAll(' ', '-'), botUser: nextId('U'), botId: nextId('B') };
}

function addChannelTo(world: World, kind: Channel['kind'], name: string, team: Team, members: readonly string[]): Channel {
  const prefix = kind === 'im' ? 'D' : kind === 'public' ? 'C' : 'G';
  const channel: Channel = { id: world.nextId(prefix), name, kind, team, members: new Set(members), isArchived: false };
  world.channels.set(channel.id, channel);
  return channel;
}

/** What a server offers for setting the scene; `first` is its first workspace. */
export function createStage(state: ServerState, first: Team, defaultScopes: readonly string[]): Stage {
  const { world } = state;
  const installsOf = (team: Team) => [...world.installs.values()].filter((install) => install.team.id === team.id);
  return {
    addTeam: (name) => makeTeam(world, name),
    addPerson(name, team = first) {
      const person = { id: world.nextId('U'), name, team };
      world.people.set(person.id, person);
      for (const channel of world.channels.values())
        if (channel.team.id === team.id && channel.kind === 'public') channel.members.add(person.id);
      return person;
    },
    addChannel(name, { isPrivate = false, hasBot = true, team = first } = {}) {
      const people = [...world.people.values()].filter((person) => person.team.id === team.id).map(({ id }) => id);
      return addChannelTo(world, isPrivate ? 'private' : 'public', name, team, hasBot ? [...people, team.botUser] : people);
    },
    dm: (person) => openDm(world, person),
    addGroup(...people) {
      const ids = people.map(({ id }) => id);
      return addChannelTo(world, ids.length === 2 ? 'im' : 'mpim', 'directmessage', people[0]?.team ?? first, ids);
    },
    invite: (channel, person) => void channel.members.add(person?.id ?? channel.team.botUser),
    removeFrom: (channel, person) => void channel.members.delete(person?.id ?? channel.team.botUser),
    archive(channel) {
      channel.isArchived = true;
    },
    removeChannel: (channel) => void world.channels.delete(channel.id),
    grant(scopes, team = first) {
      for (const install of installsOf(team)) install.scopes = scopes;
    },
    setMessagesTab(on) {
      world.hasMessagesTab = on;
    },
    revoke(team = first) {
      for (const install of installsOf(team)) install.status = 'revoked';
    },
    uninstall: (team = first) => uninstall(state, team),
    approveInstall(by, scopes = defaultScopes) {
      const code = world.nextId('code-');
      world.codes.set(code, { team: by.team, scopes, by: by.id });
      return code;
    },
    installs: () => [...world.installs.values()],
  };
}

/** Puts the app into the first workspace. */
export function installFirst(world: World, team: Team, token: string, scopes: readonly string[]): void {
  if (token !== 'none') addInstall(world, team, scopes, token);
}
