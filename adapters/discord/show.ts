// How does a reply become a message for one person, or for all? The renderer is told what may be pressed.
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { buttonsFor } from '../shared/buttons.ts';
import { fitReply } from '../shared/fit.ts';
import type { Asked, RenderContext } from '../shared/render-context.ts';
import type { Bot } from './bot.ts';
import type { DiscordMessage } from './payload.ts';
import { renderReply } from './render.ts';
import { textsIn } from './wire.ts';

/** Whom a reply is for, and what is known of how it came about. */
export type Showing = Pick<RenderContext, 'shownTo' | 'notice' | 'sharedBy' | 'pointing'> & {
  /** whose question it was; only they can press what is theirs */
  readonly person: string;
  readonly request?: Request | undefined;
  readonly asked?: Asked | undefined;
  /** the message that is pointed at */
  readonly about?: string | undefined;
  /** UTF-16 units of text at most; `null`: what Discord allows */
  readonly mostLength?: number | null | undefined;
  /** nothing can be shared from here */
  readonly unshared?: boolean | undefined;
};

/** The message of a reply. Letters that are too many for the channel's greatest length are left to "next". */
export function show(bot: Pick<Bot, 'platform' | 'cursors' | 'clock'>, reply: Reply, showing: Showing): DiscordMessage {
  const { person, request, about, mostLength = null, unshared = false, shownTo, asked, ...rest } = showing;
  const buttons = buttonsFor(bot, { person, request, about, without: unshared ? ['share'] : [] });
  const context: RenderContext = { ...rest, shownTo, buttons, asked: shownTo === 'private' ? asked : undefined };
  const render = (candidate: Reply) => renderReply(candidate, context);
  if (mostLength === null) return render(reply);
  return render(fitReply(reply, (candidate) => lengthOf(render(candidate)) <= mostLength));
}

function lengthOf({ components }: DiscordMessage): number {
  return textsIn(components).reduce((sum, text) => sum + text.length, 0);
}
