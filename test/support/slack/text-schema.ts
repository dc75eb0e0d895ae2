// What is a text, an option, a confirmation? The small objects of Block Kit that blocks and elements are made of.
import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** Text shown as it is, of 1 to `max` characters. Objects are strict everywhere: Slack refuses a message for one unknown key. */
export const plainText = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });

/** Text in which Slack reads its markup. */
export const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });

/** Either of the two. */
export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

const describedOption = {
  value: z.string().min(1).max(LIMITS.optionValue),
  description: plainText(LIMITS.optionDescription).optional(),
};

/** An option of a select. */
export const plainOption = z.strictObject({ ...describedOption, text: plainText(LIMITS.optionText) });
/** An option of an overflow menu, which may lead somewhere. */
export const linkedOption = z.strictObject({
  ...describedOption,
  text: plainText(LIMITS.optionText),
  url: z.url().max(LIMITS.optionUrl).optional(),
});
/** An option of checkboxes and radio buttons, which may be marked up. */
export const markedOption = z.union([plainOption, z.strictObject({ ...describedOption, text: mrkdwn(LIMITS.optionText) })]);
export type Option = z.infer<typeof markedOption>;

/** Options under a heading. */
export const optionGroup = z.strictObject({
  label: plainText(LIMITS.optionGroupLabel),
  options: z.array(plainOption).min(1).max(LIMITS.selectOptions),
});

/** "Are you sure?" */
export const confirmation = z.strictObject({
  title: plainText(LIMITS.confirmTitle),
  text: anyText(LIMITS.confirmText),
  confirm: plainText(LIMITS.confirmButton),
  deny: plainText(LIMITS.confirmButton),
  style: z.enum(['primary', 'danger']).optional(),
});
