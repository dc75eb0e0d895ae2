// What do those do who look after the letters? Status, reload, the policy of a channel, the list of moderators.
import type { ArchiveStatus } from '../../src/archive.ts';
import { assertNever } from '../../src/errors.ts';
import { DEFAULT_POLICY } from '../../src/state/policy.ts';
import { type GuardedAction, mayDo } from '../shared/rights.ts';
import { RELOADED, sayPolicy } from '../shared/words.ts';
import { type Bot, PLATFORM } from './bot.ts';
import type { CommandUse } from './command-use.ts';
import { message, textDisplay } from './components.ts';
import type { Interaction } from './event.ts';
import { faintMention, lines, plain } from './markdown.ts';
import type { DiscordMessage } from './payload.ts';
import { policyChannel } from './policy.ts';
import { changedPolicy } from './policy-change.ts';
import { renderSentence } from './render.ts';
import { roleIn } from './rights.ts';
import { show } from './show.ts';
import { sayModerators, sayNotAllowed } from './words.ts';

/** A use of /archive. */
export type ArchiveUse = Extract<CommandUse, { readonly name: `archive ${string}` }>;
type OptionsOf<Name extends ArchiveUse['name']> = Extract<ArchiveUse, { readonly name: Name }>['options'];

const RIGHTS: Readonly<Record<ArchiveUse['name'], GuardedAction>> = {
  'archive status': 'status',
  'archive reload': 'reload',
  'archive policy': 'policy',
  'archive moderators': 'moderators',
};

/** Answers a use of /archive, for its user alone. Discord shows it to few, and a server may have changed to whom: we look again. */
export async function archiveCommand(bot: Bot, interaction: Interaction, use: ArchiveUse): Promise<DiscordMessage> {
  const action = RIGHTS[use.name];
  if (!mayDo(action, { role: await roleIn(bot, interaction) })) return renderSentence(sayNotAllowed(action));
  switch (use.name) {
    case 'archive status':
      return showStatus(bot, interaction, { status: bot.archive.status() });
    case 'archive reload':
      return showStatus(bot, interaction, { status: await bot.reload(), notice: RELOADED });
    case 'archive policy':
      return renderSentence(await changePolicy(bot, interaction, use.options));
    case 'archive moderators':
      return changeModerators(bot, interaction, use.options);
    default:
      return assertNever(use);
  }
}

function showStatus(
  bot: Bot,
  { person }: Interaction,
  { status, notice }: { status: ArchiveStatus; notice?: string },
): DiscordMessage {
  const { letters, held, columns, problems } = status;
  return show(bot, { kind: 'status', letters, held, columns, problems: problems.length }, { shownTo: 'private', person, notice });
}

async function changePolicy(bot: Bot, { place }: Interaction, options: OptionsOf<'archive policy'>): Promise<string> {
  const channel = policyChannel(bot, place);
  const before = options.reset === true ? DEFAULT_POLICY : await bot.store.policies.of(channel);
  const { policy, refusals } = changedPolicy(bot.archive, before, {
    mode: options.mode,
    topics: options.topics,
    leaveOut: options['leave-out'],
    mostLetters: options['most-letters'],
    mostLength: options['most-length'],
    forumHelper: options['forum-helper'],
  });
  if (refusals.length > 0) return `${refusals.join(' ')} Nothing was changed.`;
  const isChange = Object.keys(options).some((name) => name !== 'reset');
  if (isChange) await bot.store.policies.set(channel, policy);
  else if (options.reset === true) await bot.store.policies.clear(channel);
  return sayPolicy(policy);
}

/** More names make a message too long. */
const MODERATORS_SHOWN = 100;

async function changeModerators(
  bot: Bot,
  { place }: Interaction,
  { add, remove }: OptionsOf<'archive moderators'>,
): Promise<DiscordMessage> {
  const space = { platform: PLATFORM, space: place.space };
  if (add !== undefined) await bot.store.moderators.add(space, add);
  if (remove !== undefined) await bot.store.moderators.remove(space, remove);
  const people = await bot.store.moderators.of(space);
  const names = people.slice(0, MODERATORS_SHOWN).map((id) => faintMention('', id));
  return message([textDisplay(lines(plain(sayModerators(people.length)), ...names))]);
}
