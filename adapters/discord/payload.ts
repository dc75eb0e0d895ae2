// What does a message to Discord consist of?
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';

/** The body of a message. Whether only one person sees it is the sender's to add (`flags | MessageFlags.Ephemeral`). */
export type DiscordMessage = {
  /** `MessageFlags.IsComponentsV2`, always */
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  /** nothing pings; whoever replies to a message on purpose may set `replied_user` */
  readonly allowed_mentions: { readonly parse: readonly []; readonly replied_user: boolean };
};
