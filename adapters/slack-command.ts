// dear-archive slack manifest: what Slack needs to know to make the app, as JSON to paste or as a link to open.
import { Option } from 'commander';
import { type CommandMaker, createCommand, type Io } from '../src/cli/io.ts';
import { loadSettings } from '../src/config/load.ts';
import { ArchiveError } from '../src/errors.ts';

type Given = {
  readonly socket?: boolean;
  readonly http?: boolean;
  readonly url?: string;
  readonly manyWorkspaces?: boolean;
  readonly link?: boolean;
};

export const slackCommand: CommandMaker = (io, finish) => {
  const manifest = createCommand('manifest', io)
    .description('write the manifest from which Slack makes the app')
    .addOption(new Option('--socket', 'for Socket Mode, which needs no address of your own (the default)').conflicts('http'))
    .addOption(new Option('--http', 'for HTTP; Slack reaches the bot at the address of --url'))
    .addOption(new Option('--url <address>', 'where the bot is reached from outside, https://…; goes with --http'))
    .addOption(new Option('--many-workspaces', 'each workspace installs the app by itself (OAuth); goes with --http'))
    .addOption(new Option('--link', 'write a link to Slack’s page for a new app, with the manifest filled in'))
    .action(async (given: Given) => {
      io.stdout.write(await writeManifest(io, given));
      finish(0);
    });
  return createCommand('slack', io).description('commands for the Slack adapter').addCommand(manifest);
};

/** @throws ArchiveError `usage`, with all that is wrong */
async function writeManifest(io: Io, { http = false, url, manyWorkspaces = false, link = false }: Given): Promise<string> {
  const problems = [
    ...(http && url === undefined ? ['--http needs the address at which Slack reaches the bot: --url https://…'] : []),
    ...(!http && url !== undefined ? ['--url goes with --http: Socket Mode needs no address.'] : []),
    ...(!http && manyWorkspaces
      ? ['--many-workspaces goes with --http: Slack installs an app in many workspaces over HTTP.']
      : []),
    ...(url === undefined ? [] : addressProblems(url)),
  ];
  if (problems.length > 0) throw new ArchiveError('usage', problems.join('\n'));
  const settings = await loadSettings({ env: io.env, folder: process.cwd(), only: ['SLACK_AGENT_VIEW'] });
  const [{ createManifest, creationLink }, { switchesIn }] = await Promise.all([
    import('./slack/manifest.ts'),
    import('./slack/mode.ts'),
  ]);
  const manifest = createManifest({ url, isForMany: manyWorkspaces, switches: switchesIn(settings) });
  return link ? `${creationLink(manifest)}\n` : `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Slack speaks https only, and adds our paths behind the address. */
function addressProblems(url: string): string[] {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'https:') return [`--url is "${url}", but Slack asks for an address that begins with https://`];
  if (address.username + address.password + address.search + address.hash === '') return [];
  return [`--url is "${url}": leave out whatever stands before @ or behind ? and #`];
}
