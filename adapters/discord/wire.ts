// Which parts of Discord's objects do we read? Everything else in them is passed over.
import { ChannelType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Place } from './event.ts';

/** An id of Discord's: a number of 64 bits as text. */
export const snowflake = z.string().regex(/^\d{1,20}$/u);

/** Permission bits as text. */
export const bits = z
  .string()
  .regex(/^\d{1,40}$/u)
  .transform((text) => BigInt(text));

/** A person or bot. */
export const user = z.object({ id: snowflake, bot: z.boolean().optional() });

/** Whatever something can be said in. */
export const channel = z.object({
  id: snowflake,
  type: z.int(),
  name: z.string().nullish(),
  parent_id: snowflake.nullish(),
});

const THREADS: readonly number[] = [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread];

/** Is it the type of a thread? A post of a forum is one. */
export function isThread(type: number): boolean {
  return THREADS.includes(type);
}

/** A place from what an event says of it. */
export function placeOf(
  id: string,
  { guild, channel: known }: { guild: string | undefined; channel: z.infer<typeof channel> | undefined },
): Place {
  const parent = known !== undefined && isThread(known.type) ? (known.parent_id ?? undefined) : undefined;
  return {
    space: guild ?? '',
    channel: id,
    policyChannel: known === undefined && guild !== undefined ? undefined : (parent ?? id),
    name: known?.name ?? '',
  };
}

const textDisplay = z.object({ type: z.literal(10), content: z.string() });
const nested = z.object({ components: z.array(z.unknown()) });
/** Messages have a container, sections in it, texts in these. */
const DEEPEST = 4;

/** The texts of a message's components, in reading order. */
export function textsIn(components: unknown, depth = 0): string[] {
  if (!Array.isArray(components) || depth > DEEPEST) return [];
  return components.flatMap((component: unknown) => {
    const text = textDisplay.safeParse(component);
    if (text.success) return [text.data.content];
    const deeper = nested.safeParse(component);
    return deeper.success ? textsIn(deeper.data.components, depth + 1) : [];
  });
}
