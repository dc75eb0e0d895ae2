// What is a person told when something fails, and what does the log say? A calm sentence here, the rest there, one reference for both.
import { ArchiveError, type ErrorCode } from '../../src/errors.ts';
import type { Logger } from '../../src/logger.ts';
import type { TroubleReply } from '../../src/replies/reply.ts';
import { TROUBLE } from '../../src/replies/words.ts';
import { newReference } from './reference.ts';

/** Where a failure is written. */
export type TroubleOptions = {
  readonly logger: Logger;
  /** the reference of the request; left out: a new one */
  readonly reference?: string | undefined;
};

/** Failures that nobody needs to look into: they are in the nature of things. */
const EXPECTED: readonly ErrorCode[] = ['no-such-letter', 'interrupted'];

/** Logs a failure and gives the reply to whoever waits. Nothing of what was asked is in either. */
export function troubleReply(error: unknown, { logger, reference = newReference() }: TroubleOptions): TroubleReply {
  const code = error instanceof ArchiveError ? error.code : undefined;
  if (code !== undefined && EXPECTED.includes(code)) logger.info('request-refused', { reference, code }, error);
  else logger.error('request-failed', { reference, code }, error);
  return { kind: 'trouble', sentence: TROUBLE[code ?? 'unexpected'], reference };
}
