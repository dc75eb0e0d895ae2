// How does the bot suggest questions above its messages? assistant.threads.setSuggestedPrompts, as the view for agents has it.
import { z } from 'zod';
import { parseJson } from './content.ts';
import type { Method } from './exchange.ts';
import { readArgs } from './methods-chat.ts';
import { Refusal } from './refusal.ts';

const suggestion = z.object({
  channel_id: z.string(),
  thread_ts: z.string().optional(),
  title: z.string().min(1).optional(),
  prompts: z.preprocess(
    (given) => parseJson(given, 'invalid_arguments'),
    z.array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) })).max(4),
  ),
});

/**
 * https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts. Undocumented, from those who met them: an app
 * without agent_view gets `not_agent_app` before anything else is looked at; what a fifth prompt is refused with is taken from
 * other methods.
 */
const setSuggestedPrompts: Method = {
  scope: 'assistant:write',
  answer(call) {
    const { world, suggested } = call.state;
    if (!world.isAgent) throw new Refusal('not_agent_app');
    const { channel_id: id, thread_ts: thread, title, prompts } = readArgs(suggestion, call);
    const { team } = call.install;
    const channel = world.channels.get(id);
    if (channel?.kind !== 'im' || !channel.members.has(team.botUser)) throw new Refusal('channel_not_found');
    if (thread !== undefined) {
      if (!world.messages.some(({ message, channel: at }) => at === channel && message.ts === thread))
        throw new Refusal('invalid_thread_ts');
      call.note('thread_ts is of the older view for assistants: for an agent the call does nothing, and is not refused');
      return {};
    }
    suggested.push({ channel, title, prompts });
    return {};
  },
};

export const assistantMethods: Readonly<Record<string, Method>> = {
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
};
