// What is known of a press, and which match was its letter?
import type { Letter } from '../../src/letters/letter.ts';
import { composeWhy } from '../../src/replies/compose.ts';
import type { MatchesReply } from '../../src/replies/reply.ts';
import type { Cursor } from '../shared/cursor.ts';
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

/** The match of a letter as its card had it: by the question where there was one, else by its own title. */
export async function matchOf({ bot, asked, cursor }: Press, letter: Letter, covers: boolean): Promise<MatchesReply> {
  const match = await bot.archive.explain(letter.id, asked?.question ?? letter.title);
  const place = cursor.numbers[0] || 1;
  return { ...composeWhy(match, { capabilities: { ...DISCORD_CAPABILITIES, covers }, place }), of: { kind: 'question' } };
}
