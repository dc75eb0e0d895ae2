// On which way does Slack tell us things?

/** A way that is opened once, and closed once. */
export type Line = {
  /** @throws ArchiveError `usage` where a token is refused or a port is taken, `io` where Slack can't be reached */
  open(): Promise<void>;
  /** Nothing more comes; calls go on working. */
  close(): Promise<void>;
};

/** Milliseconds for saying goodbye. */
export const GOODBYE = 500;
