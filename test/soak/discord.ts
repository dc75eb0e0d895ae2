// Does the Discord adapter lose or double anything when everything goes wrong at once? Many requests under a seeded storm.
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { createDiscordAdapter } from '../../adapters/discord/adapter.ts';
import { createCurrentArchive } from '../../adapters/shared/current-archive.ts';
import { openArchive } from '../../src/archive.ts';
import { SILENT } from '../../src/logger.ts';
import { openStore } from '../../src/state/open-store.ts';
import { copyFixture } from '../support/command.ts';
import { menu, press, slash } from '../support/discord/acts.ts';
import { pressablesIn } from '../support/discord/components-in.ts';
import type { InteractionHandle } from '../support/discord/interaction-handle.ts';
import type { SeenMessage, Sight } from '../support/discord/interaction-record.ts';
import { createDiscordServer, type DiscordServer } from '../support/discord/server.ts';
import { mention } from '../support/discord/speech.ts';
import { createRandom, type StormRates } from '../support/wire/chaos.ts';
import { createSlowClock } from '../support/wire/clock.ts';
import type { SoakRunner, SoakSuite } from './suite.ts';
import { describeCase, rideWaves, STORM_RATES, throwIfWrong, type WaveCase, type WaveReport } from './waves.ts';

/** What to do, and how badly it goes. */
export type SoakOptions = {
  readonly requests: number;
  /** the same seed and machine give the same requests and the same order of troubles */
  readonly seed: number;
  /** the archive's folder */
  readonly directory: string;
  readonly rates?: StormRates | undefined;
};

const PEOPLE = 20;
const QUESTIONS = [
  'My neighbour borrowed our lawnmower and never brought it back. How do I ask?',
  'My mother wants to give her ring to my brother’s wife. May I say something?',
  'My wife works at the kitchen table and I can not even make tea.',
  'What is the best programming language for a compiler?',
];

type Case = WaveCase & { readonly verdict: () => 'answered' | 'lost' | 'doubled' };

/** Runs it. The server is Discord's stand-in of the tests; the client is the real one. */
export async function soakDiscord({ requests, seed, directory, rates = STORM_RATES }: SoakOptions): Promise<WaveReport> {
  const began = performance.now();
  const random = createRandom(seed);
  const server = await createDiscordServer({ clock: createSlowClock(), useOpenApi: false });
  const store = await openStore({ file: ':memory:' });
  const archive = await openArchive({ directory });
  const current = createCurrentArchive(archive, () => openArchive({ directory }));
  const adapter = createDiscordAdapter({
    token: server.token,
    apiUrl: server.api,
    store,
    logger: SILENT,
    clock: { now: server.now },
    random,
    version: '0.0.0',
    reload: current.reload,
    delay: () => new Promise((resolve) => setImmediate(resolve)),
    cooldown: 0,
  });
  const running = adapter.start(current.archive, new AbortController().signal);
  await Promise.race([server.gateway.until('identified'), running]);
  // Until the client has read READY it has no session to resume, and what is said meanwhile is nobody's.
  await server.gateway.flush();
  const stage = makeStage(server, random);
  server.chaos.startStorm(seed, rates);
  const { cases, late } = await rideWaves(requests, stage);
  server.chaos.stopStorm();
  stage.release();
  await adapter.stop();
  await running;
  const report = {
    requests: cases.length,
    seed,
    lost: cases.filter((one) => one.verdict() === 'lost' || late.includes(one)).map(describeCase),
    doubled: cases.filter(({ verdict }) => verdict() === 'doubled').map(describeCase),
    faults: server.faults.length,
    calls: server.requests.length,
    refused: server.refused.length,
    connections: server.gateway.events.filter(({ kind }) => kind === 'connected').length,
    milliseconds: Math.round(performance.now() - began),
  };
  await server.close();
  await archive.close();
  await store.close();
  return report;
}

