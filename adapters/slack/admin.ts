// What do those do who look after the letters? Reload, what channels allow, who is a moderator.
import { type GuardedAction, mayDo } from '../shared/rights.ts';
import { RELOADED, sayPolicy } from '../shared/words.ts';
import {
  readChannelForm,
  readModeratorsForm,
  readPolicyForm,
  renderChannelForm,
  renderModeratorsForm,
  renderPolicyForm,
} from './admin-forms.ts';
import type { Bot } from './bot.ts';
import type { Interaction } from './event.ts';
import { publishHome } from './home-tab.ts';
import { workspace } from './installs.ts';
import { openForm } from './open-form.ts';
import { slackId } from './payload-parts.ts';
import { policyChannel } from './policy.ts';
import { answer } from './respond.ts';
import { roleIn } from './rights.ts';
import { type Shown, sentence } from './shown.ts';
import type { Submission, Submitted } from './submission.ts';
import { NO_CHANNEL, sayModerators, sayNotAllowed } from './words.ts';

/** Why they may not; `undefined`: they may. Looked up at every step. */
async function whyNot(bot: Bot, { place, person }: Interaction, action: GuardedAction): Promise<string | undefined> {
  const role = await roleIn(bot, { space: place.space, person });
  return mayDo(action, { role }) ? undefined : sayNotAllowed(action);
}

/** Reads the letter files again. Never fails. */
export async function reload(bot: Bot, interaction: Interaction): Promise<void> {
  await answer(bot, interaction, async () => {
    const refusal = await whyNot(bot, interaction, 'reload');
    if (refusal !== undefined) return sentence(refusal);
    const { letters, held, columns, problems } = await bot.reload();
    const reply = { kind: 'status', letters, held, columns, problems: problems.length } as const;
    return { kind: 'reply', reply, showing: { shownTo: 'private', person: interaction.person, notice: RELOADED } };
  });
  if (interaction.where === 'home') await publishHome(bot, { space: interaction.place.space, person: interaction.person });
}

/** First step to a channel's policy: which channel? Never fails. */
export function choosePolicyChannel(bot: Bot, interaction: Interaction): Promise<void> {
  return openGuarded(bot, interaction, 'policy', async () => renderChannelForm());
}

/** The list of moderators, to change it. Never fails. */
export function changeModerators(bot: Bot, interaction: Interaction): Promise<void> {
  return openGuarded(bot, interaction, 'moderators', async () =>
    renderModeratorsForm(await bot.store.moderators.of(workspace(interaction.place.space))),
  );
}

function openGuarded(
  bot: Bot,
  interaction: Interaction,
  action: GuardedAction,
  render: () => Promise<ReturnType<typeof renderChannelForm>>,
): Promise<void> {
  return openForm(bot, interaction, async () => {
    const refusal = await whyNot(bot, interaction, action);
    return refusal === undefined ? render() : refusal;
  });
}

/** The channel was chosen: what it allows, to change it. */
export async function channelSubmitted(bot: Bot, { interaction, entered }: Submission): Promise<Submitted> {
  const channel = slackId.safeParse(readChannelForm(entered)).data;
  if (channel === undefined) return { errors: { channel: NO_CHANNEL } };
  return {
    work: guarded(bot, interaction, 'policy', async () => {
      const policy = await bot.store.policies.of(policyChannel({ space: interaction.place.space, channel }));
      const view = renderPolicyForm(policy, { channel, metadata: channel });
      return { kind: 'view', view, otherwise: sentence(sayPolicy(policy)) };
    }),
  };
}

/** What a channel allows was changed. */
export async function policySubmitted(bot: Bot, { interaction, entered }: Submission): Promise<Submitted> {
  const channel = slackId.safeParse(interaction.view.metadata).data;
  if (channel === undefined) return { errors: { mode: NO_CHANNEL } };
  const place = policyChannel({ space: interaction.place.space, channel });
  const before = await bot.store.policies.of(place);
  const { policy, errors } = readPolicyForm(entered, { before, topics: bot.archive.topics() });
  if (errors !== undefined) return { errors };
  return {
    work: guarded(bot, interaction, 'policy', async () => {
      await bot.store.policies.set(place, policy);
      return sentence(sayPolicy(policy));
    }),
  };
}

/** The list of moderators was changed. */
export async function moderatorsSubmitted(bot: Bot, { interaction, entered }: Submission): Promise<Submitted> {
  const wanted = readModeratorsForm(entered);
  return {
    work: guarded(bot, interaction, 'moderators', async () => {
      const space = workspace(interaction.place.space);
      const before = await bot.store.moderators.of(space);
      for (const person of wanted.filter((one) => !before.includes(one))) await bot.store.moderators.add(space, person);
      for (const person of before.filter((one) => !wanted.includes(one))) await bot.store.moderators.remove(space, person);
      // The home tab behind this form says how many there are.
      await publishHome(bot, { space: interaction.place.space, person: interaction.person });
      return sentence(sayModerators(wanted.length));
    }),
  };
}

function guarded(bot: Bot, interaction: Interaction, action: GuardedAction, work: () => Promise<Shown>): () => Promise<Shown> {
  return async () => {
    const refusal = await whyNot(bot, interaction, action);
    return refusal === undefined ? work() : sentence(refusal);
  };
}
