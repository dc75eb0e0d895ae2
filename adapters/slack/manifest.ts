// What does Slack need to know to make the app? The manifest, made from what is offered in surface.ts.
import type { webApi } from '@slack/bolt';
import { REDIRECT_PATH } from './oauth.ts';
import { COMMANDS, EVENTS, neededScopes, type Scope, SHORTCUTS, type Switch, type Wiring } from './surface.ts';

type Known = webApi.AppsManifestCreateArguments['manifest'];

/** Slack's own type (docs.slack.dev/reference/app-manifest), but for its list of scopes, which lags behind: it has no assistant:write. */
export type Manifest = {
  readonly display_information: Known['display_information'];
  readonly features: NonNullable<Known['features']>;
  readonly oauth_config: { readonly redirect_urls?: readonly string[]; readonly scopes: { readonly bot: readonly Scope[] } };
  readonly settings: NonNullable<Known['settings']>;
};

/** For whom a manifest is. */
export type ManifestOptions = {
  /** the app's address, "https://…", to which Slack speaks over HTTP; left out: Socket Mode, which needs none */
  readonly url?: string | undefined;
  /** workspaces install the app by themselves (OAuth); needs `url` */
  readonly isForMany?: boolean | undefined;
  /** what is switched on; left out: nothing */
  readonly switches?: readonly Switch[] | undefined;
};

/** Where Slack sends everything over HTTP: Bolt's own path. */
const EVENTS_PATH = '/slack/events';

/** Limits: name 35 characters, description 140, long description 174 to 4,000. */
const DISPLAY = {
  name: 'Dear Archive',
  description: 'Past letters of an advice column, close to what you ask, in the columnist’s own words.',
  long_description:
    'Ask with /advice, in a direct message, or by mentioning the app, and it finds the past letters of an advice column that are closest to your question and quotes the columnist’s answers, word for word. It writes no advice of its own. Answers are private unless a channel’s policy says otherwise or you share them. It reads no channel: it hears only what is said to it, and keeps no question.',
  background_color: '#3f3a5a',
} as const;

/** The manifest of this version. */
export function createManifest({ url, isForMany = false, switches = [] }: ManifestOptions): Manifest {
  const address = url?.replace(/\/+$/u, '');
  const events = address === undefined ? {} : { request_url: `${address}${EVENTS_PATH}` };
  return {
    display_information: DISPLAY,
    features: {
      // Without a messages tab that takes messages, what people write to the app never arrives, and nobody is told.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'dear-archive', always_online: true },
      // What is suggested there goes by the letters of each archive: prompts.ts.
      ...(switches.includes('agentView') && { agent_view: { agent_description: DISPLAY.description } }),
      shortcuts: SHORTCUTS.map(({ type, name, callbackId, description }) => ({
        type,
        name,
        callback_id: callbackId,
        description,
      })),
      slash_commands: COMMANDS.map(({ name, description, usageHint }) => ({
        command: name,
        description,
        usage_hint: usageHint,
        // A question is taken as it was typed.
        should_escape: false,
        ...(address !== undefined && { url: `${address}${EVENTS_PATH}` }),
      })),
    },
    oauth_config: {
      ...(address !== undefined && isForMany && { redirect_urls: [`${address}${REDIRECT_PATH}`] }),
      scopes: { bot: neededScopes(switches) },
    },
    settings: {
      event_subscriptions: { ...events, bot_events: EVENTS.map(({ subscription }) => subscription) },
      interactivity: {
        is_enabled: true,
        ...events,
        ...(address !== undefined && { message_menu_options_url: `${address}${EVENTS_PATH}` }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** Slack's page for a new app, with the manifest filled in. */
export function creationLink(manifest: Manifest): string {
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(manifest))}`;
}

/** What a manifest has Slack tell the app of: to be compared with what a running app has handlers for. */
export function manifestWiring({ features, settings }: Manifest): Wiring {
  return {
    commands: (features.slash_commands ?? []).map(({ command }) => command).sort(),
    shortcuts: (features.shortcuts ?? []).map(({ type, callback_id: id }) => `${type} ${id}`).sort(),
    // On the wire a subscription "message.im" is an event of the type "message".
    events: (settings.event_subscriptions?.bot_events ?? []).map((name) => name.split('.')[0] ?? name).sort(),
  };
}
