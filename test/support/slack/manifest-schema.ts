// Which manifests does Slack accept? Every field that we use, with its limits (@slack/web-api's manifest types, docs.slack.dev/reference/app-manifest).
import { z } from 'zod';

const text = (most: number, least = 1) => z.string().min(least).max(most);
const https = z.url({ protocol: /^https$/u });
const events = z.array(text(255)).min(1).max(100);

const settings = { org_deploy_enabled: z.literal(false), token_rotation_enabled: z.literal(false) };
const command = {
  command: text(32).regex(/^\/[a-z0-9_-]+$/u),
  description: text(2000),
  usage_hint: text(1000),
  should_escape: z.boolean(),
};

const common = {
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000, 174),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(https).min(1).max(1000).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()).min(1).max(255) }),
  }),
};

const features = <Command extends z.ZodRawShape>(slash: Command) =>
  z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      // Else what people write to the app is lost without a word.
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: text(80).regex(/^[a-z0-9._-]+$/u), always_online: z.boolean() }),
    agent_view: z
      .strictObject({
        agent_description: text(300),
      })
      .optional(),
    shortcuts: z
      .array(
        z.strictObject({ type: z.enum(['global', 'message']), name: text(24), callback_id: text(255), description: text(150) }),
      )
      .max(10),
    slash_commands: z.array(z.strictObject(slash)).max(50),
  });

/** For Socket Mode: no address anywhere. */
export const socketManifest = z.strictObject({
  ...common,
  features: features(command),
  settings: z.strictObject({
    ...settings,
    event_subscriptions: z.strictObject({ bot_events: events }),
    interactivity: z.strictObject({ is_enabled: z.literal(true) }),
    socket_mode_enabled: z.literal(true),
  }),
});

/** For HTTP: an address wherever Slack asks for one. */
export const httpManifest = z.strictObject({
  ...common,
  features: features({ ...command, url: https }),
  settings: z.strictObject({
    ...settings,
    event_subscriptions: z.strictObject({ request_url: https, bot_events: events }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: https, message_menu_options_url: https }),
    socket_mode_enabled: z.literal(false),
  }),
});
