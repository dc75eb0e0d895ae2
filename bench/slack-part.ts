// The process of the bench "slack".
import { createSlackAdapter } from '../adapters/slack/adapter.ts';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { SILENT } from '../src/logger.ts';
import { runBot } from './bot-process.ts';

const [directory = '', botToken = '', apiUrl = '', kind = '', secret = '', port = ''] = process.argv.slice(2);

await runBot(directory, async ({ archive, store }) => {
  const mode =
    kind === 'socket'
      ? ({ kind: 'socket', botToken, appToken: secret } as const)
      : ({ kind: 'http', botToken, signingSecret: secret, port: Number(port) } as const);
  let isHeard = () => {};
  const heard = new Promise<void>((resolve) => {
    isHeard = resolve;
  });
  const adapter = createSlackAdapter({
    mode,
    host: '127.0.0.1',
    apiUrl,
    people: { administrators: [], moderators: [] },
    store,
    logger: { ...SILENT, info: (event: string) => (event === 'adapter-started' ? isHeard() : undefined) },
    clock: SYSTEM_CLOCK,
    random: Math.random,
    version: '0.0.0',
    reload: async () => archive.status(),
    cooldown: 0,
  });
  const running = adapter.start(archive, new AbortController().signal);
  await Promise.race([heard, running]);
  return { adapter, running, said: 'ready' };
});
