// Whom does a message notify? https://docs.discord.com/developers/resources/message#allowed-mentions-object
import { displayTexts } from './component-rules.ts';
import type { AllowedMentions } from './message-schema.ts';
import type { Pings } from './world.ts';

const matches = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, id]) => (id === undefined ? [] : [id]))),
];

/** The ids of users that a text mentions. */
export function mentionedUsers(text: string): string[] {
  return matches(text, /<@!?(\d+)>/gu);
}

/** Every text of a message in which a mention could stand: content and Text Displays. Embeds never ping. */
export function pingableText(content: string | null | undefined, components: unknown): string {
  return [content ?? '', ...displayTexts(components)].join('\n');
}

/** Whom the text notifies under these rules. `repliedTo`: author of the message replied to. */
export function findPings(text: string, allowed: AllowedMentions | null | undefined, repliedTo: string | undefined): Pings {
  const users = mentionedUsers(text);
  const roles = matches(text, /<@&(\d+)>/gu);
  const everyone = /@(?:everyone|here)\b/u.test(text);
  if (allowed === undefined || allowed === null)
    return { everyone, roles, users: [...new Set([...users, ...(repliedTo === undefined ? [] : [repliedTo])])] };
  const may = (kind: string) => (allowed.parse ?? []).some((parse) => parse === kind);
  const replied = repliedTo !== undefined && allowed.replied_user === true ? [repliedTo] : [];
  return {
    everyone: everyone && may('everyone'),
    users: [...new Set([...users.filter((id) => may('users') || allowed.users?.includes(id)), ...replied])],
    roles: roles.filter((id) => may('roles') || allowed.roles?.includes(id)),
  };
}

/** What is wrong with a body's allowed_mentions, if something is: a fault of ours even where Discord accepts it. */
export function findMentionFault(allowed: AllowedMentions | null | undefined): string | undefined {
  if (allowed === undefined || allowed === null) return 'allowed_mentions is missing: every mention in a quotation would ping.';
  const parsed = allowed.parse ?? [];
  return parsed.length === 0 ? undefined : `allowed_mentions lets whatever a quotation mentions be pinged: ${parsed.join(', ')}.`;
}
