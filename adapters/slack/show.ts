// How does a reply become a message for one person, or for all? The renderer is told what may be pressed.
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { buttonsFor } from '../shared/buttons.ts';
import { fitReply } from '../shared/fit.ts';
import type { Asked, RenderContext } from '../shared/render-context.ts';
import type { Bot } from './bot.ts';
import type { SlackMessage } from './payload.ts';
import { renderReply } from './render.ts';

/** Whom a reply is for, and what is known of how it came about. */
export type Showing = Pick<RenderContext, 'shownTo' | 'notice' | 'sharedBy' | 'addressedTo'> & {
  /** whose question it was; only they can press what is theirs */
  readonly person: string;
  readonly request?: Request | undefined;
  readonly asked?: Asked | undefined;
  /** UTF-16 units of text at most; `null`: what Slack allows */
  readonly mostLength?: number | null | undefined;
  /** nothing can be shared from here */
  readonly unshared?: boolean | undefined;
};

/** What of a bot is needed to sign buttons. */
export type Signing = Pick<Bot, 'platform' | 'cursors' | 'clock'>;

/** What the renderer is told. */
export function contextFor(bot: Signing, showing: Showing): RenderContext {
  const { person, request, unshared = false, shownTo, asked, mostLength: _, ...rest } = showing;
  const without = unshared ? (['share'] as const) : [];
  const buttons = buttonsFor(bot, { person, request, without });
  return { ...rest, shownTo, buttons, asked: shownTo === 'private' ? asked : undefined };
}

/** The message of a reply. Letters that are too many for the channel's greatest length are left to "next". */
export function show(bot: Signing, reply: Reply, showing: Showing): SlackMessage {
  const { mostLength = null } = showing;
  const context = contextFor(bot, showing);
  const render = (candidate: Reply) => renderReply(candidate, context);
  if (mostLength === null) return render(reply);
  return render(fitReply(reply, (candidate) => lengthOf(render(candidate).blocks) <= mostLength));
}

/** Units of all texts that stand in blocks. */
function lengthOf(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const own = 'text' in node && typeof node.text === 'string' ? node.text.length : 0;
  return Object.values(node).reduce<number>((sum, inner) => sum + lengthOf(inner), own);
}
