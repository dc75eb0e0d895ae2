// Which channels follow which policy? The table of policies.
import { z } from 'zod';
import { ArchiveError } from '../errors.ts';
import { type ChannelPolicy, DEFAULT_POLICY, policySchema } from './policy.ts';
import type { Channel, Policies } from './store.ts';
import type { StateDatabase, Tables } from './tables.ts';

type Row = Tables['policies'];

/** The policies in a database. */
export function createPolicies(db: StateDatabase): Policies {
  return {
    async of({ platform, space, channel }) {
      const row = await db
        .selectFrom('policies')
        .selectAll()
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('channel', '=', channel)
        .executeTakeFirst();
      return row === undefined ? DEFAULT_POLICY : parseRow(row);
    },
    async set(channel, policy) {
      const row = formatRow(channel, checkPolicy(channel, policy));
      const { platform: _, space: __, channel: ___, ...values } = row;
      await db
        .insertInto('policies')
        .values(row)
        .onConflict((conflict) => conflict.columns(['platform', 'space', 'channel']).doUpdateSet(values))
        .execute();
    },
    async clear({ platform, space, channel }) {
      await db
        .deleteFrom('policies')
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('channel', '=', channel)
        .execute();
    },
    async list({ platform, space }) {
      const rows = await db
        .selectFrom('policies')
        .selectAll()
        .where('platform', '=', platform)
        .where('space', '=', space)
        .orderBy('channel')
        .execute();
      return rows.map((row) => ({ channel: row.channel, policy: parseRow(row) }));
    },
  };
}

function checkPolicy({ channel, platform }: Channel, policy: ChannelPolicy): ChannelPolicy {
  const parsed = policySchema.safeParse(policy);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new ArchiveError(
    'bad-input',
    `The policy of channel ${channel} (${platform}) can't be set: ${wrong}. Nothing was changed: mend that and set it again.`,
    { cause: parsed.error },
  );
}

function formatRow({ platform, space, channel }: Channel, policy: ChannelPolicy): Row {
  return {
    platform,
    space,
    channel,
    mode: policy.mode,
    topics: JSON.stringify(policy.topics),
    excluded_notes: JSON.stringify(policy.excludedNotes),
    most_letters: policy.mostLetters,
    most_length: policy.mostLength,
    forum_helper: policy.forumHelper ? 1 : 0,
  };
}

const list = z.string().transform((text, context) => {
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch {
    context.addIssue('is no list of texts');
    return z.NEVER;
  }
});

const rowSchema = z
  .object({
    mode: z.string(),
    topics: list,
    excluded_notes: list,
    most_letters: z.number(),
    most_length: z.number().nullable(),
    forum_helper: z.number(),
  })
  .transform((row) => ({
    mode: row.mode,
    topics: row.topics,
    excludedNotes: row.excluded_notes,
    mostLetters: row.most_letters,
    mostLength: row.most_length,
    forumHelper: row.forum_helper === 1,
  }))
  .pipe(policySchema);

/** A policy that somebody damaged by hand must not be taken for a laxer one. */
function parseRow(row: Row): ChannelPolicy {
  const parsed = rowSchema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ArchiveError(
    'io',
    `The policy of channel ${row.channel} (${row.platform}) can't be read from the state: ${issue?.path.join('.')} ${issue?.message}. Set the channel's policy again.`,
    { cause: parsed.error },
  );
}
