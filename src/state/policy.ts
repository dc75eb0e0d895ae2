// What may the bot do in a channel? The policy that moderators set, and what holds where they set none.
import { z } from 'zod';
import { CONTENT_NOTES } from '../letters/letter.ts';

/** At most so many letters are in one reply on any platform. */
export const MOST_LETTERS = 5;
/** Below this a reply can't show one letter whose reader would know what it is about. */
const LEAST_LENGTH = 500;
/** The longest message of any platform is shorter. */
const MOST_LENGTH = 12_000;

/** Every part of a policy. */
export const policySchema = z.strictObject({
  /**
   * `off`: nothing of ours stands in the channel, whoever asks for it; `private`: answers are private, and members may share
   * letters; `public`: a mention is answered for all to read
   */
  mode: z.enum(['off', 'private', 'public'], { error: 'is not one of: off, private, public' }),
  /** only letters with one of these topics may stand here; empty: all */
  topics: z.array(z.string().trim().toLowerCase().min(1).max(100)).max(100),
  /** letters with one of these content notes may not stand here */
  excludedNotes: z.array(z.enum(CONTENT_NOTES, { error: `is not one of: ${CONTENT_NOTES.join(', ')}` })),
  /** at most so many letters in one reply, 1 to 5 */
  mostLetters: z.int().min(1).max(MOST_LETTERS),
  /** at most so many UTF-16 units of text in one reply, 500 to 12,000; `null`: what the platform allows. Whole letters are left out to fit, never words */
  mostLength: z.int().min(LEAST_LENGTH).max(MOST_LENGTH).nullable(),
  /** offer "past letters like this" under each new post of a forum channel */
  forumHelper: z.boolean(),
});

/** The policy of a channel. */
export type ChannelPolicy = Readonly<z.infer<typeof policySchema>>;

/** The policy of a channel for which none was set: nothing that was asked is seen by others unless its asker wants that. */
export const DEFAULT_POLICY: ChannelPolicy = {
  mode: 'private',
  topics: [],
  excludedNotes: [],
  // Three read well on a phone.
  mostLetters: 3,
  mostLength: null,
  forumHelper: false,
};
