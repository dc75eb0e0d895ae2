// What is shown for a reply on Discord, and what does everything to press there mean?
import type { DiscordMessage } from '../../../adapters/discord/payload.ts';
import { renderReply } from '../../../adapters/discord/render.ts';
import type { Meaning, RenderContext } from '../../../adapters/shared/render-context.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { makeLetter } from '../letters.ts';
import { flattenComponents } from './components-in.ts';
import { checkMessage, seeMessage, tellingButtons } from './seen.ts';

/** What was asked where a test does not say. */
export const QUESTION = 'He has had our ladder since March. What now?';
/** A letter with a name for its title and id. */
export const letterOf = (name: string, parts = {}) => makeLetter({ id: `ask-ada/${name}`, title: `About ${name}`, ...parts });

/** Something to press, and what it means. */
export type Pressed = Meaning & { readonly label: string };

/** A message that Discord takes, and everything to press in it with what it means. */
export function show(
  reply: Reply,
  context: Partial<RenderContext> = {},
): { message: DiscordMessage; text: string; pressed: Pressed[] } {
  const meanings = new Map<string, Meaning>();
  const name = tellingButtons();
  const buttons = (meaning: Meaning) => {
    meanings.set(name(meaning), meaning);
    return name(meaning);
  };
  const message = renderReply(reply, { buttons, shownTo: 'private', asked: { question: QUESTION }, ...context });
  checkMessage(message);
  const pressed = flattenComponents([...message.components]).flatMap((component) => {
    if (!('custom_id' in component)) return [];
    const meaning = meanings.get(component.custom_id);
    const label = 'label' in component ? component.label : 'placeholder' in component ? component.placeholder : undefined;
    return meaning === undefined ? [] : [{ ...meaning, label: label ?? '' }];
  });
  return { message, text: seeMessage(message).text, pressed };
}

/** What stands on everything to press. */
export const labels = ({ pressed }: { pressed: Pressed[] }) => pressed.map(({ label }) => label);
