// What does a message to Slack consist of?
import type { KnownBlock } from '@slack/types';

/** What every message of ours says. To whom, where and in which thread is the sender's to add. */
export type SlackMessage = {
  /** for notifications and screen readers; in Slack's markup, with `&`, `<` and `>` escaped, and it never pings */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** no previews of addresses: what a letter says is all that is shown */
  readonly unfurl_links: false;
  readonly unfurl_media: false;
};
