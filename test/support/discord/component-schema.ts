// Which message components does Discord accept, one by one? What spans several is in component-rules.ts.
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { ButtonStyle, ComponentType, SeparatorSpacingSize } from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from './limits.ts';

const text = (max: number) => z.string().min(1).max(max);
const base = { id: z.int().min(0).optional() };
const customId = text(LIMITS.customId);
const snowflake = z.string().regex(/^\d{1,20}$/u);
const emoji = z.strictObject({ id: snowflake.optional(), name: z.string().optional(), animated: z.boolean().optional() });
const media = z.strictObject({ url: text(2048) });
const disabled = z.boolean().optional();

const hasFace = ({ label, emoji: face }: { label?: string | undefined; emoji?: unknown }) =>
  label !== undefined || face !== undefined;
const NO_FACE = {
  path: ['label'],
  message: 'A button must have a label or an emoji.',
  params: { code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED' },
};
const face = {
  type: z.literal(ComponentType.Button),
  label: text(LIMITS.buttonLabel).optional(),
  emoji: emoji.optional(),
  disabled,
};
const pressable = (style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger) =>
  z.strictObject({ ...base, ...face, style: z.literal(style), custom_id: customId });
const button = z
  .discriminatedUnion('style', [
    pressable(ButtonStyle.Primary),
    pressable(ButtonStyle.Secondary),
    pressable(ButtonStyle.Success),
    pressable(ButtonStyle.Danger),
    z.strictObject({
      ...base,
      ...face,
      style: z.literal(ButtonStyle.Link),
      url: z.url({ protocol: /^(?:https?|discord)$/u }).max(LIMITS.url),
    }),
  ])
  .refine(hasFace, NO_FACE);

const option = z.strictObject({
  label: text(LIMITS.optionText),
  value: text(LIMITS.optionText),
  description: text(LIMITS.optionText).optional(),
  emoji: emoji.optional(),
  default: z.boolean().optional(),
});

const selectBase = {
  ...base,
  custom_id: customId,
  placeholder: z.string().max(LIMITS.selectPlaceholder).optional(),
  min_values: z.int().min(0).max(LIMITS.selectOptions).optional(),
  max_values: z.int().min(1).max(LIMITS.selectOptions).optional(),
  required: z.boolean().optional(),
};

/** A string select; in a modal it may be `required`. */
export const stringSelect = z
  .strictObject({
    ...selectBase,
    disabled,
    type: z.literal(ComponentType.StringSelect),
    options: z.array(option).min(1).max(LIMITS.selectOptions),
  })
  .superRefine(({ options, max_values: most, min_values: least }, context) => {
    const values = options.map(({ value }) => value);
    values.forEach((value, index) => {
      if (values.indexOf(value) === index) return;
      const params = { code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED' };
      context.addIssue({
        code: 'custom',
        path: ['options', index, 'value'],
        message: 'The specified option value is already used',
        params,
      });
    });
    const tooMany = Math.max(most ?? 1, least ?? 1) > options.length;
    if (tooMany || (least ?? 1) > (most ?? 1))
      context.addIssue({
        code: 'custom',
        path: ['max_values'],
        message: 'min_values, max_values and the number of options disagree.',
      });
  });

const row = z
  .strictObject({
    ...base,
    type: z.literal(ComponentType.ActionRow),
    components: z.array(z.discriminatedUnion('type', [button, stringSelect])).min(1),
  })
  .superRefine(({ components }, context) => {
    const widths = components.map(({ type }) => (type === ComponentType.Button ? 1 : LIMITS.rowButtons));
    let width = 0;
    widths.forEach((own, index) => {
      width += own;
      if (width <= LIMITS.rowButtons) return;
      const params = { code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED' };
      context.addIssue({
        code: 'custom',
        path: ['components', index],
        message: 'The specified component exceeds the maximum width',
        params,
      });
    });
  });

const textDisplay = z.strictObject({ ...base, type: z.literal(ComponentType.TextDisplay), content: text(LIMITS.displayText) });
const spoiler = z.boolean().optional();
const thumbnail = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Thumbnail),
  media,
  description: text(1024).optional(),
  spoiler,
});
const section = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Section),
  components: z.array(textDisplay).min(1).max(LIMITS.sectionTexts),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const separator = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Separator),
  divider: z.boolean().optional(),
  spacing: z.enum(SeparatorSpacingSize).optional(),
});
const gallery = z.strictObject({
  ...base,
  type: z.literal(ComponentType.MediaGallery),
  items: z
    .array(z.strictObject({ media, description: text(1024).optional(), spoiler }))
    .min(1)
    .max(LIMITS.galleryItems),
});
const container = z.strictObject({
  ...base,
  type: z.literal(ComponentType.Container),
  components: z.array(z.discriminatedUnion('type', [row, section, textDisplay, separator, gallery])).min(1),
  accent_color: z.int().min(0).max(0xff_ff_ff).nullable().optional(),
  spoiler,
});

/** Top-level components of a message without the V2 flag. */
export const legacyComponents: z.ZodType<APIMessageTopLevelComponent[]> = z.array(row).max(LIMITS.legacyRows);

/** Top-level components of a message with the V2 flag. */
export const v2Components: z.ZodType<APIMessageTopLevelComponent[]> = z.array(
  z.discriminatedUnion('type', [row, section, textDisplay, separator, gallery, container]),
);
