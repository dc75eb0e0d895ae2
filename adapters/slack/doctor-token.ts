// What may a bot token do, and what does each missing scope cost?
import { z } from 'zod';
import type { Finding } from '../shared/finding.ts';
import { ANEW, APP_PAGE, cureFor, NO_ANSWER } from './cures.ts';
import { neededScopes, SCOPES, type Switch } from './surface.ts';
import type { SlackQuestions } from './web.ts';

/** What is looked at; words for scripts. */
export type SlackCheck =
  | 'settings'
  | 'token'
  | 'scope'
  | 'socket'
  | 'signing-secret'
  | 'client'
  | 'installs'
  | 'messages'
  | 'clock';

type Given = { readonly token: string; readonly switches: readonly Switch[] };

const identity = z.object({ team: z.string(), user: z.string() });

/** Is the token good, and is it granted what is needed, and no more? */
export async function examineToken(questions: SlackQuestions, { token, switches }: Given): Promise<Finding<SlackCheck>[]> {
  const said = await questions.ask('auth.test', token);
  if (said.kind === 'silence')
    return [{ check: 'token', ok: false, message: 'The bot token could not be tried.', cure: NO_ANSWER }];
  if (said.kind === 'no')
    return [{ check: 'token', ok: false, message: 'Slack refuses the bot token.', cure: cureFor(said.word) }];
  const own = identity.safeParse(said.body).data;
  const whose = own === undefined ? 'one that Slack takes' : `that of “${own.user}” in “${own.team}”`;
  return [{ check: 'token', ok: true, message: `The bot token is ${whose}.` }, ...examineScopes(said.scopes, switches)];
}

function examineScopes(granted: readonly string[] | undefined, switches: readonly Switch[]): Finding<SlackCheck>[] {
  if (granted === undefined) {
    return [
      {
        check: 'scope',
        ok: null,
        message: 'Slack did not say what the token may do.',
        cure: `${APP_PAGE}, OAuth & Permissions, Bot Token Scopes: ${neededScopes(switches).join(', ')}, and nothing else.`,
      },
    ];
  }
  const needed = neededScopes(switches);
  const missing = needed
    .filter((scope) => !granted.includes(scope))
    .map(
      (scope) => ({ check: 'scope', ok: false, message: `${scope} is not granted: ${SCOPES[scope].lost}.`, cure: ANEW }) as const,
    );
  const unneeded = granted.filter((scope) => needed.every((name) => name !== scope));
  if (missing.length + unneeded.length === 0)
    return [{ check: 'scope', ok: true, message: `It may do what is needed, and no more: ${needed.join(', ')}.` }];
  if (unneeded.length === 0) return missing;
  const cure = `${APP_PAGE}, OAuth & Permissions, Bot Token Scopes: remove them, then Install App, Reinstall.`;
  return [...missing, { check: 'scope', ok: false, message: `It may do more than is needed: ${unneeded.join(', ')}.`, cure }];
}
