// What is to be done about what Slack says no with? For whoever sets the app up.

/** Where an app is set up. */
export const APP_PAGE = 'https://api.slack.com/apps, your app';

/** After a change of what the app may do. */
export const ANEW = `${APP_PAGE}, App Manifest: paste what “dear-archive slack manifest” writes and save; then Install App, Reinstall. The bot token stays the same.`;

const BY_WORD: Readonly<Record<string, string>> = {
  account_inactive: 'The app was removed from the workspace, or the workspace is gone. Install it again: Install App.',
  invalid_auth: 'It is not a token that Slack knows: copy it again, whole and without spaces.',
  not_allowed_token_type: 'It is a token of another kind: the bot token begins with xoxb-, the app-level token with xapp-.',
  token_expired:
    'Token rotation is switched on for this app, which one pasted token can’t follow. Make the app anew from the manifest.',
  token_revoked: 'It was revoked. Install the app again (Install App), and set the new token.',
  team_access_not_granted: 'The workspace’s administrators have not approved the app. Ask them.',
  missing_scope:
    'The token may not do that. For the app-level token: Basic Information, App-Level Tokens, one with connections:write.',
  ratelimited: 'Too many questions in a short time. Wait a minute and try again.',
  bad_client_secret: 'Basic Information, App Credentials, Client Secret, Show: copy it again.',
  invalid_client_id: 'Basic Information, App Credentials, Client ID: copy it again.',
  messages_tab_disabled: `App Home, Show Tabs: switch the Messages Tab on, and tick “Allow users to send … messages from the messages tab”.`,
  channel_not_found: 'There is no such person in this workspace. Slack: profile, three dots, “Copy member ID”.',
  user_not_found: 'There is no such person in this workspace. Slack: profile, three dots, “Copy member ID”.',
};

/** The cure for a word of Slack's. */
export function cureFor(word: string): string {
  return (
    BY_WORD[word] ?? `Slack calls it “${word}”: look that word up at https://docs.slack.dev, or ask whoever runs the workspace.`
  );
}

/** Where Slack said nothing at all. */
export const NO_ANSWER = 'Slack can’t be reached. Look at this machine’s network, its proxy, and https://slack-status.com.';
