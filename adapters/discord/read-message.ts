// Is a message said to us, and what does it ask? Mentions and direct messages; of all others we don't even get the text.
import { MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { DiscordEvent, NotForUs } from './event.ts';
import { placeOf, snowflake, user } from './wire.ts';

const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  type: z.int(),
  author: user,
  webhook_id: snowflake.optional(),
  content: z.string(),
  mentions: z.array(z.object({ id: snowflake })).catch([]),
  message_reference: z.object({ type: z.int().optional() }).nullish().catch(undefined),
  referenced_message: z.object({ author: user }).nullish().catch(undefined),
});
type Message = z.infer<typeof message>;

const SPOKEN: readonly number[] = [MessageType.Default, MessageType.Reply];
/** Mentions of people, roles, channels and commands, and emoji of a server: names for machines, not words of a question. */
const NAMED = /<(?:@[!&]?|#|\/[^:>]{1,100}:|a?:\w{1,40}:)\d{1,20}>/gu;

/** Reads the data of MESSAGE_CREATE. Never throws. @param self the bot's own id */
export function readMessage(data: unknown, self: string): DiscordEvent {
  const parsed = message.safeParse(data);
  if (!parsed.success) return { kind: 'not-for-us', why: 'malformed' };
  const why = whyNot(parsed.data, self);
  if (why !== undefined) return { kind: 'not-for-us', why };
  const { id, channel_id: channelId, guild_id: guild, author, content } = parsed.data;
  const said = {
    id,
    place: placeOf(channelId, { guild, channel: undefined }),
    person: author.id,
    text: spokenText(content),
  };
  return guild === undefined ? { kind: 'direct', said } : { kind: 'mention', said, isReply: repliesToOther(parsed.data, self) };
}

/** What was said, without the names that only Discord can read. */
export function spokenText(content: string): string {
  return content
    .replace(NAMED, ' ')
    .replace(/[ \t]{2,}/gu, ' ')
    .trim();
}

function whyNot({ author, webhook_id: webhook, type, guild_id: guild, content }: Message, self: string): NotForUs | undefined {
  if (author.id === self) return 'own-message';
  if (author.bot === true || webhook !== undefined) return 'bot-message';
  if (!SPOKEN.includes(type)) return 'system-message';
  // A reply to us pings us without a mention in its text: "thanks!" needs no answer.
  const isNamed = content.includes(`<@${self}>`) || content.includes(`<@!${self}>`);
  return guild === undefined || isNamed ? undefined : 'not-mentioned';
}

function repliesToOther({ message_reference: reference, referenced_message: referenced, type }: Message, self: string): boolean {
  const isReply =
    type === MessageType.Reply && (reference?.type ?? MessageReferenceType.Default) === MessageReferenceType.Default;
  return isReply && referenced?.author.id !== self;
}
