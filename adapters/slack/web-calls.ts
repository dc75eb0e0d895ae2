// How are our calls made with Slack's Web API and with response_urls?
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackCalls } from './calls.ts';
import { failureOf } from './failure.ts';
import { type Fetch, respondWith } from './response-url.ts';

const posted = z.object({ channel: z.string(), ts: z.string() });
const opened = z.object({ view: z.object({ id: z.string() }) });

/** What can be said through a response_url, for which no token is needed. */
export function createResponses(fetchIt: Fetch): Pick<SlackCalls, 'respond' | 'removePressed'> {
  const respond = respondWith(fetchIt);
  return {
    respond: (url, message, { as, thread }) =>
      respond(url, {
        ...message,
        replace_original: as === 'in-place',
        // What is replaced stays as private or public as it was.
        ...(as === 'in-place' ? {} : { response_type: as === 'to-all' ? 'in_channel' : 'ephemeral' }),
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }),
    removePressed: (url) => respond(url, { delete_original: true }),
  };
}

/** The calls in one workspace. @param client has its token */
export function createCalls(client: App['client'], fetchIt: Fetch): SlackCalls {
  return {
    ...createResponses(fetchIt),
    async post({ blocks, ...message }, { channel, thread }) {
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      return posted.parse(await client.chat.postMessage({ ...message, blocks: [...blocks], channel, ...inThread }));
    },
    async postPrivately({ text, blocks }, { channel, thread, person }) {
      const inThread = thread === undefined ? {} : { thread_ts: thread };
      await client.chat.postEphemeral({ text, blocks: [...blocks], channel, user: person, ...inThread });
    },
    async isThere({ channel, ts }) {
      try {
        // Of all that asks for a message this alone needs no scope.
        await client.chat.getPermalink({ channel, message_ts: ts });
        return true;
      } catch (error) {
        if (failureOf(error).kind === 'gone') return false;
        throw error;
      }
    },
    openView: async (trigger, view) => opened.parse(await client.views.open({ trigger_id: trigger, view })).view.id,
    pushView: async (trigger, view) => opened.parse(await client.views.push({ trigger_id: trigger, view })).view.id,
    async updateView(modal, view) {
      await client.views.update('id' in modal ? { view_id: modal.id, view } : { external_id: modal.externalId, view });
    },
    async publishHome(person, view) {
      await client.views.publish({ user_id: person, view });
    },
    async suggest(channel, { title, prompts }) {
      // Without thread_ts: in the view for agents Slack passes over a call that has one, and says nothing.
      await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, title, prompts: [...prompts] });
    },
  };
}
