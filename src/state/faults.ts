// Why can a state file not be used? SQLite's codes in words that a person can act on.
import { ArchiveError, explainSystemError, systemCode } from '../errors.ts';

const NOT_WRITABLE =
  'it, or the folder in which SQLite keeps a -wal and a -shm file beside it, can not be written. Give the user that runs dear-archive the right to write there, or name another file with STATE_FILE';
const AWAY = 'put a backup in its place, or move it away together with the -wal and -shm files beside it to begin anew';

/** By SQLite's primary result code (https://www.sqlite.org/rescode.html): the cause, a full stop, and the cure. */
const FAULTS: Readonly<Record<string, string>> = {
  BUSY: 'another process is writing to it and does not finish. End that process, or give each bot a STATE_FILE of its own',
  LOCKED: 'another process is writing to it and does not finish. End that process, or give each bot a STATE_FILE of its own',
  CANTOPEN: NOT_WRITABLE,
  CORRUPT: `it is damaged. Keep a copy, then ${AWAY}`,
  FULL: 'the disk is full. Make room; what is there is whole',
  IOERR: 'the disk fails, or went away. Check it, or name a file on another disk with STATE_FILE',
  NOTADB: `it is no SQLite database, or damaged. Name another file with STATE_FILE, or ${AWAY}`,
  PERM: NOT_WRITABLE,
  READONLY: NOT_WRITABLE,
};

/** A failure of SQLite or of the file system as an ArchiveError `io`; any other error, which is a bug, as it is. */
export function explainFault(error: unknown, file: string): unknown {
  if (error instanceof ArchiveError) return error;
  const code = systemCode(error);
  const [, primary] = /^SQLITE_([A-Z]+)/u.exec(code ?? '') ?? [];
  const fault = primary === undefined ? fileFault(error, code) : FAULTS[primary];
  if (fault === undefined) return error;
  return new ArchiveError('io', `The state file ${file} can't be used: ${fault}.`, { cause: error });
}

function fileFault(error: unknown, code: string | undefined): string | undefined {
  if (code !== undefined && /^E[A-Z0-9]+$/u.test(code)) {
    return `${explainSystemError(error)}. Mend that, or name another file with STATE_FILE`;
  }
  // libsql reports what it can't open without a code: ConnectionFailed("Unable to open connection to local database …: 14").
  return error instanceof Error && error.message.startsWith('ConnectionFailed') ? NOT_WRITABLE : undefined;
}
