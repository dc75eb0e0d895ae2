// What is asked, whatever the platform, and what decides who sees its answer and under which notice?
import type { Capabilities } from '../../src/replies/compose.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import { PRIVATE_REASONS } from '../../src/replies/words.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import type { AnswerContext } from './answer.ts';
import type { SharedBot } from './bot.ts';
import type { Asked } from './render-context.ts';
import { decideVisibility, type Surface } from './visibility.ts';

/** What is asked, and how it came to us. */
export type Asking = {
  readonly request: Request;
  readonly surface: Surface;
  /** what stands on the answer, for "next" and "why" */
  readonly asked?: Asked | undefined;
  readonly wantsPublic?: boolean | undefined;
  /** a sentence above the answer */
  readonly notice?: string | undefined;
};

/** What is found for it, and where. */
export type Found = { readonly reply: Reply; readonly policy: ChannelPolicy };

/** What a platform shows at once. */
export type ShownAtOnce = {
  readonly capabilities: Capabilities;
  /** matches in one message, where the channel's policy allows as many */
  readonly matches: number;
};

/** What an answer depends on. */
export function answerContext(
  { random, version, signal }: Pick<SharedBot, 'random' | 'version' | 'signal'>,
  { mostLetters }: Pick<ChannelPolicy, 'mostLetters'>,
  { capabilities, matches }: ShownAtOnce,
): AnswerContext {
  return { capabilities, limit: Math.min(matches, mostLetters), random, version, signal };
}

/** Who sees an answer: all, or its asker alone, with what is to be said above it. */
export type Audience = { readonly isPublic: true } | { readonly isPublic: false; readonly notice: string | undefined };

/** Decides who sees an answer, and logs that it was found. @param hasOthers false: nobody else is there, so there is nobody to show it to */
export function audienceOf(
  { logger }: Pick<SharedBot, 'logger'>,
  { request, surface, wantsPublic = false, notice, reply, policy }: Asking & Found,
  { reference, hasOthers }: { readonly reference: string; readonly hasOthers: boolean },
): Audience {
  const visibility = decideVisibility({ surface, policy, wantsPublic: wantsPublic && hasOthers, reply });
  logger.info('request-answered', { reference, request: request.kind, reply: reply.kind, surface });
  if (visibility.kind === 'public') return { isPublic: true };
  const because = visibility.kind === 'private' ? visibility.because : undefined;
  return { isPublic: false, notice: joinNotices(notice, because && PRIVATE_REASONS[because]) };
}

/** Sentences of ours one after the other; `undefined` where there is none. */
export function joinNotices(...notices: readonly (string | undefined)[]): string | undefined {
  return notices.filter((said) => said !== undefined).join(' ') || undefined;
}
