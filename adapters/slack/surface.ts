// What does the app offer at Slack? The one list of its commands, shortcuts and events: handlers and the manifest are made from it.

/** What is off until an administrator wants it, with the scopes that it needs. */
export const SWITCHES = {
  /** Slack's view for agents: suggested questions above the messages with the app (docs.slack.dev/ai/migrating-to-agent-messaging); its event is app_home_opened, of the tab "messages" */
  agentView: { scopes: ['assistant:write'] },
} as const satisfies Readonly<Record<string, { readonly scopes: readonly string[] }>>;

/** One of {@link SWITCHES}. */
export type Switch = keyof typeof SWITCHES;

/** Each scope of the bot token (docs.slack.dev/reference/scopes), what it is for, and what does not work without it. */
export const SCOPES = {
  'app_mentions:read': {
    reason: 'to hear messages that name the bot, and no others',
    lost: 'the bot does not hear when it is mentioned',
  },
  'assistant:write': {
    reason: 'to suggest questions above the messages with the bot',
    lost: 'no questions are suggested to those who open the messages with the bot; what they write is answered all the same',
  },
  'chat:write': {
    reason: 'to answer mentions and direct messages, for “Share here” and “Point them here”',
    lost: 'mentions and direct messages get no answer, and no letter can be shared or pointed to; /advice answers in private',
  },
  commands: {
    reason: 'for /advice, “Find past letters” and “Ask the archive”',
    lost: '/advice, “Find past letters” and “Ask the archive” are not there',
  },
  'im:history': {
    reason: 'to hear what is written to the bot directly',
    lost: 'the bot does not hear what is written to it directly',
  },
} as const satisfies Readonly<Record<string, { readonly reason: string; readonly lost: string }>>;

/** One of {@link SCOPES}. */
export type Scope = keyof typeof SCOPES;

/** Slash commands. */
export const COMMANDS = [
  {
    name: '/advice',
    description: 'Past letters of the advice column, and what was answered',
    usageHint: '[your question] or help, letter, topics, random, about',
    scopes: ['commands'],
  },
] as const satisfies readonly Offer<'name' | 'description' | 'usageHint'>[];

/** Shortcuts: `message` ones are in the menu of every message, `global` ones beside the field for messages and in the search. */
export const SHORTCUTS = [
  {
    callbackId: 'find',
    type: 'message',
    name: 'Find past letters',
    description: 'Letters that are close to this message; only you see them',
    scopes: ['commands'],
  },
  {
    callbackId: 'ask',
    type: 'global',
    name: 'Ask the archive',
    description: 'By a question, a topic or a title; only you see the answer',
    scopes: ['commands'],
  },
] as const satisfies readonly (Offer<'callbackId' | 'name' | 'description'> & { readonly type: 'message' | 'global' })[];

/** Events: `subscription` is what the manifest calls them, `type` what they are on the wire and for `app.event`. */
export const EVENTS = [
  { subscription: 'app_home_opened', type: 'app_home_opened', scopes: [] },
  { subscription: 'app_mention', type: 'app_mention', scopes: ['app_mentions:read'] },
  { subscription: 'app_uninstalled', type: 'app_uninstalled', scopes: [] },
  { subscription: 'message.im', type: 'message', scopes: ['im:history'] },
  { subscription: 'tokens_revoked', type: 'tokens_revoked', scopes: [] },
] as const satisfies readonly Offer<'subscription' | 'type'>[];

/** Something that Slack tells the app of, and the scopes without which it does not. */
type Offer<Texts extends string> = Readonly<Record<Texts, string>> & { readonly scopes: readonly Scope[] };

/** The scopes that the app asks for, sorted: those of what it offers, the one to post with, and those of what is switched on. */
export function neededScopes(switches: readonly Switch[]): readonly Scope[] {
  const offered = [...COMMANDS, ...SHORTCUTS, ...EVENTS].flatMap(({ scopes }): readonly Scope[] => scopes);
  const switched = switches.flatMap((name): readonly Scope[] => SWITCHES[name].scopes);
  return [...new Set<Scope>(['chat:write', ...offered, ...switched])].sort();
}

/** What an app is wired to, by Slack's own names; each list sorted. */
export type Wiring = {
  readonly commands: readonly string[];
  /** type and callback_id: "message find" */
  readonly shortcuts: readonly string[];
  /** types on the wire */
  readonly events: readonly string[];
};

/** What a running app must have handlers for: no more, no less. */
export function offeredWiring(): Wiring {
  return {
    commands: COMMANDS.map(({ name }) => name).sort(),
    shortcuts: SHORTCUTS.map(({ type, callbackId }) => `${type} ${callbackId}`).sort(),
    events: EVENTS.map(({ type }) => type).sort(),
  };
}
