// What becomes of a channel's policy when somebody changes it in words? All of it, or nothing where a word means nothing.
import type { Archive } from '../../src/archive.ts';
import { CONTENT_NOTES } from '../../src/letters/letter.ts';
import type { ChannelPolicy } from '../../src/state/policy.ts';
import { nearestWord } from '../../src/text/nearest.ts';
import { sayNoNote, sayNoTopic } from './words.ts';

/** What is to change; left out: it stays. */
export type PolicyChange = {
  readonly mode?: ChannelPolicy['mode'] | undefined;
  /** names with commas between; "all": every topic */
  readonly topics?: string | undefined;
  /** content notes with commas between; "none": nothing is left out */
  readonly leaveOut?: string | undefined;
  readonly mostLetters?: number | undefined;
  readonly mostLength?: number | undefined;
  readonly forumHelper?: boolean | undefined;
};

/** A policy as it is to be; `refusals`: words in it that mean nothing, each in a sentence, and nothing is to change. */
export type ChangedPolicy = { readonly policy: ChannelPolicy; readonly refusals: readonly string[] };

/** Reads a change. Topics that the policy has already may stay, also when no letter has them any more. */
export function changedPolicy(archive: Pick<Archive, 'topics'>, before: ChannelPolicy, change: PolicyChange): ChangedPolicy {
  const known = archive.topics().map(({ topic }) => topic);
  const topics = wordsOf(change.topics, 'all') ?? before.topics;
  const notes = wordsOf(change.leaveOut, 'none') ?? before.excludedNotes;
  const unknownTopics = topics.filter((topic) => !known.includes(topic) && !before.topics.includes(topic));
  return {
    policy: {
      mode: change.mode ?? before.mode,
      topics: [...topics],
      excludedNotes: notes.filter(isNote),
      mostLetters: change.mostLetters ?? before.mostLetters,
      mostLength: change.mostLength ?? before.mostLength,
      forumHelper: change.forumHelper ?? before.forumHelper,
    },
    refusals: [
      ...unknownTopics.map((topic) => sayNoTopic(topic, nearestWord(topic, known))),
      ...notes.filter((note) => !isNote(note)).map((note) => sayNoNote(note, CONTENT_NOTES)),
    ],
  };
}

function isNote(word: string): word is ChannelPolicy['excludedNotes'][number] {
  return CONTENT_NOTES.some((note) => note === word);
}

/** "work, Money" as names; the word for "nothing named" as none. */
function wordsOf(given: string | undefined, nothing: string): string[] | undefined {
  if (given === undefined) return undefined;
  const words = given
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  return words.length === 1 && words[0] === nothing ? [] : words;
}
