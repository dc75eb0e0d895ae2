// What may a modal or a home tab hold?
import { z } from 'zod';
import { viewBlocks } from './block-schema.ts';
import { LIMITS } from './limits.ts';
import { plainText } from './text-schema.ts';

const base = {
  blocks: viewBlocks,
  private_metadata: z.string().max(LIMITS.privateMetadata).optional(),
  callback_id: z.string().max(LIMITS.callbackId).optional(),
  external_id: z.string().max(255).optional(),
};

/** https://docs.slack.dev/reference/views/modal-views */
export const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...base,
    title: plainText(LIMITS.viewTitle),
    submit: plainText(LIMITS.viewButton).optional(),
    close: plainText(LIMITS.viewButton).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .refine(({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'), {
    path: ['submit'],
    message: '`submit` is required when an `input` block is within the `blocks` array',
  });
export type Modal = z.infer<typeof modal>;

/** https://docs.slack.dev/reference/views/home-tab-views */
export const home = z.strictObject({ type: z.literal('home'), ...base });
export type Home = z.infer<typeof home>;
