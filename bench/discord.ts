// How long does a person on Discord wait, from the interaction to the first response and to the full reply?
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { slash } from '../test/support/discord/acts.ts';
import { createDiscordServer, type DiscordServer } from '../test/support/discord/server.ts';
import { createRunningClock } from '../test/support/wire/clock.ts';
import { makeArchive } from './answer.ts';
import type { BenchQuestion, BenchSettings } from './settings.ts';
import { median, percentile } from './statistics.ts';
import { formatNumber, formatTable } from './table.ts';

const PART = fileURLToPath(new URL('discord-part.ts', import.meta.url));
const WARMING = 20;
/** Questions at the same time, as in a busy server. */
const CROWD = 10;

/** Milliseconds. */
type Waits = { readonly first: readonly number[]; readonly full: readonly number[] };
const loopDelay = z.object({ median: z.number(), most95: z.number(), most: z.number() });
type Row = { readonly letters: number; readonly atOnce: number } & Waits & { readonly loop: z.infer<typeof loopDelay> };

export const discordQuestion: BenchQuestion = {
  asks: 'from an interaction on Discord to the first response and to the full reply, on this machine, encoder and disk included',
  async run(settings) {
    const rows: Row[] = [];
    for (const letters of settings.sizes) {
      const made = await makeArchive(settings, letters);
      for (const atOnce of [1, CROWD]) rows.push({ letters, atOnce, ...(await measureBot(settings, { ...made, atOnce })) });
    }
    const table = formatTable(
      [
        'letters (made up)',
        'questions at once',
        'first response ms median',
        '95 %',
        'full reply ms median',
        '95 %',
        'event loop ms median',
        '95 %',
        'most',
      ],
      rows.map(({ letters, atOnce, first, full, loop }) => [
        letters.toLocaleString('en'),
        String(atOnce),
        formatNumber(median(first)),
        formatNumber(percentile(first, 0.95)),
        formatNumber(median(full)),
        formatNumber(percentile(full, 0.95)),
        formatNumber(loop.median),
        formatNumber(loop.most95),
        formatNumber(loop.most),
      ]),
    );
    return { text: table, data: rows };
  },
};

type Asking = { readonly archive: string; readonly questions: string; readonly atOnce: number };

async function measureBot(settings: BenchSettings, { archive, questions, atOnce }: Asking): Promise<Waits & Pick<Row, 'loop'>> {
  const asked = z.array(z.string()).parse(JSON.parse(await readFile(questions, 'utf8')));
  settings.note(`${asked.length} questions, ${atOnce} at once`);
  const server = await createDiscordServer({ clock: createRunningClock(), useOpenApi: false });
  const { token, api, applicationId } = server;
  const bot = fork(PART, [archive, token, api, applicationId], { execArgv: ['--import', 'tsx'], signal: settings.signal });
  try {
    await said(bot, 'ready');
    await server.gateway.until('identified');
    const scene = { by: server.addPerson('ana'), in: server.addChannel('general') };
    const ask = (list: readonly string[]) => askAll(server, list, { scene, atOnce });
    await ask(asked.slice(0, WARMING));
    bot.send('begin');
    await said(bot, 'begun');
    const waits = await ask(asked);
    bot.send('end');
    const loop = loopDelay.parse(await said(bot));
    await once(bot, 'exit');
    return { ...waits, loop };
  } finally {
    bot.kill();
    await server.close();
  }
}

/** The next message of the bot's process. @throws Error when it ends instead */
async function said(bot: ChildProcess, wanted?: string): Promise<unknown> {
  const ending = new AbortController();
  const { signal } = ending;
  const message = once(bot, 'message', { signal }).then(([value]: unknown[]) => value);
  const end = once(bot, 'exit', { signal }).then(([code]) => {
    throw new Error(`The bot's process ended with ${String(code)}.`);
  });
  try {
    const value = await Promise.race([message, end]);
    if (wanted !== undefined && value !== wanted) throw new Error(`The bot's process said something else than "${wanted}".`);
    return value;
  } finally {
    // Both waits are over now; the one that lost rejects.
    message.catch(() => {});
    end.catch(() => {});
    ending.abort();
  }
}

type Asker = { readonly scene: Parameters<typeof slash>[2]; readonly atOnce: number };

async function askAll(server: DiscordServer, questions: readonly string[], { scene, atOnce }: Asker): Promise<Waits> {
  const waits: { first: number; full: number }[] = [];
  const left = [...questions];
  async function worker(): Promise<void> {
    for (let question = left.shift(); question !== undefined; question = left.shift()) {
      const began = performance.now();
      const asked = server.interact(slash('advice ask', { question }, scene));
      const since = () => performance.now() - began;
      await asked.first();
      const first = since();
      await asked.answer();
      waits.push({ first, full: since() });
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { first: waits.map(({ first }) => first), full: waits.map(({ full }) => full) };
}
