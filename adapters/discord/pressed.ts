// What is known of a press, and which match was its letter?
import type { Letter } from '../../src/letters/letter.ts';
import type { MatchesReply } from '../../src/replies/reply.ts';
import type { Cursor } from '../shared/cursor.ts';
import { matchOf } from '../shared/match-of.ts';
import type { Asked } from '../shared/render-context.ts';
import type { Bot } from './bot.ts';
import type { Interaction, PressedMessage } from './event.ts';
import { DISCORD_CAPABILITIES } from './render.ts';

/** A press, with what its button says. */
export type Press = {
  readonly bot: Bot;
  readonly interaction: Interaction;
  readonly cursor: Cursor;
  readonly chosen: readonly string[];
  readonly message: PressedMessage;
  readonly letters: readonly Letter[];
  /** what stands above a private card */
  readonly asked: Asked | undefined;
};

/** The match of a letter as its card had it. */
export function matchOfPress({ bot, asked, cursor }: Press, letter: Letter, covers: boolean): Promise<MatchesReply> {
  const capabilities = { ...DISCORD_CAPABILITIES, covers };
  return matchOf(bot.archive, letter, { capabilities, question: asked?.question, place: cursor.numbers[0] || 1 });
}
