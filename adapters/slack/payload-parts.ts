// Which parts of Slack's payloads do we read? Everything else in them is passed over.
import { z } from 'zod';

/** An id of Slack's: capital letters and figures. */
export const slackId = z.string().regex(/^[A-Z0-9]{2,40}$/u);

/** The name of a message in its channel: seconds, a point, six figures. */
export const timestamp = z.string().regex(/^\d{1,12}\.\d{6}$/u);

const team = z.object({ id: slackId }).nullish();
const person = z.object({ id: slackId, team_id: slackId.nullish() });

/** What every interaction says of who acts, and where. */
export const acted = z.object({
  type: z.string(),
  trigger_id: z.string().min(1).optional(),
  team,
  enterprise: team,
  user: person,
  channel: z.object({ id: slackId }).optional(),
  response_url: z.url({ protocol: /^https?$/u }).optional(),
});

/** See {@link acted}. */
export type Acted = z.infer<typeof acted>;

/** The workspace of an interaction. */
export function spaceOf({ team: inTeam, enterprise, user }: Acted): string {
  return inTeam?.id ?? enterprise?.id ?? user.team_id ?? '';
}

/** A slash command. */
export const command = z.object({
  command: z.string(),
  text: z.string().default(''),
  trigger_id: z.string().min(1),
  team_id: slackId.nullish(),
  enterprise_id: slackId.nullish(),
  channel_id: slackId,
  user_id: slackId,
  response_url: z.url({ protocol: /^https?$/u }),
});

/** A modal or home tab. */
export const view = z.object({
  id: slackId,
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  previous_view_id: slackId.nullish(),
  root_view_id: slackId.nullish(),
  app_installed_team_id: slackId.nullish(),
  state: z.object({ values: z.unknown() }).nullish(),
});

/** The message on which a shortcut was used. */
export const targeted = z.object({
  ts: timestamp,
  thread_ts: timestamp.optional(),
  user: slackId.optional(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
});

/** What was pressed or chosen. */
export const action = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** Where something was pressed: in a message, or in a view. */
export const container = z.object({
  type: z.string(),
  message_ts: timestamp.optional(),
  channel_id: slackId.optional(),
  is_ephemeral: z.boolean().default(false),
  thread_ts: timestamp.optional(),
});

/** The wrapping of every event. */
export const envelope = z.object({
  team_id: slackId.nullish(),
  enterprise_id: slackId.nullish(),
  event_id: z.string().min(1),
  authorizations: z.array(z.object({ team_id: slackId.nullish(), enterprise_id: slackId.nullish() })).catch([]),
  event: z.object({ type: z.string() }).loose(),
});

/** A message, or a mention of us in one. */
export const spoken = z.object({
  subtype: z.string().optional(),
  channel: slackId,
  channel_type: z.string().optional(),
  user: slackId.optional(),
  bot_id: z.string().nullish(),
  ts: timestamp,
  thread_ts: timestamp.optional(),
  text: z.string().nullish(),
});

/** Our home was opened; `channel`: the direct messages with us. */
export const homeOpened = z.object({ user: slackId, channel: slackId.optional(), tab: z.string() });