function makeStage(server: DiscordServer, random: () => number) {
  const people = Array.from({ length: PEOPLE }, (_, at) => server.addPerson(`person ${at}`, at === 0 ? Bits.ManageMessages : 0n));
  const [channel, quiet] = [server.addChannel('general'), server.addChannel('chatter')];
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  /** answers that were seen, whose buttons can be pressed */
  const answers: { readonly seen: SeenMessage; readonly by: (typeof people)[number] }[] = [];

  function act(number: number): Case {
    const by = people[Math.floor(random() * people.length)] ?? server.bot;
    const scene = { by, in: channel };
    const question = pick(QUESTIONS) ?? '';
    const turn = random();
    const name = (what: string) => `${number} ${what}`;
    if (turn < 0.35) return remember(by, caseOf(name('ask'), server.interact(slash('advice ask', { question }, scene))));
    if (turn < 0.45) return caseOf(name('public ask'), server.interact(slash('advice ask', { question, public: true }, scene)));
    if (turn < 0.6) return mentioned(name('mention'), by, question);
    if (turn < 0.7) {
      const { message } = server.say({ by, in: channel, text: question });
      return caseOf(name('menu'), server.interact(menu('Find past letters', message, scene)));
    }
    const card = answers.pop();
    const face = card && pick(pressablesIn(card.seen.message).filter(({ type }) => type === 2))?.face;
    if (card === undefined || face === undefined)
      return caseOf(name('random'), server.interact(slash('advice random', {}, scene)));
    return caseOf(name(`press ${face}`), server.interact(press(card.seen, face, { by: card.by, in: channel })));
  }

  function mentioned(name: string, by: (typeof people)[number], question: string): Case {
    const { message, answer } = server.say({ by, in: channel, text: `${mention(server.bot)} ${question}` });
    const answersTo = () => server.messagesIn(channel).filter((other) => other.message_reference?.message_id === message.id);
    // Others are answered in the same channel at the same time: wait for as many as it takes.
    const done = (async () => {
      for (let n = 1; answersTo().length === 0; n++) await answer(n);
    })();
    const verdict = () => (answersTo().length === 1 ? 'answered' : answersTo().length === 0 ? 'lost' : 'doubled');
    return { name, done, verdict, seen: () => `${answersTo().length} answers` };
  }

  function remember(by: (typeof people)[number], one: Case & { readonly handle: InteractionHandle }): Case {
    void one.done.then(
      async () => answers.push({ seen: await one.handle.answer(), by }),
      () => {},
    );
    return one;
  }

  return {
    act,
    /** Others go on talking. */
    chatter: () => void server.say({ by: people[0] ?? server.bot, in: quiet, text: 'hm' }),
    release: () => void server.say({ by: server.bot, in: quiet, text: 'done' }),
  };
}

const MEANWHILE = /^One moment/u;
const FAILED = /Something went wrong|can’t reach something|had to stop/u;

/** The messages that somebody sees of an interaction, each as it stands at last. */
function messagesOf(sights: readonly Sight[]): Map<string, { readonly text: string; readonly isPrivate: boolean }> {
  const messages = new Map<string, { readonly text: string; readonly isPrivate: boolean }>();
  for (const sight of sights) {
    if (!('message' in sight)) continue;
    messages.set(sight.message.id, { text: JSON.stringify(sight.message.components), isPrivate: sight.isPrivate });
  }
  return messages;
}

function isFinal(sight: Sight): boolean {
  if (sight.kind === 'deletion' || sight.kind === 'update') return true;
  if (!('message' in sight) || sight.kind === 'follow-up') return false;
  return !MEANWHILE.test(JSON.stringify(sight.message.components).replace(/^.*?"content":"/u, ''));
}

function caseOf(name: string, handle: InteractionHandle): Case & { readonly handle: InteractionHandle } {
  const done = handle.until((sights) => sights.find(isFinal));
  // The server closes over those that are lost; the verdict tells of them.
  done.catch(() => {});
  const verdict = () => {
    const messages = [...messagesOf(handle.sights).values()];
    if (!handle.sights.some(isFinal) || messages.some(({ text }) => FAILED.test(text))) return 'lost';
    const isDoubled =
      messages.filter(({ isPrivate }) => isPrivate).length > 1 || messages.filter(({ isPrivate }) => !isPrivate).length > 1;
    return isDoubled ? 'doubled' : 'answered';
  };
  return { name, handle, done, verdict, seen: () => handle.sights.map(({ kind }) => kind).join(', ') };
}

/** One trial is 2,000 requests. */
const REQUESTS = 2000;

export const discordSoak: SoakSuite = { runs: 1, start };

async function start(): Promise<SoakRunner> {
  const { directory, remove } = await copyFixture();
  return {
    async run(seed) {
      const report = await soakDiscord({ requests: REQUESTS, seed, directory });
      throwIfWrong([report], 'Discord');
      const { requests, calls, refused, connections } = report;
      return `${requests} requests, ${calls} calls of which ${refused} failed on order, ${connections} connections`;
    },
    end: remove,
  };
}
