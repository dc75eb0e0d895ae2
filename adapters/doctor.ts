// dear-archive doctor: is a platform set up as its adapter needs it? Each finding comes with its cure.
import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { readArchiveOption } from '../src/cli/archive-option.ts';
import { type CommandMaker, createCommand, type Finish, type Io, writeJson } from '../src/cli/io.ts';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { loadSettings } from '../src/config/load.ts';
import { ArchiveError } from '../src/errors.ts';
import { count } from '../src/replies/words.ts';
import type { Finding } from './shared/finding.ts';
import type { Installed } from './slack/installs.ts';

export const doctorCommand: CommandMaker = (io, finish) => {
  const discord = createCommand('discord', io)
    .description('look whether everything at Discord is as the bot needs it')
    .addOption(new Option('--channel <id>', 'also look at what the bot may do in this channel'))
    .option('--json', 'write JSON')
    .action(async ({ channel, json }: { channel?: string; json?: true }) =>
      tell(await examineDiscord(io, channel), { json, io, finish }),
    );
  const slack = createCommand('slack', io)
    .description('look whether everything at Slack is as the bot needs it')
    .addOption(new Option('--person <id>', 'also send this person a message, to see whether the bot can'))
    .addOption(readArchiveOption())
    .option('--json', 'write JSON')
    .action(async ({ json, ...options }: { person?: string; archive: string; json?: true }) =>
      tell(await examineSlack(io, options), { json, io, finish }),
    );
  return createCommand('doctor', io)
    .description('look whether a platform is set up as the bot needs it')
    .addCommand(discord)
    .addCommand(slack);
};

type Telling = { readonly json: true | undefined; readonly io: Io; readonly finish: Finish };

function tell(findings: readonly Finding[], { json, io, finish }: Telling): void {
  if (json) writeJson(io, { version: 1, findings: findings.map(findingJson) });
  else io.stdout.write(report(findings));
  finish(findings.some(({ ok }) => ok === false) ? 3 : 0);
}

async function examineDiscord(io: Io, channel: string | undefined): Promise<readonly Finding[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = await loadSettings({
    env: io.env,
    folder: process.cwd(),
    only: ['DISCORD_TOKEN', 'DISCORD_API_URL'],
  });
  if (token === undefined) {
    const cure = 'Developer Portal, your application, Bot, Reset Token; then set DISCORD_TOKEN in the environment or in .env.';
    return [{ check: 'token', ok: false, message: 'DISCORD_TOKEN is not set.', cure }];
  }
  const [{ createRegistrarCalls }, { examine }] = await Promise.all([
    import('./discord/client.ts'),
    import('./discord/doctor.ts'),
  ]);
  return examine({ calls: createRegistrarCalls({ token, apiUrl }), clock: SYSTEM_CLOCK, channel });
}

/** @throws ArchiveError `usage` for a person or a setting that can't be */
async function examineSlack(
  io: Io,
  { person, archive }: { readonly person?: string; readonly archive: string },
): Promise<readonly Finding[]> {
  if (person !== undefined && !/^[UW][A-Z0-9]{2,}$/u.test(person)) {
    const cure = 'In Slack: the person’s profile, three dots, "Copy member ID".';
    throw new ArchiveError('usage', `--person takes a member id such as U012AB3CD, not "${person}". ${cure}`);
  }
  const { MODE_SETTINGS } = await import('./slack/mode.ts');
  const only = [...MODE_SETTINGS, 'SLACK_API_URL', 'SLACK_AGENT_VIEW', 'STATE_FILE'] as const;
  const settings = await loadSettings({ env: io.env, folder: process.cwd(), only });
  const [{ createQuestions }, { examine }] = await Promise.all([import('./slack/web.ts'), import('./slack/doctor.ts')]);
  const state = { archive, file: settings.STATE_FILE, secret: settings.DEAR_ARCHIVE_SECRET };
  return examine({
    settings,
    questions: createQuestions({ apiUrl: settings.SLACK_API_URL }),
    clock: SYSTEM_CLOCK,
    installed: () => readInstalled(state),
    person,
  });
}

type State = { readonly archive: string; readonly file: string | undefined; readonly secret: string | undefined };

/** Where there is no state, none is made. */
async function readInstalled({ archive, file: setting, secret }: State): Promise<readonly Installed[]> {
  const [{ openStore, stateFile }, { readInstalledTokens }] = await Promise.all([
    import('../src/state/open-store.ts'),
    import('./slack/installs.ts'),
  ]);
  const file = stateFile(archive, setting);
  if (!existsSync(file)) return [];
  const store = await openStore({ file, secret });
  try {
    return await readInstalledTokens(store);
  } finally {
    await store.close();
  }
}

function report(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ ok, message, cure }) => {
    const told = `${ok === null ? '?    ' : ok ? 'ok   ' : 'needs'} ${message}`;
    return ok === true ? [told] : [told, `      ${cure ?? ''}`];
  });
  const needing = findings.filter(({ ok }) => ok === false).length;
  return [
    ...lines,
    '',
    needing === 0 ? 'Nothing needs you.' : `${count(needing, 'finding')} need${needing === 1 ? 's' : ''} you.`,
    '',
  ].join('\n');
}

function findingJson({ check, ok, message, cure }: Finding) {
  return { check, ok, message, cure: cure ?? null };
}
