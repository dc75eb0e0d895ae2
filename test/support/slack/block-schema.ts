// Which blocks are there, what may each hold, and what may they not do together?
import { z } from 'zod';
import { accessory, actionElement, inputElement, picture } from './element-schema.ts';
import { LIMITS } from './limits.ts';
import { richText } from './rich-text-schema.ts';
import { anyText, plainText } from './text-schema.ts';

const identified = { block_id: z.string().min(1).max(LIMITS.blockId).optional() };

const block = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('section'),
      ...identified,
      text: anyText(LIMITS.sectionText).optional(),
      fields: z.array(anyText(LIMITS.sectionFieldText)).min(1).max(LIMITS.sectionFields).optional(),
      accessory: accessory.optional(),
      expand: z.boolean().optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, {
      message: 'must define either `fields` or `text`',
    }),
  z.strictObject({ type: z.literal('header'), ...identified, text: plainText(LIMITS.headerText) }),
  z.strictObject({ type: z.literal('divider'), ...identified }),
  z.strictObject({
    type: z.literal('context'),
    ...identified,
    elements: z
      .array(z.union([anyText(LIMITS.text), picture]))
      .min(1)
      .max(LIMITS.contextElements),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...identified,
    elements: z.array(actionElement).min(1).max(LIMITS.actionsElements),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...identified,
    label: plainText(LIMITS.inputLabel),
    hint: plainText(LIMITS.inputHint).optional(),
    element: inputElement,
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('image'),
    ...identified,
    image_url: z.url(),
    alt_text: z.string().min(1).max(LIMITS.imageAltText),
    title: plainText(LIMITS.imageTitle).optional(),
  }),
  z.strictObject({ type: z.literal('markdown'), ...identified, text: z.string().min(1).max(LIMITS.markdownText) }),
  richText,
]);
export type Block = z.infer<typeof block>;

/** Which elements of a block people can use. */
export function elementsOf(of: Block) {
  switch (of.type) {
    case 'actions':
      return of.elements;
    case 'input':
      return [of.element];
    case 'section':
      return of.accessory === undefined || of.accessory.type === 'image' ? [] : [of.accessory];
    default:
      return [];
  }
}

function findRepeated(values: readonly (string | undefined)[]): number {
  return values.findIndex((value, index) => value !== undefined && values.indexOf(value) !== index);
}

/** Ids name one thing each: blocks in a message or view, elements in their block. */
function checkIds(blocks: readonly Block[], context: z.core.$RefinementCtx): void {
  const repeated = findRepeated(blocks.map(({ block_id: id }) => id));
  if (repeated >= 0)
    context.addIssue({ code: 'custom', path: [repeated, 'block_id'], message: `block_id already exists`, input: blocks });
  for (const [index, each] of blocks.entries()) {
    const twice = findRepeated(elementsOf(each).map(({ action_id: id }) => id));
    if (twice >= 0)
      context.addIssue({
        code: 'custom',
        path: [index, 'elements', twice, 'action_id'],
        message: 'action_id already exists for another element in the block',
        input: blocks,
      });
  }
}

/** The blocks of a message. */
export const messageBlocks = z.array(block).max(LIMITS.messageBlocks).superRefine(checkIds);
/** The blocks of a modal or of a home tab. */
export const viewBlocks = z.array(block).min(1).max(LIMITS.viewBlocks).superRefine(checkIds);
