// What does one engine do, alone in its process? Answers the requests of messages.ts. Started by engine-handle.ts.
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { assertNever } from '../src/errors.ts';
import { RUN_DEPTH, runJudgedSet } from '../src/quality/evaluate.ts';
import { measure } from './clock.ts';
import { ENGINES, isEngineName } from './engines.ts';
import { readJudgedLetters } from './judged.ts';
import { makeLetters } from './letters.ts';
import { materialSchema } from './material.ts';
import { type Reply, type Request, requestSchema } from './messages.ts';
import type { Peer, PeerIndex } from './peers/peer.ts';

const name = process.argv[2] ?? '';
if (!isEngineName(name)) throw new Error(`There is no engine "${name}".`);
const { peer }: { readonly peer: Peer } = await ENGINES[name].open();
let index: PeerIndex | undefined;
const PAUSE_MS = 100;

process.on('message', async (message) => {
  try {
    process.send?.({ reply: await answer(requestSchema.parse(message)) });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

async function answer(request: Request): Promise<Reply<Request['kind']>> {
  switch (request.kind) {
    case 'build':
      return build(request);
    case 'load':
      return load(request.folder);
    case 'ask':
      return ask(request);
    case 'weigh':
      await collectGarbage();
      return { residentBytes: process.memoryUsage.rss(), peakBytes: process.resourceUsage().maxRSS * 1024 };
    case 'judge':
      return judge(request.files);
    default:
      return assertNever(request);
  }
}

// The letters are made before the clock starts, so that it times the engine alone.
async function build({ order, folder }: Extract<Request, { kind: 'build' }>): Promise<Reply<'build'>> {
  const material = materialSchema.parse(JSON.parse(await readFile(order.materialFile, 'utf8')));
  const letters = [...makeLetters(material, order)];
  await collectGarbage();
  const { value, wallMs, cpuMs } = await measure(() => peer.build(letters));
  index = value;
  return { wallMs, cpuMs, ...(await store(value, folder)) };
}

// Some can't be stored beyond a size (a JSON string has an end); then they are still measured.
async function store(built: PeerIndex, folder: string | undefined): Promise<{ stored: boolean; failure?: string }> {
  if (folder === undefined || !built.save) return { stored: false };
  try {
    await built.save(folder);
    return { stored: true };
  } catch (error) {
    return { stored: false, failure: String(error) };
  }
}

/** Twice with a pause between: what is freed goes back to the system a little later. */
async function collectGarbage(): Promise<void> {
  globalThis.gc?.();
  await setTimeout(PAUSE_MS);
  globalThis.gc?.();
}

async function load(folder: string): Promise<Reply<'load'>> {
  const { load: open } = peer;
  if (!open) throw new Error(`${name} can't be loaded.`);
  const { value, wallMs, cpuMs } = await measure(() => open(folder));
  index = value;
  return { wallMs, cpuMs };
}

async function ask({ questions, limit, budgetMs }: Extract<Request, { kind: 'ask' }>): Promise<Reply<'ask'>> {
  const asked = index;
  if (!asked) throw new Error('There is no index to ask.');
  const cpuMs: number[] = [];
  const latenciesMs: number[] = [];
  const end = performance.now() + budgetMs;
  for (const question of questions) {
    if (performance.now() > end) break;
    const duration = await measure(() => asked.search(question, limit));
    cpuMs.push(duration.cpuMs);
    latenciesMs.push(duration.wallMs);
  }
  return { cpuMs, latenciesMs };
}

async function judge(files: Extract<Request, { kind: 'judge' }>['files']): Promise<Reply<'judge'>> {
  const set = await readJudgedLetters(files);
  const judged = await peer.build(set.letters);
  // Quality looks at the order only.
  const runs = await runJudgedSet(set, async (question) =>
    (await judged.search(question, RUN_DEPTH)).map((id, place) => ({ id, score: -place })),
  );
  return { queries: runs.map(({ measures }) => measures) };
}
