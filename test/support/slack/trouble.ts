// Which troubles are Slack's alone? The others are in ../wire/chaos.ts.
import type { Trouble } from '../wire/chaos.ts';

/** A refusal in Slack's way: status 200 (of a response_url 400 or 404) and one word, before anything was done. */
export const refusing = (error: string, status = 200): Trouble => ({
  kind: 'status',
  status,
  code: 0,
  message: error,
  handled: false,
});
