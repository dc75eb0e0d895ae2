// What is a chat adapter? It brings people's requests to an archive and its replies back, on one platform.
import type { Archive } from '../src/archive.ts';

/**
 * The port of a platform. Beside it each adapter exports a pure pair: `read` turns an event of the platform into a Request,
 * or says why it is not for us; `render` turns a Reply into a payload that fits the platform.
 */
export type ChatAdapter = {
  /** the name in settings, logs and messages */
  readonly name: string;
  /**
   * Answers requests until `signal` aborts, `stop` is called or the platform ends the conversation.
   * @returns when it has ended
   */
  start(archive: Archive, signal: AbortSignal): Promise<void>;
  /** Takes no more work, finishes what is under way, and ends. */
  stop(): Promise<void>;
};
