// What is there? Workspaces, people, channels, messages, modals, home tabs and the installations of the app.
import type { ServerClock } from '../wire/clock.ts';
import type { Log } from '../wire/log.ts';
import type { Block } from './block-schema.ts';
import type { Sight } from './sight.ts';
import type { Option } from './text-schema.ts';
import type { Home, Modal } from './view-schema.ts';

export type Team = {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botUser: string;
  readonly botId: string;
};
/** A user of a workspace. */
export type Person = { readonly id: string; readonly name: string; readonly team: Team };
/** `members` are ids of people and, where the bot was invited, of its user. */
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly team: Team;
  readonly members: Set<string>;
  isArchived: boolean;
};
/** The app in one workspace. */
export type Install = {
  readonly token: string;
  readonly team: Team;
  scopes: readonly string[];
  status: 'live' | 'revoked' | 'uninstalled';
};

/** A message as it goes over the wire. */
export type Message = {
  readonly type: 'message';
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly team: string;
  readonly blocks?: readonly Block[];
  readonly thread_ts?: string;
  readonly bot_id?: string;
  readonly app_id?: string;
  readonly edited?: { readonly user: string; readonly ts: string };
};
export type StoredMessage = {
  message: Message;
  readonly channel: Channel;
  /** the only person who sees it; everybody in the channel if left out */
  readonly onlyFor: string | undefined;
  /** who hears of its changes */
  readonly watchers: Log<Sight>[];
  isDeleted: boolean;
};

/** A modal or home tab with what Slack keeps beside it. */
export type View = {
  readonly id: string;
  readonly hash: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  readonly content: Modal | Home;
};
/** `offered`: the options that an external select showed last, by action_id. */
export type StoredView = {
  view: View;
  readonly watchers: Log<Sight>[];
  readonly offered: Map<string, readonly Option[]>;
  isOpen: boolean;
};

/** Permission to open a modal. */
export type Trigger = {
  readonly user: Person;
  readonly expires: number;
  readonly sights: Log<Sight>;
  /** the modal that it came from */
  readonly view: string | undefined;
  isUsed: boolean;
};
/** Permission to answer an act in its channel. `source`: the message with the pressed button. */
export type ResponseUrl = {
  readonly by: Person;
  readonly channel: Channel;
  readonly expires: number;
  readonly sights: Log<Sight>;
  readonly source: StoredMessage | undefined;
  uses: number;
};

export type World = {
  readonly clock: ServerClock;
  readonly appId: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  /** Whether people may write to the app: features.app_home.messages_tab_enabled of the manifest. */
  hasMessagesTab: boolean;
  /** Whether the app is one for Slack's view for agents: features.agent_view of the manifest. */
  readonly isAgent: boolean;
  readonly installs: Map<string, Install>;
  readonly channels: Map<string, Channel>;
  readonly people: Map<string, Person>;
  readonly messages: StoredMessage[];
  readonly views: Map<string, StoredView>;
  /** by the id of their person */
  readonly homes: Map<string, StoredView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** OAuth codes that were not used yet */
  readonly codes: Map<string, { readonly team: Team; readonly scopes: readonly string[]; readonly by: string }>;
  /** A new id: a letter that says of what, and a number. */
  readonly nextId: (prefix: string) => string;
  /** A new timestamp, which names a message: seconds, a point, six digits; later ones are greater. */
  readonly nextTs: () => string;
};

export type WorldOptions = Pick<
  World,
  'clock' | 'appToken' | 'clientId' | 'clientSecret' | 'signingSecret' | 'hasMessagesTab' | 'isAgent'
>;

/** A world with nobody in it. */
export function createWorld(options: WorldOptions): World {
  let count = 0;
  let last = 0;
  const nextId = (prefix: string) => {
    count += 1;
    return `${prefix}${count.toString(36).toUpperCase().padStart(9, '0')}`;
  };
  return {
    ...options,
    appId: nextId('A'),
    installs: new Map(),
    channels: new Map(),
    people: new Map(),
    messages: [],
    views: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    codes: new Map(),
    nextId,
    nextTs() {
      last = Math.max(last + 1, Math.floor(options.clock.now() / 1000) * 1_000_000);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
  };
}

/** The bot's direct messages with somebody; opened if they were not. */
export function openDm(world: World, person: Person): Channel {
  const { botUser } = person.team;
  const found = [...world.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.has(person.id) && members.has(botUser),
  );
  if (found !== undefined) return found;
  const members = new Set([person.id, botUser]);
  const channel: Channel = {
    id: world.nextId('D'),
    name: 'directmessage',
    kind: 'im',
    team: person.team,
    members,
    isArchived: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** The installation in a workspace whose token still works. */
export function liveInstall(world: World, team: Team): Install | undefined {
  return [...world.installs.values()].find((install) => install.team.id === team.id && install.status === 'live');
}
