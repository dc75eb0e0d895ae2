// What may be done with a response_url? Five answers in half an hour, in the channel of the act, whoever is a member.
import { z } from 'zod';
import { readContent } from './content.ts';
import type { ServerState } from './exchange.ts';
import { LIMITS } from './limits.ts';
import { post, remove, rewrite } from './messages.ts';
import { describeIssues, Refusal } from './refusal.ts';
import type { ResponseUrl } from './world.ts';

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((given) => given === 'true')]);
const answer = z.looseObject({
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: z.string().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

/** Counts a use. @throws Refusal expired_url, used_url */
function takeUse({ world }: ServerState, key: string): ResponseUrl {
  const url = world.responseUrls.get(key);
  if (url === undefined || world.clock.now() >= url.expires) throw new Refusal('expired_url');
  if (url.uses >= LIMITS.responseUses) throw new Refusal('used_url');
  url.uses += 1;
  return url;
}

/**
 * Does what a POST to a response_url asks for. A command's answers cannot be replaced: that posts anew (bolt-js issue 2287).
 * @throws Refusal expired_url, used_url, and those of the message
 */
export function answerAct(state: ServerState, key: string, body: unknown, note: (reason: string) => void): void {
  const { by, channel, source, sights } = takeUse(state, key);
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw new Refusal('invalid_arguments', describeIssues(parsed.error, ''));
  const { delete_original: isDelete, replace_original: isReplace, response_type: type, thread_ts: threadTs } = parsed.data;
  if (isDelete === true) {
    if (source === undefined) note('delete_original where there is no message of the bot to delete');
    else if (!source.isDeleted) remove(state, source);
    return;
  }
  const content = readContent(body, note);
  if (source !== undefined && isReplace === undefined)
    note('replace_original must be said: what happens without it has changed before');
  if (isReplace === true && source !== undefined && !source.isDeleted) {
    rewrite(state, source, content);
    return;
  }
  const unfurl = { links: parsed.data.unfurl_links, media: parsed.data.unfurl_media };
  const onlyFor = type === 'in_channel' ? undefined : by.id;
  post(state, content, { channel, threadTs, onlyFor, unfurl, watcher: sights });
}
