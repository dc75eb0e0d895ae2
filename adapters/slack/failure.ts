// What does it mean that Slack refused, or could not be reached? By its words: the errors listed on the page of each method.
import { z } from 'zod';

/** What kind of failure it is, as far as it makes a difference to us. */
export type FailureKind =
  /** the bot is not in the channel */
  | 'not-in-channel'
  /** a private channel without us, or one that is gone: Slack tells them not apart */
  | 'no-channel'
  | 'archived'
  /** the person left the channel, or was never in it */
  | 'person-gone'
  /** whoever runs the workspace lets apps not write there */
  | 'not-allowed'
  /** the message, the modal or the thread is not there any more */
  | 'gone'
  /** three seconds, or half an hour, are over */
  | 'too-late'
  /** the five uses of a response_url are over */
  | 'used-up'
  /** we sent something that Slack does not take, too long or in a wrong form */
  | 'refused-form'
  /** the token is none any more: revoked, removed, of a workspace that left */
  | 'no-token'
  /** the app was not granted something that it needs */
  | 'no-scope'
  | 'rate-limited'
  /** 5xx, a broken connection, no answer: it may or may not have been done */
  | 'unreachable'
  | 'other';

/** Slack did not take what we said, or said why in a word that we don't know: a plain sentence may still arrive. */
export const WORTH_A_WORD: readonly FailureKind[] = ['refused-form', 'other'];

/** A failure, for the log and for what is done next. */
export type Failure = {
  readonly kind: FailureKind;
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  /** milliseconds for which Slack wants to be left alone */
  readonly wait?: number | undefined;
};

const KINDS: Readonly<Record<string, FailureKind>> = {
  not_in_channel: 'not-in-channel',
  channel_not_found: 'no-channel',
  is_archived: 'archived',
  user_not_in_channel: 'person-gone',
  user_not_found: 'person-gone',
  messages_tab_disabled: 'not-allowed',
  restricted_action: 'not-allowed',
  restricted_action_read_only_channel: 'not-allowed',
  restricted_action_thread_only_channel: 'not-allowed',
  restricted_action_non_threadable_channel: 'not-allowed',
  restricted_action_thread_locked: 'not-allowed',
  message_not_found: 'gone',
  not_found: 'gone',
  thread_not_found: 'gone',
  hash_conflict: 'gone',
  cant_delete_message: 'gone',
  expired_trigger_id: 'too-late',
  exchanged_trigger_id: 'too-late',
  invalid_trigger_id: 'too-late',
  trigger_expired: 'too-late',
  trigger_exchanged: 'too-late',
  expired_url: 'too-late',
  used_url: 'used-up',
  msg_blocks_too_long: 'refused-form',
  msg_too_long: 'refused-form',
  invalid_blocks: 'refused-form',
  invalid_blocks_format: 'refused-form',
  invalid_arguments: 'refused-form',
  invalid_form_data: 'refused-form',
  invalid_payload: 'refused-form',
  no_text: 'refused-form',
  view_too_large: 'refused-form',
  push_limit_reached: 'refused-form',
  token_revoked: 'no-token',
  token_expired: 'no-token',
  account_inactive: 'no-token',
  invalid_auth: 'no-token',
  not_authed: 'no-token',
  team_access_not_granted: 'no-token',
  org_login_required: 'no-token',
  ekm_access_denied: 'no-token',
  not_allowed_token_type: 'no-token',
  missing_scope: 'no-scope',
  no_permission: 'no-scope',
  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  fatal_error: 'unreachable',
  internal_error: 'unreachable',
  service_unavailable: 'unreachable',
  request_timeout: 'unreachable',
  team_added_to_org: 'unreachable',
};

/** Thrown where a response_url was refused; Bolt has no error for that. */
export class ResponseRefusal extends Error {
  override readonly name = 'ResponseRefusal';
  readonly status: number;
  /** Slack's word, where it said one */
  readonly word: string | undefined;
  /** seconds, as the header Retry-After has them */
  readonly retryAfter: number | undefined;

  constructor(said: { readonly status: number; readonly word?: string | undefined; readonly retryAfter?: number | undefined }) {
    super('Slack refused an answer to a response_url.');
    this.status = said.status;
    this.word = said.word;
    this.retryAfter = said.retryAfter;
  }
}

// The errors of @slack/web-api, read by their form: only client.ts may load its classes.
const refused = z.object({ code: z.literal('slack_webapi_platform_error'), data: z.object({ error: z.string() }) });
const limited = z.object({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() });
const failed = z.object({ code: z.literal('slack_webapi_http_error'), statusCode: z.int() });

/** What anything thrown by a call means; never throws. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ResponseRefusal) return responseFailure(error);
  const word = refused.safeParse(error).data?.data.error;
  if (word !== undefined) return { kind: KINDS[word] ?? 'other', code: word };
  const limit = limited.safeParse(error);
  if (limit.success) return { kind: 'rate-limited', status: 429, wait: limit.data.retryAfter * 1000 };
  const http = failed.safeParse(error);
  if (http.success) return { kind: http.data.statusCode >= 500 ? 'unreachable' : 'other', status: http.data.statusCode };
  // What has no status never came back from Slack: a broken connection, or a wait that was given up.
  return { kind: error instanceof Error ? 'unreachable' : 'other' };
}

function responseFailure({ status, word, retryAfter }: ResponseRefusal): Failure {
  if (status === 429) return { kind: 'rate-limited', status, wait: (retryAfter ?? 1) * 1000 };
  if (status >= 500) return { kind: 'unreachable', status, code: word };
  const kind = word === undefined ? undefined : KINDS[word];
  // A response_url that nobody knows any more.
  return { kind: kind ?? (status === 404 || status === 410 ? 'too-late' : 'other'), status, code: word };
}
