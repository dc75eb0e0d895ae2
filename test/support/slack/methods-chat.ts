// How does the bot write? chat.postMessage, chat.postEphemeral, chat.update, chat.delete; and chat.getPermalink, to look.
import { z } from 'zod';
import { readContent } from './content.ts';
import type { Call, Method, ServerState } from './exchange.ts';
import { post, remove, rewrite } from './messages.ts';
import { describeIssues, Refusal } from './refusal.ts';
import { type Channel, type Install, openDm, type StoredMessage, type World } from './world.ts';

/** Forms hold texts only. */
const flag = z.preprocess(
  (given) => (given === 'true' || given === '1' ? true : given === 'false' || given === '0' ? false : given),
  z.boolean(),
);
const where = z.looseObject({
  channel: z.string(),
  thread_ts: z.string().optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  parse: z.string().optional(),
  link_names: flag.optional(),
});
const addressed = z.looseObject({ ...where.shape, user: z.string() });
const named = z.looseObject({ channel: z.string(), ts: z.string(), parse: z.string().optional(), link_names: flag.optional() });

/** Reads arguments. @throws Refusal invalid_arguments */
export function readArgs<Schema extends z.ZodType>(schema: Schema, { args }: Pick<Call, 'args'>): z.infer<Schema> {
  const parsed = schema.safeParse(args);
  if (!parsed.success) throw new Refusal('invalid_arguments', describeIssues(parsed.error, ''));
  return parsed.data;
}

/** A channel of the token's workspace, by its id or by that of a person. @throws Refusal channel_not_found */
function findChannel(world: World, { team }: Install, id: string): Channel {
  const person = world.people.get(id);
  const channel = person === undefined ? world.channels.get(id) : openDm(world, person);
  if (channel === undefined || channel.team.id !== team.id) throw new Refusal('channel_not_found');
  return channel;
}

/** Whether the bot may write there. @throws Refusal is_archived, not_in_channel, channel_not_found, messages_tab_disabled */
function admit(world: World, { team, scopes }: Install, channel: Channel, mayBeAbsent: boolean): void {
  const isMember = channel.members.has(team.botUser);
  if (!isMember && channel.kind !== 'public') throw new Refusal('channel_not_found');
  if (channel.isArchived) throw new Refusal('is_archived');
  if (channel.kind === 'im' && !world.hasMessagesTab) throw new Refusal('messages_tab_disabled');
  if (!isMember && !(mayBeAbsent && scopes.includes('chat:write.public'))) throw new Refusal('not_in_channel');
}

/** Threads are named by their first message; Slack takes others, and shows what nobody meant. */
function checkThread({ world }: ServerState, channel: Channel, threadTs: string | undefined, note: Call['note']): void {
  if (threadTs === undefined) return;
  const parent = world.messages.find(({ message, channel: at }) => at === channel && message.ts === threadTs);
  if (parent?.message.thread_ts !== undefined && parent.message.thread_ts !== threadTs)
    note(`thread_ts ${threadTs} is an answer in a thread, not its first message`);
}

function checkParsing(
  { parse, link_names: names }: { parse?: string | undefined; link_names?: boolean | undefined },
  note: Call['note'],
): void {
  if (parse === 'full' || names === true) note('pings: parse "full" and link_names turn plain @names into mentions');
}

const postMessage: Method = {
  scope: 'chat:write',
  answer(call) {
    const { state, install, note } = call;
    const args = readArgs(where, call);
    const channel = findChannel(state.world, install, args.channel);
    admit(state.world, install, channel, true);
    const content = readContent(args, note);
    checkParsing(args, note);
    checkThread(state, channel, args.thread_ts, note);
    const unfurl = { links: args.unfurl_links, media: args.unfurl_media };
    const { message } = post(state, content, { channel, threadTs: args.thread_ts, unfurl });
    return { channel: channel.id, ts: message.ts, message };
  },
};

const postEphemeral: Method = {
  scope: 'chat:write',
  answer(call) {
    const { state, install, note } = call;
    const args = readArgs(addressed, call);
    const channel = findChannel(state.world, install, args.channel);
    admit(state.world, install, channel, false);
    if (!channel.members.has(args.user)) throw new Refusal('user_not_in_channel');
    const content = readContent(args, note);
    checkParsing(args, note);
    checkThread(state, channel, args.thread_ts, note);
    const { message } = post(state, content, { channel, threadTs: args.thread_ts, onlyFor: args.user });
    return { message_ts: message.ts };
  },
};

/** A message that the bot may change. @throws Refusal message_not_found (private ones too), `foreign` */
function findOwn(call: Call, foreign: string): StoredMessage {
  const { state, install } = call;
  const args = readArgs(named, call);
  const channel = findChannel(state.world, install, args.channel);
  const stored = state.world.messages.find(
    ({ message, channel: at, onlyFor }) => at === channel && message.ts === args.ts && onlyFor === undefined,
  );
  if (stored === undefined) throw new Refusal('message_not_found');
  if (stored.message.bot_id !== install.team.botId) throw new Refusal(foreign);
  if (channel.isArchived) throw new Refusal('is_archived');
  return stored;
}

const update: Method = {
  scope: 'chat:write',
  answer(call) {
    const stored = findOwn(call, 'cant_update_message');
    checkParsing(readArgs(named, call), call.note);
    const { text, blocks } = readContent(call.args, call.note);
    // Blocks that are not named stay, and a new text alone is then seen by nobody: python-slack-sdk issue 523.
    const kept = stored.message.blocks;
    if (blocks === undefined && kept !== undefined)
      call.note('chat.update without blocks keeps the old ones: send [] to remove them');
    rewrite(call.state, stored, { text, blocks: blocks ?? kept });
    const { message, channel } = stored;
    return { channel: channel.id, ts: message.ts, text: message.text, message };
  },
};

const deleteMessage: Method = {
  scope: 'chat:write',
  answer(call) {
    const stored = findOwn(call, 'cant_delete_message');
    remove(call.state, stored);
    return { channel: stored.channel.id, ts: stored.message.ts };
  },
};

/** https://docs.slack.dev/reference/methods/chat.getPermalink needs no scope. */
const getPermalink: Method = {
  answer(call) {
    const { state, install } = call;
    const args = readArgs(z.looseObject({ channel: z.string(), message_ts: z.string() }), call);
    const channel = findChannel(state.world, install, args.channel);
    if (!channel.members.has(install.team.botUser) && channel.kind !== 'public') throw new Refusal('channel_not_found');
    const isStored = state.world.messages.some(
      ({ message, channel: at, onlyFor }) => at === channel && message.ts === args.message_ts && onlyFor === undefined,
    );
    if (!isStored) throw new Refusal('message_not_found');
    const permalink = `https://${install.team.domain}.slack.com/archives/${channel.id}/p${args.message_ts.replace('.', '')}`;
    return { channel: channel.id, permalink };
  },
};

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': deleteMessage,
  'chat.getPermalink': getPermalink,
};
