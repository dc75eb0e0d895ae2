// dear-archive doctor: is a platform set up as its adapter needs it? Each finding comes with its cure.
import { Argument, Option } from 'commander';
import { type CommandMaker, createCommand, type Io, writeJson } from '../src/cli/io.ts';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { loadSettings } from '../src/config/load.ts';
import { count } from '../src/replies/words.ts';
import type { Finding } from './discord/doctor.ts';

export const doctorCommand: CommandMaker = (io, finish) =>
  createCommand('doctor', io)
    .description('look whether a platform is set up as the bot needs it')
    .addArgument(new Argument('<adapter>', 'which platform').choices(['discord']))
    .addOption(new Option('--channel <id>', 'also look at what the bot may do in this channel'))
    .option('--json', 'write JSON')
    .action(async (_: string, options: { channel?: string; json?: true }) => {
      const findings = await examineDiscord(io, options.channel);
      if (options.json) writeJson(io, { version: 1, findings: findings.map(findingJson) });
      else io.stdout.write(report(findings));
      finish(findings.every(({ ok }) => ok) ? 0 : 3);
    });

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

function report(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ ok, message, cure }) =>
    ok ? [`ok    ${message}`] : [`needs ${message}`, `      ${cure ?? ''}`],
  );
  const needing = findings.filter(({ ok }) => !ok).length;
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
