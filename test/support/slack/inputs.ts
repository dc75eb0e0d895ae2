// What has a person entered? `state.values`, from what they gave, what was there before, and what may be chosen at all.
import { type Block, elementsOf } from './block-schema.ts';
import type { Element } from './element-schema.ts';
import type { Option } from './text-schema.ts';

/** By action_id: a text, the value or text of an option, or several of them. */
export type Values = Readonly<Record<string, string | readonly string[]>>;
type Offered = ReadonlyMap<string, readonly Option[]>;
/** An element with the id of its block. */
export type Placed = { readonly blockId: string; readonly element: Element };

/** All elements that people can use, in order. */
export function placedIn(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => elementsOf(block).map((element) => ({ blockId: block.block_id ?? '', element })));
}

function optionsOf(element: Element, offered: Offered): readonly Option[] {
  if (element.type === 'external_select' || element.type === 'multi_external_select')
    return offered.get(element.action_id ?? '') ?? [];
  if ('options' in element && element.options !== undefined) return element.options;
  return 'option_groups' in element ? (element.option_groups ?? []).flatMap(({ options }) => options) : [];
}

/** The option of a value or a text. @throws Error if it is not offered: the test asks for what nobody could choose */
export function chooseOption(element: Element, wanted: string, offered: Offered): Option {
  const options = optionsOf(element, offered);
  const found = options.find(({ value, text }) => value === wanted || text.text === wanted);
  if (found !== undefined) return found;
  const there = options.map(({ text }) => `"${text.text}"`).join(', ');
  throw new Error(`"${wanted}" is not among the options of ${element.action_id}: ${there || 'none (type first)'}.`);
}

const one = (given: string | readonly string[] | undefined) => (typeof given === 'string' ? given : given?.[0]);
const many = (given: string | readonly string[]) => (typeof given === 'string' ? [given] : given);

/** What an element holds, in the form of payloads. */
export function readValue(element: Element, given: string | readonly string[] | undefined, offered: Offered): object | undefined {
  const single = one(given);
  switch (element.type) {
    case 'button':
    case 'overflow':
      return undefined;
    case 'plain_text_input': {
      const text = single ?? element.initial_value ?? '';
      if (text.length > (element.max_length ?? 3000))
        throw new Error(`The text for ${element.action_id} is too long to be typed.`);
      // An input left empty comes as null.
      return { type: element.type, value: text === '' ? null : text };
    }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons': {
      const selected = single === undefined ? (element.initial_option ?? null) : chooseOption(element, single, offered);
      return { type: element.type, selected_option: selected };
    }
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select': {
      const selected =
        given === undefined ? (element.initial_options ?? []) : many(given).map((each) => chooseOption(element, each, offered));
      return { type: element.type, selected_options: selected };
    }
    case 'users_select':
      return { type: element.type, selected_user: single ?? element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: given === undefined ? (element.initial_users ?? []) : many(given) };
    case 'conversations_select':
      return { type: element.type, selected_conversation: single ?? element.initial_conversation ?? null };
    case 'channels_select':
      return { type: element.type, selected_channel: single ?? element.initial_channel ?? null };
    case 'datepicker':
      return { type: element.type, selected_date: single ?? element.initial_date ?? null };
  }
}

/** `state.values` of blocks. @throws Error for an action_id that is nowhere in them */
export function readValues(blocks: readonly Block[], given: Values, offered: Offered): Record<string, Record<string, object>> {
  const placed = placedIn(blocks);
  const known = placed.map(({ element }) => element.action_id);
  const strange = Object.keys(given).filter((id) => !known.includes(id));
  if (strange.length > 0)
    throw new Error(`Nothing here has the action_id ${strange.join(', ')}; there are: ${known.join(', ')}.`);
  const values: Record<string, Record<string, object>> = {};
  for (const { blockId, element } of placed) {
    const id = element.action_id ?? '';
    const value = readValue(element, given[id], offered);
    if (value !== undefined) values[blockId] = { ...values[blockId], [id]: value };
  }
  return values;
}

/** Slack's client lets nobody submit while a required input is empty. @throws Error that names it */
export function checkRequired(blocks: readonly Block[], values: ReturnType<typeof readValues>): void {
  for (const block of blocks) {
    if (block.type !== 'input' || block.optional === true) continue;
    const value = values[block.block_id ?? '']?.[block.element.action_id ?? ''] ?? {};
    const isFilled = Object.entries(value).some(
      ([key, held]) => key !== 'type' && held !== null && !(Array.isArray(held) && held.length === 0),
    );
    if (!isFilled) throw new Error(`"${block.label.text}" must be filled in before anybody can submit this modal.`);
  }
}
