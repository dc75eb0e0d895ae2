// What does it mean that Discord refused, or could not be reached? By its codes: developers/topics/opcodes-and-status-codes.
import { z } from 'zod';

/** What kind of failure it is, as far as it makes a difference to us. */
export type FailureKind =
  /** 10062, 10015, 50027: nobody waits any more */
  | 'too-late'
  /** 40060: it was answered, by an earlier try of ours or by another process */
  | 'answered-before'
  /** 50001 */
  | 'no-access'
  /** 50013 */
  | 'no-permission'
  /** 160002: we may not answer a message where we may not read what was said before */
  | 'no-history'
  /** 10003, 10008, or a reply to a message that is not there: the channel or the message was deleted */
  | 'gone'
  /** 40058: the author of a post has not written its first message yet */
  | 'not-opened'
  /** 50035 and 50006: we sent something that Discord does not take */
  | 'refused-form'
  /** 40094: no more messages for this interaction */
  | 'too-many'
  /** 5xx, a broken connection, no answer: it may or may not have been done */
  | 'unreachable'
  | 'other';

/** A failure, for the log and for what is done next. */
export type Failure = { readonly kind: FailureKind; readonly code?: number | undefined; readonly status?: number | undefined };

const KINDS: Readonly<Record<number, FailureKind>> = {
  10003: 'gone',
  10008: 'gone',
  10015: 'too-late',
  10062: 'too-late',
  40058: 'not-opened',
  40060: 'answered-before',
  40094: 'too-many',
  50001: 'no-access',
  50006: 'refused-form',
  50013: 'no-permission',
  50027: 'too-late',
  50035: 'refused-form',
  160002: 'no-history',
};

const refusal = z.object({ status: z.int(), code: z.int().optional().catch(undefined), rawError: z.unknown().optional() });
const unknownReference = z.object({
  errors: z.object({ message_reference: z.unknown().refine((value) => value !== undefined) }),
});

/** What anything thrown by a call means; never throws. */
export function failureOf(error: unknown): Failure {
  const parsed = refusal.safeParse(error);
  // What has no status never came back from Discord: a broken connection, or a wait that was given up.
  if (!parsed.success) return { kind: error instanceof Error ? 'unreachable' : 'other' };
  const { status, code, rawError } = parsed.data;
  if (code === 50035 && unknownReference.safeParse(rawError).success) return { kind: 'gone', code, status };
  const kind = (code === undefined ? undefined : KINDS[code]) ?? (status >= 500 ? 'unreachable' : 'other');
  return { kind, code: code === 0 ? undefined : code, status };
}
