// What does the modal of "Find past letters" keep for later, so that letters come below the right message?
import { z } from 'zod';
import type { Asked } from '../shared/render-context.ts';
import { keepAsked } from './asked.ts';
import type { Place, Target } from './event.ts';
import { LIMITS } from './limits.ts';
import { slackId, timestamp } from './payload-parts.ts';

/** What is kept: the message, where it stands, whose it is, and its words as they were searched for. */
export type Found = {
  readonly place: Place & { readonly thread: string };
  /** the message itself, which may be an answer in the thread; absent in modals of earlier versions */
  readonly ts?: string | undefined;
  /** who wrote it; absent: nobody who could be pointed to letters */
  readonly author?: string | undefined;
  readonly question: string;
  /** the short keys of the letters that were chosen; empty before that */
  readonly letters: readonly string[];
};

const schema = z.object({
  place: z.object({ space: z.string(), channel: slackId, thread: timestamp }),
  ts: timestamp.optional(),
  author: slackId.optional(),
  question: z.string(),
  letters: z.array(z.string()).max(5),
});

/** Units for all but the question. */
const OTHERS = 400;

/** What is kept of a message. */
export function foundOf(place: Place, { ts, thread, author }: Target, question: string): Found {
  const { space, channel } = place;
  return { place: { space, channel, thread }, ts, author, question: roomFor({ question }), letters: [] };
}

/** As much of a question as the modal holds whatever its characters: escaped in JSON one may take six units. */
function roomFor(asked: Asked): string {
  const most = LIMITS.privateMetadata - OTHERS;
  const fits = (units: number) => JSON.stringify(keepAsked(asked, units).asked?.question ?? '').length <= most;
  let units = asked.question.length;
  while (units > 0 && !fits(units)) units = Math.floor(units * 0.8);
  return keepAsked(asked, units).asked?.question ?? '';
}

/** As `private_metadata`. */
export function formatFound(found: Found): string {
  return JSON.stringify(found);
}

/** From `private_metadata`; `undefined`: it is none of ours. Never throws. */
export function parseFound(metadata: string): Found | undefined {
  try {
    return schema.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
