// How is a message made, changed and removed, and who is told?
import type { Log } from '../wire/log.ts';
import type { Block } from './block-schema.ts';
import { elementsOf } from './block-schema.ts';
import type { Content } from './content.ts';
import { tellOfMessage } from './events.ts';
import type { ServerState } from './exchange.ts';
import type { SeenMessage, Sight } from './sight.ts';
import type { Channel, Message, StoredMessage, World } from './world.ts';

export type Unfurl = SeenMessage['unfurl'];
const NO_UNFURL: Unfurl = { links: undefined, media: undefined };

/** Gives ids to what has none, as Slack does. */
export function identify(world: World, blocks: readonly Block[]): Block[] {
  return structuredClone(blocks).map((block) => {
    for (const element of elementsOf(block)) element.action_id ??= world.nextId('a');
    return { ...block, block_id: block.block_id ?? world.nextId('b') };
  });
}

/** A stored message as people see it. */
export function seeMessage({ message, channel, onlyFor }: StoredMessage, unfurl: Unfurl = NO_UNFURL): SeenMessage {
  return { message, channel, isPrivate: onlyFor !== undefined, onlyFor, unfurl };
}

export type Placing = {
  readonly channel: Channel;
  readonly threadTs?: string | undefined;
  readonly onlyFor?: string | undefined;
  readonly unfurl?: Unfurl;
  readonly watcher?: Log<Sight> | undefined;
};

/** Whether a private message in a thread is shown: only where the thread has an answer already (chat.postEphemeral). */
function isShown({ world }: ServerState, { channel, threadTs, onlyFor }: Placing): boolean {
  if (onlyFor === undefined || threadTs === undefined) return true;
  return world.messages.some(
    ({ message, channel: at, onlyFor: alone }) =>
      at === channel && alone === undefined && message.thread_ts === threadTs && message.ts !== threadTs,
  );
}

/** Puts a message of the bot in a channel. */
export function post(state: ServerState, { text, blocks }: Content, placing: Placing): StoredMessage {
  const { world } = state;
  const { channel, threadTs, onlyFor, unfurl, watcher } = placing;
  const message: Message = {
    type: 'message',
    ts: world.nextTs(),
    user: channel.team.botUser,
    text,
    team: channel.team.id,
    bot_id: channel.team.botId,
    app_id: world.appId,
    ...(blocks === undefined ? {} : { blocks: identify(world, blocks) }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  };
  const stored: StoredMessage = { message, channel, onlyFor, watchers: watcher === undefined ? [] : [watcher], isDeleted: false };
  const seen = seeMessage(stored, unfurl);
  if (!isShown(state, placing)) {
    state.unseen.push(seen);
    return stored;
  }
  world.messages.push(stored);
  state.posts.push(seen);
  watcher?.push({ kind: 'message', ...seen });
  tellOfMessage(state, stored, 'posted');
  return stored;
}

/** Gives a message new words and blocks; without blocks, or with an empty list of them, it has none. */
export function rewrite(state: ServerState, stored: StoredMessage, { text, blocks }: Content): void {
  const { world } = state;
  const { blocks: _old, ...rest } = stored.message;
  stored.message = {
    ...rest,
    text,
    ...(blocks === undefined || blocks.length === 0 ? {} : { blocks: identify(world, blocks) }),
    ...(stored.onlyFor === undefined ? { edited: { user: rest.user, ts: world.nextTs() } } : {}),
  };
  for (const watcher of stored.watchers) watcher.push({ kind: 'update', ...seeMessage(stored) });
  tellOfMessage(state, stored, 'changed');
}

/** Takes a message away. */
export function remove(state: ServerState, stored: StoredMessage): void {
  stored.isDeleted = true;
  state.world.messages.splice(state.world.messages.indexOf(stored), 1);
  for (const watcher of stored.watchers) watcher.push({ kind: 'deleted', ts: stored.message.ts });
  tellOfMessage(state, stored, 'deleted');
}
