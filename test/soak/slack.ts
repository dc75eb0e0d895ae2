// Does the Slack adapter lose or double anything when everything goes wrong at once? Many deliveries under a seeded storm.
import { createCurrentArchive } from '../../adapters/shared/current-archive.ts';
import { createSlackAdapter } from '../../adapters/slack/adapter.ts';
import { openArchive } from '../../src/archive.ts';
import type { Logger } from '../../src/logger.ts';
import { SILENT } from '../../src/logger.ts';
import { openStore } from '../../src/state/open-store.ts';
import { copyFixture } from '../support/command.ts';
import { createSlackServer, type SlackServer } from '../support/slack/server.ts';
import { createRandom, type StormRates } from '../support/wire/chaos.ts';
import { createSlowClock } from '../support/wire/clock.ts';
import { createSlackCases, type SlackCase } from './slack-cases.ts';
import type { SoakRunner, SoakSuite } from './suite.ts';
import { describeCase, rideWaves, STORM_RATES, throwIfWrong, type WaveReport } from './waves.ts';

/** What to do, and how badly it goes. */
export type SlackSoakOptions = {
  readonly requests: number;
  /** the same seed and machine give the same requests and the same order of troubles */
  readonly seed: number;
  readonly by: 'socket' | 'http';
  /** the archive's folder */
  readonly directory: string;
  readonly rates?: StormRates | undefined;
};

/** What came of it; copies for one person, where Slack did its work and never said so, are not doubled. */
export type SlackSoakReport = WaveReport & {
  /** such copies */
  readonly copies: number;
  /** Slack itself told their people that they did not arrive */
  readonly undelivered: number;
};

/** Runs it. The server is Slack's stand-in of the tests; the app is the real one. */
export async function soakSlack(options: SlackSoakOptions): Promise<SlackSoakReport> {
  const { requests, seed, rates = STORM_RATES } = options;
  const began = performance.now();
  const random = createRandom(seed);
  const server = await createSlackServer({ clock: createSlowClock(), retries: [0, 100, 300] });
  const { stop } = await startBot(server, options, random);
  const stage = createSlackCases(server, random);
  server.chaos.startStorm(seed, rates);
  const { cases, late } = await rideWaves(requests, stage);
  server.chaos.stopStorm();
  stage.chatter();
  await stop();
  const named = (kind: ReturnType<SlackCase['verdict']>) => cases.filter(({ verdict }) => verdict() === kind);
  const report = {
    requests: cases.length,
    seed,
    lost: [...new Set([...named('lost'), ...late])].map(describeCase),
    doubled: [...named('doubled').map(describeCase), ...stage.strayCards()],
    copies: named('copied').length,
    undelivered: named('undelivered').length,
    faults: server.faults.length,
    calls: server.requests.length,
    refused: server.refused.length,
    connections: server.socket.events.filter(({ kind }) => kind === 'connected').length,
    milliseconds: Math.round(performance.now() - began),
  };
  await server.close();
  return report;
}

async function startBot(server: SlackServer, { by, directory }: SlackSoakOptions, random: () => number) {
  const { botToken, appToken, signingSecret } = server;
  const store = await openStore({ file: ':memory:' });
  const archive = await openArchive({ directory });
  const current = createCurrentArchive(archive, () => openArchive({ directory }));
  let listening = (_port: number) => {};
  const started = new Promise<number>((resolve) => {
    listening = resolve;
  });
  const adapter = createSlackAdapter({
    mode: by === 'socket' ? { kind: 'socket', botToken, appToken } : { kind: 'http', botToken, signingSecret, port: 0 },
    host: '127.0.0.1',
    apiUrl: server.api,
    people: { administrators: [], moderators: [] },
    store,
    logger: listeningLogger(listening),
    clock: { now: server.now },
    random,
    version: '0.0.0',
    reload: current.reload,
    delay: () => new Promise((resolve) => setImmediate(resolve)),
    cooldown: 0,
  });
  const running = adapter.start(current.archive, new AbortController().signal);
  const port = await Promise.race([started, running.then(() => 0)]);
  if (by === 'http') server.tellByHttp(`http://127.0.0.1:${port}/slack/events`);
  return {
    async stop() {
      await adapter.stop();
      await running;
      await archive.close();
      await store.close();
    },
  };
}

/** Nothing is written; `onStarted` hears the port once Slack can tell us things. */
function listeningLogger(onStarted: (port: number) => void): Logger {
  let port = 0;
  const logger: Logger = {
    ...SILENT,
    info(event: string, fields = {}) {
      if (event === 'slack-listening') port = fields.port ?? 0;
      if (event === 'adapter-started') onStarted(port);
    },
    with: () => logger,
  };
  return logger;
}

/** One trial is 2,000 deliveries, half of them over HTTP. */
const REQUESTS = 1000;

export const slackSoak: SoakSuite = { runs: 1, start };

async function start(): Promise<SoakRunner> {
  const { directory, remove } = await copyFixture();
  return {
    async run(seed) {
      const reports: SlackSoakReport[] = [];
      for (const by of ['socket', 'http'] as const) reports.push(await soakSlack({ requests: REQUESTS, seed, by, directory }));
      throwIfWrong(reports, 'Slack');
      const sum = (part: 'requests' | 'calls' | 'refused' | 'copies' | 'undelivered' | 'connections') =>
        reports.reduce((total, report) => total + report[part], 0);
      const [requests, calls, refused] = [sum('requests'), sum('calls'), sum('refused')];
      return `${requests} deliveries, ${calls} calls of which ${refused} failed on order, ${sum('connections')} connections, ${sum('copies')} private copies, ${sum('undelivered')} told by Slack`;
    },
    end: remove,
  };
}
