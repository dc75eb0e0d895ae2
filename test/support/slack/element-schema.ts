// Which interactive elements are there, and what may each hold?
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { confirmation, linkedOption, markedOption, optionGroup, plainOption, plainText } from './text-schema.ts';

const actionable = { action_id: z.string().min(1).max(LIMITS.actionId).optional() };
const confirmable = { confirm: confirmation.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholder = { placeholder: plainText(LIMITS.placeholder).optional() };
const shared = { ...actionable, ...confirmable, ...focusable };
const several = { max_selected_items: z.int().min(1).optional() };
const fixed = {
  options: z.array(plainOption).min(1).max(LIMITS.selectOptions).optional(),
  option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups).optional(),
};
const typed = { min_query_length: z.int().min(0).optional() };

const hasOneList = ({ options, option_groups: groups }: { options?: unknown; option_groups?: unknown }) =>
  (options === undefined) !== (groups === undefined);
const ONE_LIST = { message: 'must define either `options` or `option_groups`' };

const button = z.strictObject({
  type: z.literal('button'),
  ...actionable,
  ...confirmable,
  text: plainText(LIMITS.buttonText),
  value: z.string().min(1).max(LIMITS.buttonValue).optional(),
  url: z.url().max(LIMITS.buttonUrl).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(LIMITS.accessibilityLabel).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: z.array(linkedOption).min(1).max(LIMITS.overflowOptions),
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...shared,
  options: z.array(markedOption).min(1).max(LIMITS.checkboxes),
  initial_options: z.array(markedOption).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...shared,
  options: z.array(markedOption).min(1).max(LIMITS.radioButtons),
  initial_option: markedOption.optional(),
});
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...shared,
    ...placeholder,
    ...fixed,
    initial_option: plainOption.optional(),
  })
  .refine(hasOneList, ONE_LIST);
const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...shared,
  ...placeholder,
  ...typed,
  initial_option: plainOption.optional(),
});
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...shared,
    ...placeholder,
    ...several,
    ...fixed,
    initial_options: z.array(plainOption).min(1).optional(),
  })
  .refine(hasOneList, ONE_LIST);
const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...shared,
  ...placeholder,
  ...several,
  ...typed,
  initial_options: z.array(plainOption).min(1).optional(),
});
const pickers = [
  z.strictObject({ type: z.literal('users_select'), ...shared, ...placeholder, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...shared,
    ...placeholder,
    ...several,
    initial_users: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...shared,
    ...placeholder,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...shared,
    ...placeholder,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('datepicker'), ...shared, ...placeholder, initial_date: z.iso.date().optional() }),
] as const;
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...actionable,
  ...focusable,
  ...placeholder,
  initial_value: z.string().optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(LIMITS.inputLength).optional(),
  max_length: z.int().min(1).max(LIMITS.inputLength).optional(),
  dispatch_action_config: z
    .strictObject({ trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1) })
    .optional(),
});
/** A small picture in a context or section block. */
export const picture = z.strictObject({
  type: z.literal('image'),
  image_url: z.url(),
  alt_text: z.string().min(1).max(LIMITS.imageAltText),
});

const selects = [
  checkboxes,
  radioButtons,
  staticSelect,
  externalSelect,
  multiStaticSelect,
  multiExternalSelect,
  ...pickers,
] as const;

/** What may stand in an actions block, */
export const actionElement = z.discriminatedUnion('type', [button, overflow, ...selects]);
/** beside a section, */
export const accessory = z.discriminatedUnion('type', [button, overflow, picture, ...selects]);
/** and in an input block. */
export const inputElement = z.discriminatedUnion('type', [plainTextInput, ...selects]);

/** Anything that a person can use. */
export type Element = z.infer<typeof actionElement> | z.infer<typeof inputElement>;
