// What can go wrong, in words that a person can act on?

/** What kind of failure an {@link ArchiveError} is; decides the exit code and, later, what a chat user is told. */
export type ErrorCode =
  /** wrong words on the command line, or a setting that can't be used: exit code 2 */
  | 'usage'
  /** a file or folder that can't be read or written: exit code 1 */
  | 'io'
  /** no letter with that id: exit code 1 */
  | 'no-such-letter'
  /** input that can't be understood (an evaluation file, say): exit code 1 */
  | 'bad-input'
  /** the sentence encoder is missing, damaged or fails: words go on; exit code 1 where it is indispensable */
  | 'model'
  /** the caller's signal stopped the work: exit code 130 */
  | 'interrupted';

/** A failure in three parts: what failed, on which value or file and line, what to do. */
export class ArchiveError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ArchiveError';
    this.code = code;
  }
}

/** The operating system's own code of a failure ("ENOSPC"), if it has one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const SYSTEM_MESSAGES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied: give the user that runs dear-archive access to it',
  EFBIG: 'it would be longer than this system lets a file be: raise the limit (ulimit -f); what is there is whole',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'a link that leads back to itself: remove the link',
  EMFILE: 'too many open files: raise the limit (ulimit -n)',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full: make room and run it again; what is there is whole',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EPERM: 'the operation is not permitted here',
  EROFS: 'the file system is read-only',
};

/** The cause of a file system failure in plain words. */
export function explainSystemError(error: unknown): string {
  const code = systemCode(error);
  return (code && SYSTEM_MESSAGES[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** Stops work whose caller no longer wants it. @throws ArchiveError `interrupted` */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new ArchiveError('interrupted', 'Stopped, because the caller asked for it.', { cause: signal.reason });
}

/** For the end of a switch over a union: a kind that is not handled does not compile. */
export function assertNever(value: never): never {
  throw new Error(`A kind that is not handled: ${JSON.stringify(value)}`);
}
