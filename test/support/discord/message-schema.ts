// Which keys has the body of a message, and what may each hold on its own?
import { AllowedMentionsTypes, MessageReferenceType } from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from './limits.ts';

const snowflake = z.string().regex(/^\d{1,20}$/u);

/** https://docs.discord.com/developers/resources/message#allowed-mentions-object */
export const allowedMentions = z
  .strictObject({
    parse: z.array(z.enum(AllowedMentionsTypes)).optional(),
    users: z.array(snowflake).max(100).optional(),
    roles: z.array(snowflake).max(100).optional(),
    replied_user: z.boolean().optional(),
  })
  .superRefine(({ parse = [], users = [], roles = [] }, context) => {
    const lists = { [AllowedMentionsTypes.User]: users, [AllowedMentionsTypes.Role]: roles };
    for (const [kind, ids] of Object.entries(lists)) {
      if (ids.length === 0 || !parse.some((parsed) => parsed === kind)) continue;
      const params = { code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE' };
      context.addIssue({ code: 'custom', message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`, params });
    }
  });
export type AllowedMentions = z.infer<typeof allowedMentions>;

const embed = z.strictObject({
  title: z.string().max(256).optional(),
  description: z.string().max(4096).optional(),
  url: z.url().optional(),
  color: z.int().min(0).max(0xff_ff_ff).optional(),
  timestamp: z.string().optional(),
  footer: z.strictObject({ text: z.string().max(2048), icon_url: z.url().optional() }).optional(),
  author: z.strictObject({ name: z.string().max(256), url: z.url().optional(), icon_url: z.url().optional() }).optional(),
  image: z.strictObject({ url: z.url() }).optional(),
  thumbnail: z.strictObject({ url: z.url() }).optional(),
  fields: z
    .array(z.strictObject({ name: z.string().max(256), value: z.string().max(1024), inline: z.boolean().optional() }))
    .max(25)
    .optional(),
});

const reference = z.strictObject({
  type: z.enum(MessageReferenceType).optional(),
  message_id: snowflake,
  channel_id: snowflake.optional(),
  guild_id: snowflake.optional(),
  fail_if_not_exists: z.boolean().optional(),
});

/** A body that makes or changes a message; components are checked apart because their rules depend on the flags. */
export const messageBody = z.strictObject({
  content: z.string().max(LIMITS.content).nullish(),
  embeds: z.array(embed).max(LIMITS.embeds).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: z.array(z.unknown()).nullish(),
  flags: z.int().min(0).nullish(),
  tts: z.boolean().nullish(),
  nonce: z.union([z.string().max(LIMITS.nonce), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: reference.nullish(),
  attachments: z.array(z.unknown()).max(0).nullish(),
  sticker_ids: z.array(z.unknown()).max(0).nullish(),
});
export type RawMessageBody = z.infer<typeof messageBody>;
