// What is known of a press?
import type { Letter } from '../../src/letters/letter.ts';
import type { Cursor } from '../shared/cursor.ts';
import type { Asked } from '../shared/render-context.ts';
import type { Bot } from './bot.ts';
import type { Interaction, PressedMessage } from './event.ts';

/** A press, with what its button says. */
export type Press = {
  readonly bot: Bot;
  readonly interaction: Interaction;
  readonly cursor: Cursor;
  /** absent in modals and the home tab */
  readonly message?: PressedMessage | undefined;
  /** those that the button names, all of them there */
  readonly letters: readonly Letter[];
  /** what the button carries of what was asked */
  readonly asked?: Asked | undefined;
};
