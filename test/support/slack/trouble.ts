// Which troubles are Slack's alone? The others are in ../wire/chaos.ts.
import type { Trouble } from '../wire/chaos.ts';

/** A refusal in Slack's way: status 200 and one word, before anything was done. */
export const refusing = (error: string): Trouble => ({ kind: 'status', status: 200, code: 0, message: error, handled: false });
