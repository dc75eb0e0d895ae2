// Is everything at Slack as the bot needs it? Each finding says what is wrong and how to mend it.
import type { Clock } from '../../src/clock.ts';
import type { Settings } from '../../src/config/schema.ts';
import { examineClock, type Finding } from '../shared/finding.ts';
import { ANEW, APP_PAGE, cureFor, NO_ANSWER } from './cures.ts';
import { examineToken, type SlackCheck } from './doctor-token.ts';
import type { Installed } from './installs.ts';
import { findMode, switchesIn } from './mode.ts';
import type { Said, SlackQuestions } from './web.ts';

/** What is looked at. */
export type Examination = {
  readonly settings: Settings;
  readonly questions: SlackQuestions;
  readonly clock: Clock;
  /** the workspaces that installed the app, for many; not asked for where there is one */
  readonly installed: () => Promise<readonly Installed[]>;
  /** who is sent a message, to try whether that can be done; left out: nobody is */
  readonly person?: string | undefined;
};

type SlackFinding = Finding<SlackCheck>;

/** Looks at everything. Never throws: what can't be looked at is a finding. */
export async function examine({ settings, questions, clock, installed, person }: Examination): Promise<readonly SlackFinding[]> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings;
  const found = findMode(settings);
  const mode = 'kind' in found ? found.kind : undefined;
  const switches = switchesIn(settings);
  const looks: (() => Promise<readonly SlackFinding[]> | readonly SlackFinding[])[] = [
    () => ('kind' in found ? [] : found.map(settingFinding)),
    () => (botToken === undefined ? [] : examineToken(questions, { token: botToken, switches })),
    () => (appToken === undefined ? [] : examineSocket(questions, appToken)),
    () => (signingSecret === undefined || mode === 'socket' ? [] : examineSigningSecret(signingSecret)),
    () => (mode === 'oauth' ? examineClient(questions, settings) : []),
    () => (mode === 'oauth' ? examineInstalls(installed, (token) => examineToken(questions, { token, switches })) : []),
    () => (botToken === undefined ? untriedPerson(person) : examineMessages(questions, { botToken, person })),
    () => examineClock(questions.serverTime(), clock),
  ];
  const findings: SlackFinding[] = [];
  for (const look of looks) findings.push(...(await look()));
  return findings;
}

function settingFinding(problem: string): SlackFinding {
  return {
    check: 'settings',
    ok: false,
    message: problem,
    cure: 'adapters/slack/README.md says where each setting comes from; they go into the environment or into .env.',
  };
}

async function examineSocket(questions: SlackQuestions, token: string): Promise<SlackFinding[]> {
  const said = await questions.ask('apps.connections.open', token);
  if (said.kind === 'yes') return [{ check: 'socket', ok: true, message: 'The app-level token opens Socket Mode.' }];
  return [{ check: 'socket', ok: false, message: 'The app-level token opens no Socket Mode.', cure: cureOf(said) }];
}

/** As Slack makes them. */
const SIGNING_SECRET = /^[0-9a-f]{32}$/u;

function examineSigningSecret(secret: string): SlackFinding[] {
  if (!SIGNING_SECRET.test(secret)) {
    return [
      {
        check: 'signing-secret',
        ok: false,
        message: 'SLACK_SIGNING_SECRET is not in the form of a signing secret, 32 digits and letters from a to f.',
        cure: `${APP_PAGE}, Basic Information, App Credentials, Signing Secret, Show: copy it. It is neither the client secret nor the verification token.`,
      },
    ];
  }
  return [
    {
      check: 'signing-secret',
      ok: null,
      message: 'SLACK_SIGNING_SECRET is in the right form; only a request from Slack can show whether it is this app’s.',
      cure: `Start the bot; then ${APP_PAGE}, Event Subscriptions, Request URL, Retry: “Verified” says that it is.`,
    },
  ];
}

/** A code that nobody gave us is refused as such only when id and secret are right. */
async function examineClient(questions: SlackQuestions, settings: Settings): Promise<SlackFinding[]> {
  const { SLACK_CLIENT_ID: id, SLACK_CLIENT_SECRET: secret } = settings;
  const said = await questions.ask('oauth.v2.access', undefined, { client_id: id, client_secret: secret, code: 'doctor' });
  if (said.kind === 'no' && said.word === 'invalid_code')
    return [{ check: 'client', ok: true, message: 'Client id and client secret go together.' }];
  return [{ check: 'client', ok: false, message: 'Client id and client secret are not taken.', cure: cureOf(said) }];
}

async function examineInstalls(
  installed: Examination['installed'],
  look: (token: string) => Promise<readonly SlackFinding[]>,
): Promise<readonly SlackFinding[]> {
  let installs: readonly Installed[];
  try {
    installs = await installed();
  } catch (error) {
    return [installFinding(error instanceof Error ? error.message : String(error))];
  }
  const findings: SlackFinding[] = [];
  for (const install of installs) {
    if ('problem' in install) findings.push(installFinding(install.problem));
    else findings.push(...(await look(install.token)).map((one) => ({ ...one, message: `${install.team}: ${one.message}` })));
  }
  if (findings.length > 0) return findings;
  return [
    {
      check: 'installs',
      ok: false,
      message: 'No workspace has installed the app.',
      cure: 'Start the bot and open https://YOUR-ADDRESS/slack/install in a browser.',
    },
  ];
}

/** What the state says is what failed and what to do, in sentences of their own. */
function installFinding(problem: string): SlackFinding {
  const [message = '', ...cure] = problem.split(/(?<=\.) /u);
  return { check: 'installs', ok: false, message, cure: cure.join(' ') };
}

const TRIED = 'This is “dear-archive doctor slack”: messages of mine reach you. Now try to write to me.';

function untriedPerson(person: string | undefined): SlackFinding[] {
  if (person === undefined) return [];
  const message = `No message was tried with ${person}, because there is no SLACK_BOT_TOKEN.`;
  const cure =
    'With many workspaces, write to the bot in Slack instead: App Home, Messages Tab, if there is no field to write in.';
  return [{ check: 'messages', ok: null, message, cure }];
}

async function examineMessages(
  questions: SlackQuestions,
  { botToken, person }: { readonly botToken: string; readonly person: string | undefined },
): Promise<SlackFinding[]> {
  if (person === undefined) {
    return [
      {
        check: 'messages',
        ok: null,
        message: 'Whether people may write to the bot directly (the Messages Tab) can’t be seen from outside.',
        cure: 'dear-archive doctor slack --person YOUR_MEMBER_ID sends you a message to try it.',
      },
    ];
  }
  const said = await questions.ask('chat.postMessage', botToken, { channel: person, text: TRIED });
  if (said.kind === 'yes') {
    return [
      {
        check: 'messages',
        ok: null,
        message: `${person} has a message of the bot: the Messages Tab is on.`,
        cure: `Answer it in Slack. If Slack has no field to write in: ${APP_PAGE}, App Home, “Allow users to send … messages from the messages tab”.`,
      },
    ];
  }
  const cure = said.kind === 'no' && said.word === 'missing_scope' ? ANEW : cureOf(said);
  return [{ check: 'messages', ok: false, message: `No message of the bot reaches ${person}.`, cure }];
}

function cureOf(said: Said): string {
  return said.kind === 'no' ? cureFor(said.word) : NO_ANSWER;
}
