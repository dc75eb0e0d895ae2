// How does Slack say no? With status 200, `ok: false` and one word, sometimes with more.
import type { z } from 'zod';

/** Thrown by methods, answered by the listener. `extra` stands beside `error` in the body. */
export class Refusal extends Error {
  readonly error: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly messages: readonly string[];

  constructor(error: string, messages: readonly string[] = [], extra: Readonly<Record<string, unknown>> = {}) {
    super([error, ...messages].join(' '));
    this.error = error;
    this.messages = messages;
    this.extra = messages.length === 0 ? extra : { ...extra, errors: messages, response_metadata: { messages } };
  }
}

/** Refusals that a correct bot never meets: what it sent was wrong in itself. */
const FAULTS: readonly string[] = [
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'no_text',
  'invalid_arguments',
  'view_too_large',
  'push_limit_reached',
  'unknown_method',
  'cant_update_message',
  'cant_delete_message',
  'invalid_trigger_id',
  'not_allowed_token_type',
];
/** Whether the refusal is the sender's own fault. */
export const isFault = ({ error }: Refusal): boolean => FAULTS.includes(error);

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? `must be less than ${Number(issue.maximum) + 1} characters`
        : `no more than ${issue.maximum} items allowed`;
    case 'too_small':
      return issue.origin === 'string'
        ? `must be more than ${Number(issue.minimum) - 1} characters`
        : `no fewer than ${issue.minimum} items allowed`;
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('undefined')
        ? 'missing required field'
        : `must provide a ${issue.expected}`;
    case 'unrecognized_keys':
      return `unknown field: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'unsupported type, or one that the test server does not serve';
    default:
      return issue.message;
  }
}

/** zod's issues in Slack's words: `[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]`. */
export function describeIssues(error: z.core.$ZodError, root: string): string[] {
  return error.issues.map((issue) => {
    const pointer = [root, ...issue.path].map((part) => `/${String(part)}`).join('');
    return `[ERROR] ${describe(issue)} [json-pointer:${pointer}]`;
  });
}
