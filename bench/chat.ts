// How long does a person on a chat platform wait? The bot in a process of its own, a stand-in of the platform in this one.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { makeArchive } from './answer.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { median, percentile } from './statistics.ts';
import { formatNumber, formatTable } from './table.ts';

const WARMING = 20;
/** Questions at the same time, as in a busy server or workspace. */
const CROWD = 10;

/** A stand-in of a platform, where the bot is. */
export type Platform = {
  /** what the bot's process needs to find it */
  readonly words: readonly string[];
  /** Resolves when the bot takes what comes. @param said what its process sent when it was ready */
  readonly untilHeard: (said: unknown) => Promise<void>;
  /** Somebody asks: when the platform hears of it, and when the whole reply is there. */
  readonly ask: (question: string) => { readonly first: Promise<unknown>; readonly full: Promise<unknown> };
  readonly close: () => Promise<void>;
};

/** What is measured. */
export type ChatBench = {
  readonly asks: string;
  /** the file of the bot's process, beside this one */
  readonly part: string;
  /** what "first" is, at the head of its column */
  readonly first: string;
  /** ways in which the platform reaches the bot; each is a row */
  readonly ways: Readonly<Record<string, () => Promise<Platform>>>;
};

/** Milliseconds. */
type Waits = { readonly first: readonly number[]; readonly full: readonly number[] };
const loopDelay = z.object({ median: z.number(), most95: z.number(), most: z.number() });
type Loop = z.infer<typeof loopDelay>;
type Row = Waits & { readonly letters: number; readonly way: string; readonly atOnce: number; readonly loop: Loop };

/** A question of the bench about one platform. */
export function chatQuestion({ asks, part, first: firstName, ways }: ChatBench): BenchQuestion {
  return {
    asks,
    async run(settings) {
      const rows: Row[] = [];
      for (const letters of settings.sizes) {
        const made = await makeArchive(settings, letters);
        for (const [way, start] of Object.entries(ways)) {
          for (const atOnce of [1, CROWD]) {
            const measured = await measure(settings, { ...made, atOnce, part, platform: await start() });
            rows.push({ letters, way, atOnce, ...measured });
          }
        }
      }
      const head = ['letters (made up)', 'questions at once', `${firstName} ms median`, '95 %', 'full reply ms median', '95 %'];
      const loopHead = ['event loop ms median', '95 %', 'most'];
      const table = formatTable(
        [...head.slice(0, 1), 'by', ...head.slice(1), ...loopHead],
        rows.map(({ letters, way, atOnce, first, full, loop }) => [
          letters.toLocaleString('en'),
          way,
          String(atOnce),
          ...[first, full].flatMap((waits) => [formatNumber(median(waits)), formatNumber(percentile(waits, 0.95))]),
          ...[loop.median, loop.most95, loop.most].map(formatNumber),
        ]),
      );
      return { text: table, data: rows };
    },
  };
}

type Asking = {
  readonly archive: string;
  readonly questions: string;
  readonly atOnce: number;
  readonly part: string;
  readonly platform: Platform;
};

async function measure(settings: BenchSettings, asking: Asking): Promise<Waits & { readonly loop: Loop }> {
  const { archive, questions, atOnce, part, platform } = asking;
  const asked = z.array(z.string()).parse(JSON.parse(await readFile(questions, 'utf8')));
  settings.note(`${asked.length} questions, ${atOnce} at once`);
  const file = fileURLToPath(new URL(part, import.meta.url));
  const bot = fork(file, [archive, ...platform.words], { execArgv: ['--import', 'tsx'], signal: settings.signal });
  try {
    await platform.untilHeard(await said(bot));
    await askAll(platform, asked.slice(0, WARMING), atOnce);
    bot.send('begin');
    await said(bot);
    const waits = await askAll(platform, asked, atOnce);
    bot.send('end');
    const loop = loopDelay.parse(await said(bot));
    await once(bot, 'exit');
    return { ...waits, loop };
  } finally {
    bot.kill();
    await platform.close();
  }
}

/** The next message of the bot's process. @throws Error when it ends instead */
async function said(bot: ChildProcess): Promise<unknown> {
  const ending = new AbortController();
  const { signal } = ending;
  const message = once(bot, 'message', { signal }).then(([value]: unknown[]) => value);
  const end = once(bot, 'exit', { signal }).then(([code]) => {
    throw new Error(`The bot's process ended with ${String(code)}.`);
  });
  try {
    return await Promise.race([message, end]);
  } finally {
    // Both waits are over now; the one that lost rejects.
    message.catch(() => {});
    end.catch(() => {});
    ending.abort();
  }
}

async function askAll(platform: Platform, questions: readonly string[], atOnce: number): Promise<Waits> {
  const waits: { first: number; full: number }[] = [];
  const left = [...questions];
  async function worker(): Promise<void> {
    for (let question = left.shift(); question !== undefined; question = left.shift()) {
      const began = performance.now();
      const asked = platform.ask(question);
      await asked.first;
      const first = performance.now() - began;
      await asked.full;
      waits.push({ first, full: performance.now() - began });
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { first: waits.map(({ first }) => first), full: waits.map(({ full }) => full) };
}
