// Would Slack take this text with these blocks?
import { z } from 'zod';
import { type Block, messageBlocks } from './block-schema.ts';
import { LIMITS } from './limits.ts';
import { describeIssues, Refusal } from './refusal.ts';
import { findPing, textsIn } from './texts-in.ts';

/** What a message says. */
export type Content = { readonly text: string; readonly blocks: readonly Block[] | undefined };

/** JSON that may come as a string, as in forms. @throws Refusal with `error` where it is no JSON */
export function parseJson(given: unknown, error: string): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    throw new Refusal(error);
  }
}

/** Checks blocks. @throws Refusal invalid_blocks_format, invalid_blocks, msg_blocks_too_long */
export function checkBlocks(given: unknown): readonly Block[] | undefined {
  const blocks = parseJson(given ?? undefined, 'invalid_blocks_format');
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const parsed = messageBlocks.safeParse(blocks);
  if (!parsed.success) throw new Refusal('invalid_blocks', describeIssues(parsed.error, 'blocks'));
  const length = textsIn(parsed.data).reduce((sum, { text }) => sum + text.length, 0);
  if (length > LIMITS.blocksText) throw new Refusal('msg_blocks_too_long');
  return parsed.data;
}

const given = z.looseObject({ text: z.string().nullish(), blocks: z.unknown().optional() });

/**
 * Reads what a message says; `note` hears of what Slack would take but we must not send.
 * @throws Refusal no_text, and those of the blocks
 */
export function readContent(raw: unknown, note: (reason: string) => void): Content {
  const parsed = given.safeParse(raw);
  if (!parsed.success) throw new Refusal('invalid_arguments', describeIssues(parsed.error, ''));
  const text = parsed.data.text ?? '';
  const blocks = checkBlocks(parsed.data.blocks);
  if (text.trim() === '' && (blocks === undefined || blocks.length === 0)) throw new Refusal('no_text');
  if (text.trim() === '') note('no text beside the blocks: notifications and screen readers have nothing to read');
  if (text.length > LIMITS.topText) note(`text of ${text.length} characters is cut off at ${LIMITS.topText}`);
  const ping = findPing(text, blocks ?? []);
  if (ping !== undefined) note(ping);
  return { text, blocks };
}
