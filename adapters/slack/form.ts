// How are forms made, and what has somebody entered into one? What is left empty arrives as null, or not at all.
import type { InputBlock, PlainTextInput } from '@slack/types';
import { z } from 'zod';
import { type Choice, plainText } from './blocks.ts';
import { LIMITS } from './limits.ts';

/** How an input is described. Its name is the id of its block and its element: errors name the one, values the other. */
export type InputFrame = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** nobody can submit without it; left out: it may be empty */
  readonly isRequired?: boolean | undefined;
};

/** An input with its element. */
export function input<Element extends InputBlock['element']>(
  { name, label, hint, isRequired = false }: InputFrame,
  element: Element,
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plainText(label),
    ...(hint !== undefined && { hint: plainText(hint) }),
    element: { ...element, action_id: name },
    optional: !isRequired,
  };
}

/** Words to type. */
export function textInput(
  frame: InputFrame,
  options: Pick<PlainTextInput, 'multiline' | 'max_length' | 'initial_value'> = {},
): InputBlock {
  return input(frame, { type: 'plain_text_input', ...options });
}

/** One of some things; of more than a select holds, by typing (the app is asked for them). Nothing where there is none. */
export function choiceInput(frame: InputFrame, choices: readonly Choice[], typing: string): InputBlock[] {
  if (choices.length === 0) return [];
  // Before anything is typed the first of them are offered: there is something to look at.
  if (choices.length > LIMITS.selectOptions) return [typedInput(frame, typing, 0)];
  return [input(frame, { type: 'static_select', options: [...choices] })];
}

/** One of very many things, by typing. @param after so many letters the app is asked for them */
export function typedInput(frame: InputFrame, typing: string, after = 1): InputBlock {
  return input(frame, { type: 'external_select', min_query_length: after, placeholder: plainText(typing) });
}

const chosen = z.object({ value: z.string() });
const entered = z.object({
  value: z.string().nullish(),
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
});
/** `view.state.values` of a submission: by block, then by element. */
const stateSchema = z.record(z.string(), z.record(z.string(), entered.catch({})));

/** What was entered, by the names of inputs. */
export type Entered = {
  /** words, without the white space around them; `undefined`: none */
  text(name: string): string | undefined;
  /** the value of what was chosen */
  choice(name: string): string | undefined;
  choices(name: string): readonly string[];
  users(name: string): readonly string[];
  conversation(name: string): string | undefined;
};

/** Reads `view.state.values`; never throws: what is no form of ours has nothing in it. */
export function readEntered(values: unknown): Entered {
  const parsed = stateSchema.safeParse(values);
  const of = (name: string) => (parsed.success ? parsed.data[name]?.[name] : undefined);
  return {
    text: (name) => of(name)?.value?.trim() || undefined,
    choice: (name) => of(name)?.selected_option?.value,
    choices: (name) => (of(name)?.selected_options ?? []).map(({ value }) => value),
    users: (name) => of(name)?.selected_users ?? [],
    conversation: (name) => of(name)?.selected_conversation ?? undefined,
  };
}
