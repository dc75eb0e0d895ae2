// May this body become a modal, or autocomplete choices?
import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { findRepeatedIds } from './component-rules.ts';
import { stringSelect } from './component-schema.ts';
import { LIMITS } from './limits.ts';
import { refusals } from './refusal.ts';
import { translateIssues } from './zod-issues.ts';

const text = (max: number) => z.string().min(1).max(max);
const input = z
  .strictObject({
    type: z.literal(ComponentType.TextInput),
    id: z.int().optional(),
    custom_id: text(LIMITS.customId),
    style: z.enum(TextInputStyle),
    label: text(LIMITS.labelText).optional(),
    min_length: z.int().min(0).max(LIMITS.inputText).optional(),
    max_length: z.int().min(1).max(LIMITS.inputText).optional(),
    required: z.boolean().optional(),
    value: z.string().max(LIMITS.inputText).optional(),
    placeholder: z.string().max(LIMITS.inputPlaceholder).optional(),
  })
  .refine(({ min_length: least, max_length: most }) => (least ?? 0) <= (most ?? LIMITS.inputText), {
    path: ['min_length'],
    message: 'min_length is greater than max_length.',
  });
const row = z.strictObject({
  type: z.literal(ComponentType.ActionRow),
  id: z.int().optional(),
  components: z
    .array(input.refine(({ label }) => label !== undefined, { path: ['label'], message: 'This field is required' }))
    .length(1),
});
const label = z.strictObject({
  type: z.literal(ComponentType.Label),
  id: z.int().optional(),
  label: text(LIMITS.labelText),
  description: text(LIMITS.labelDescription).optional(),
  component: z.discriminatedUnion('type', [
    input.refine(({ label: own }) => own === undefined, {
      path: ['label'],
      message: 'A text input inside a Label has no label of its own.',
    }),
    stringSelect.refine(({ disabled }) => disabled !== true, {
      path: ['disabled'],
      message: 'A select in a modal cannot be disabled.',
    }),
  ]),
});
const textDisplay = z.strictObject({
  type: z.literal(ComponentType.TextDisplay),
  id: z.int().optional(),
  content: text(LIMITS.displayText),
});

const modal: z.ZodType<APIModalInteractionResponseCallbackData> = z.strictObject({
  custom_id: text(LIMITS.customId),
  title: text(LIMITS.modalTitle),
  components: z
    .array(z.discriminatedUnion('type', [row, label, textDisplay]))
    .min(1)
    .max(LIMITS.modalComponents),
});

/** Checks the `data` of a callback of type 9. @throws Refusal 50035 */
export function checkModal(raw: unknown): APIModalInteractionResponseCallbackData {
  const parsed = modal.safeParse(raw);
  if (!parsed.success) throw refusals.invalidForm(translateIssues(parsed.error, ['data']));
  const repeated = findRepeatedIds(parsed.data.components, ['data', 'components']);
  if (repeated.length > 0) throw refusals.invalidForm(repeated);
  return parsed.data;
}

const choices: z.ZodType<{ choices: APIApplicationCommandOptionChoice<string | number>[] }> = z.strictObject({
  choices: z
    .array(
      z.strictObject({
        name: text(LIMITS.choiceText),
        name_localizations: z.record(z.string(), text(LIMITS.choiceText)).nullish(),
        value: z.union([z.string().max(LIMITS.choiceText), z.number()]),
      }),
    )
    .max(LIMITS.choices),
});

/** Checks the `data` of a callback of type 8. @throws Refusal 50035 */
export function checkChoices(raw: unknown): APIApplicationCommandOptionChoice<string | number>[] {
  const parsed = choices.safeParse(raw);
  if (!parsed.success) throw refusals.invalidForm(translateIssues(parsed.error, ['data']));
  return parsed.data.choices;
}
