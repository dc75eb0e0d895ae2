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

/** What came of it. */
export type SlackSoakReport = {
  readonly requests: number;
  readonly seed: number;
  /** no answer, or one that says that something went wrong; each with what was seen of it */
  readonly lost: readonly string[];
  /** more answers than one, beyond copies for one person where Slack did its work and never said so */
  readonly doubled: readonly string[];
  /** such copies */
  readonly copies: number;
  /** Slack itself told their people that they did not arrive */
  readonly undelivered: number;
  /** bodies that Slack would not take */
  readonly faults: number;
  /** requests of ours to Slack, and how many of them failed on order */
  readonly calls: number;
  readonly refused: number;
  /** how often the connection was made */
  readonly connections: number;
  readonly milliseconds: number;
};

/** Some one in nine calls fails, every seventh event comes twice or late, the connection breaks some ten times in a thousand. */
const RATES: StormRates = { rateLimit: 0.05, fail: 0.03, cut: 0.02, slow: 0.05, duplicate: 0.1, reorder: 0.05, drop: 0.003 };
/** At once, as in a busy workspace. */
const WAVE = 10;
/** Milliseconds that a wave may take; what is not answered then is lost. */
const MOST = 15_000;
/** Milliseconds between what others do, after which a late event comes. */
const CHATTER = 20;

/** Runs it. The server is Slack's stand-in of the tests; the app is the real one. */
export async function soakSlack(options: SlackSoakOptions): Promise<SlackSoakReport> {
  const { requests, seed, rates = RATES } = options;
  const began = performance.now();
  const random = createRandom(seed);
  const server = await createSlackServer({ clock: createSlowClock(), retries: [0, 100, 300] });
  const { stop } = await startBot(server, options, random);
  const stage = createSlackCases(server, random);
  const [cases, late]: [SlackCase[], SlackCase[]] = [[], []];
  server.chaos.startStorm(seed, rates);
  while (cases.length < requests) {
    const wave = Array.from({ length: Math.min(WAVE, requests - cases.length) }, (_, at) => stage.act(cases.length + at));
    cases.push(...wave);
    // What is lost once is told at once: every further wave would wait as long.
    if (await chatterUntil(Promise.all(wave.map(({ done }) => done)), stage.chatter)) continue;
    late.push(...wave.filter(({ verdict }) => verdict() === 'lost'));
    break;
  }
  server.chaos.stopStorm();
  stage.chatter();
  await stop();
  const named = (kind: ReturnType<SlackCase['verdict']>) => cases.filter(({ verdict }) => verdict() === kind);
  const report = {
    requests: cases.length,
    seed,
    lost: [...new Set([...named('lost'), ...late])].map(describe),
    doubled: [...named('doubled').map(describe), ...stage.strayCards()],
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

/** Others go on talking, so that events that wait for another one come. @returns false when it takes too long */
async function chatterUntil(done: Promise<unknown>, chatter: () => void): Promise<boolean> {
  const chattering = setInterval(chatter, CHATTER);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, MOST, false);
  });
  const isDone = await Promise.race([done.then(() => true), tooLong]);
  clearInterval(chattering);
  clearTimeout(timer);
  return isDone;
}

function describe({ name, seen }: SlackCase): string {
  return `${name}: ${seen()}`;
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
      const wrong = reports.flatMap(({ lost, doubled, faults }) => [
        ...lost.map((one) => `lost: ${one}`),
        ...doubled.map((one) => `doubled: ${one}`),
        ...(faults > 0 ? [`${faults} bodies that Slack would not take`] : []),
      ]);
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      const sum = (part: 'requests' | 'calls' | 'refused' | 'copies' | 'undelivered' | 'connections') =>
        reports.reduce((total, report) => total + report[part], 0);
      const [requests, calls, refused] = [sum('requests'), sum('calls'), sum('refused')];
      return `${requests} deliveries, ${calls} calls of which ${refused} failed on order, ${sum('connections')} connections, ${sum('copies')} private copies, ${sum('undelivered')} told by Slack`;
    },
    end: remove,
  };
}
