// How is an act of a person begun? With its own log of what they see, a trigger_id and a response_url.
import type { Log } from '../wire/log.ts';
import type { Payload } from './delivery.ts';
import type { ServerState } from './exchange.ts';
import { LIMITS } from './limits.ts';
import type { SeenMessage, Sight } from './sight.ts';
import type { Option } from './text-schema.ts';
import type { Channel, Person, StoredMessage, View } from './world.ts';

/** `n` counts from 1; each promise waits until that many were seen. */
export type ActHandle = {
  /** what was sent to the app */
  readonly payload: Payload;
  /** everything seen so far, oldest first */
  readonly sights: readonly Sight[];
  /** any condition on what was seen */
  readonly until: Log<Sight>['until'];
  /** the body of the acknowledgement, undefined if it was empty */
  readonly acknowledged: () => Promise<unknown>;
  /** the nth message that came by this act, new or in place of the pressed one */
  readonly answer: (n?: number) => Promise<SeenMessage>;
  readonly update: (n?: number) => Promise<SeenMessage>;
  readonly deleted: () => Promise<string>;
  /** the nth modal that opened by this act, or was given new content */
  readonly modal: (n?: number) => Promise<View>;
  /** the nth home tab that was published after something in it was used */
  readonly home: (n?: number) => Promise<View>;
  readonly errors: () => Promise<Readonly<Record<string, string>>>;
  readonly closed: () => Promise<void>;
  readonly options: () => Promise<readonly Option[]>;
  /** what Slack says when the app did not acknowledge */
  readonly failed: () => Promise<string>;
};

type SightOf<Kind extends Sight['kind']> = Extract<Sight, { kind: Kind }>;
const isOf =
  <Kind extends Sight['kind']>(...kinds: Kind[]) =>
  (sight: Sight): sight is SightOf<Kind> =>
    kinds.some((kind) => kind === sight.kind);

/** The handle of what is seen in `sights`. */
export function createHandle(payload: Payload, { entries, until }: Log<Sight>): ActHandle {
  const nth = <Kind extends Sight['kind']>(n: number, ...kinds: Kind[]) => until((seen) => seen.filter(isOf(...kinds))[n - 1]);
  return {
    payload,
    sights: entries,
    until,
    acknowledged: async () => (await nth(1, 'acknowledged')).body,
    answer: (n = 1) => nth(n, 'message', 'update'),
    update: (n = 1) => nth(n, 'update'),
    deleted: async () => (await nth(1, 'deleted')).ts,
    modal: async (n = 1) => (await nth(n, 'modal', 'modal-update')).view,
    home: async (n = 1) => (await nth(n, 'home')).view,
    errors: async () => (await nth(1, 'errors')).errors,
    closed: async () => void (await nth(1, 'closed')),
    options: async () => (await nth(1, 'options')).options,
    failed: async () => (await nth(1, 'failed')).reason,
  };
}

export type ActBase = { readonly sights: Log<Sight>; readonly triggerId: string };

/** Begins an act; `view` is the modal that it happens in. */
export function beginAct({ world, logs }: ServerState, by: Person, view?: View): ActBase {
  const sights = logs.create<Sight>();
  const triggerId = `${world.nextId('')}.${by.team.id}.${world.nextId('')}`;
  const expires = world.clock.now() + LIMITS.trigger;
  world.triggers.set(triggerId, { user: by, expires, sights, view: view?.id, isUsed: false });
  return { sights, triggerId };
}

/** Makes the address at which an act is answered. */
export function makeResponseUrl(
  state: ServerState,
  by: Person,
  channel: Channel,
  sights: Log<Sight>,
  source?: StoredMessage,
): string {
  const { world, url } = state;
  const key = world.nextId('R');
  world.responseUrls.set(key, { by, channel, sights, source, uses: 0, expires: world.clock.now() + LIMITS.responseLife });
  return `${url()}/response/${key}`;
}

/** Slack still sends this; signatures took its place. */
export const VERIFICATION_TOKEN = 'the-old-verification-token';

/** What all payloads say of who did it. */
export const teamOf = ({ team }: Person) => ({ id: team.id, domain: team.domain });
export const userOf = ({ id, name, team }: Person) => ({ id, username: name, name, team_id: team.id });
export const channelOf = ({ id, name, kind }: Channel) => ({ id, name: kind === 'private' ? 'privategroup' : name });

/** People act where they are. */
export function checkPresence({ id, name }: Person, channel: Channel): void {
  if (!channel.members.has(id)) throw new Error(`${name} is not in the channel ${channel.name}: add them to it first.`);
}
