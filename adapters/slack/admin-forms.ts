// How do those who look after letters say what a channel allows, and who else may point others to letters?
import type { InputBlock } from '@slack/types';
import { CONTENT_NOTES } from '../../src/letters/letter.ts';
import type { TitlesReply } from '../../src/replies/reply.ts';
import { type ChannelPolicy, MOST_LETTERS, policySchema } from '../../src/state/policy.ts';
import { nearestWord } from '../../src/text/nearest.ts';
import { type Choice, option } from './blocks.ts';
import { type Entered, input, readEntered, textInput } from './form.ts';
import { channel, richText, section } from './rich-text.ts';
import { modal, type SlackModal } from './view.ts';
import { INPUTS, MODES, NO_NUMBER, sayUnknownTopic, VIEW_BUTTONS } from './view-words.ts';

type Metadata = { readonly metadata?: string | undefined };

/** First of all: which channel? */
export function renderChannelForm({ metadata }: Metadata = {}): SlackModal {
  const select = { type: 'conversations_select', default_to_current_conversation: true } as const;
  const blocks = [input({ name: 'channel', label: INPUTS.channel, isRequired: true }, select)];
  return modal({ name: 'channel', submit: VIEW_BUTTONS.next, blocks, metadata });
}

/** The id of the channel that was chosen; `undefined`: none. Never throws. */
export function readChannelForm(values: unknown): string | undefined {
  return readEntered(values).conversation('channel');
}

/** What a channel allows, to be changed. @param channel its id */
export function renderPolicyForm(policy: ChannelPolicy, parts: Metadata & { readonly channel: string }): SlackModal {
  const name = channel(parts.channel);
  return modal({
    name: 'policy',
    submit: VIEW_BUTTONS.save,
    metadata: parts.metadata,
    blocks: [
      ...(name.length === 0 ? [] : [richText(section(name))]),
      modeInput(policy),
      textInput({ name: 'topics', label: INPUTS.topics, hint: INPUTS.topicsHint }, initial(policy.topics.join(', '))),
      notesInput(policy),
      lettersInput(policy),
      textInput(
        { name: 'mostLength', label: INPUTS.mostLength, hint: INPUTS.mostLengthHint },
        initial(policy.mostLength === null ? '' : `${policy.mostLength}`),
      ),
    ],
  });
}

/** An input may not begin with nothing. */
function initial(words: string) {
  return words === '' ? {} : { initial_value: words };
}

function modeInput({ mode }: ChannelPolicy): InputBlock {
  const modes = (['off', 'private', 'public'] as const).flatMap((each) => option(MODES[each], each));
  const radio = { type: 'radio_buttons', options: modes, ...only('initial_option', modes, mode) } as const;
  return input({ name: 'mode', label: INPUTS.mode, isRequired: true }, radio);
}

function notesInput({ excludedNotes }: ChannelPolicy): InputBlock {
  const notes = CONTENT_NOTES.flatMap((note) => option(note, note));
  const before = notes.filter(({ value }) => excludedNotes.some((note) => note === value));
  const checkboxes = { type: 'checkboxes', options: notes, ...(before.length > 0 && { initial_options: before }) } as const;
  return input({ name: 'notes', label: INPUTS.notes }, checkboxes);
}

function lettersInput({ mostLetters }: ChannelPolicy): InputBlock {
  const numbers = Array.from({ length: MOST_LETTERS }, (_, index) => `${index + 1}`).flatMap((each) => option(each, each));
  const select = { type: 'static_select', options: numbers, ...only('initial_option', numbers, `${mostLetters}`) } as const;
  return input({ name: 'mostLetters', label: INPUTS.mostLetters, isRequired: true }, select);
}

function only(name: 'initial_option', options: readonly Choice[], value: string) {
  const found = options.find((each) => each.value === value);
  return found === undefined ? {} : { [name]: found };
}

/** A policy as it is to be, or what is wrong, by the names of inputs, as `response_action: errors` takes it. */
export type PolicyForm =
  | { readonly policy: ChannelPolicy; readonly errors?: undefined }
  | { readonly policy?: undefined; readonly errors: Readonly<Record<string, string>> };

/** Reads what was entered. Never throws. @param before keeps what the form does not ask. @param topics those that letters have */
export function readPolicyForm(
  values: unknown,
  { before, topics }: { readonly before: ChannelPolicy; readonly topics: TitlesReply['topics'] },
): PolicyForm {
  const entered = readEntered(values);
  const mode = entered.choice('mode');
  // Nobody can leave that empty: it is no form of ours, and nothing is to change.
  if (mode === undefined) return { policy: before };
  const wanted = wordsOf(entered.text('topics'));
  const known = topics.map(({ topic }) => topic);
  const unknown = wanted.filter((topic) => !known.includes(topic) && !before.topics.includes(topic));
  const mostLength = numberOf(entered, 'mostLength');
  const parsed = policySchema.safeParse({
    ...before,
    mode,
    topics: wanted,
    excludedNotes: entered.choices('notes'),
    mostLetters: numberOf(entered, 'mostLetters') ?? before.mostLetters,
    mostLength,
  });
  const unknownTopics = unknown.map((topic) => sayUnknownTopic(topic, nearestWord(topic, known))).join(' ');
  const errors = {
    ...(parsed.success ? {} : errorsOf(parsed.error.issues)),
    ...(unknownTopics !== '' && { topics: unknownTopics }),
  };
  return parsed.success && unknownTopics === '' ? { policy: parsed.data } : { errors };
}

/** The inputs' names are those of the policy's parts, but for one. */
function errorsOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  return Object.fromEntries(
    issues.map(({ path: [part], message }) => {
      if (part === 'mostLength') return [part, NO_NUMBER];
      return [part === 'excludedNotes' ? 'notes' : String(part), message];
    }),
  );
}

/** `null`: nothing was entered; `NaN`: no whole number, which the policy refuses. */
function numberOf(entered: Entered, name: string): number | null {
  const given = entered.text(name) ?? entered.choice(name);
  if (given === undefined) return null;
  const digits = given.replace(/[\s,.’']/gu, '');
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : Number.NaN;
}

/** "work, Money" as names. */
function wordsOf(given: string | undefined): string[] {
  const words = (given ?? '').split(',').map((word) => word.trim().toLowerCase());
  return [...new Set(words)].filter((word) => word !== '');
}

/** Who may point others to letters, to be changed. @param people ids of users */
export function renderModeratorsForm(people: readonly string[], { metadata }: Metadata = {}): SlackModal {
  const select = { type: 'multi_users_select', ...(people.length > 0 && { initial_users: [...people] }) } as const;
  const frame = { name: 'moderators', label: INPUTS.moderators, hint: INPUTS.moderatorsHint };
  return modal({ name: 'moderators', submit: VIEW_BUTTONS.save, blocks: [input(frame, select)], metadata });
}

/** The ids of those who are to be moderators; empty: nobody. Never throws. */
export function readModeratorsForm(values: unknown): readonly string[] {
  return [...new Set(readEntered(values).users('moderators'))];
}
