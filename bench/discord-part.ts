// The process of the bench "discord": the bot alone, so that the delay of its event loop is its own.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDiscordAdapter } from '../adapters/discord/adapter.ts';
import { createRegistrarCalls } from '../adapters/discord/client.ts';
import { deployCommands } from '../adapters/discord/registrar.ts';
import { openArchive } from '../src/archive.ts';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { BUNDLED_MODEL } from '../src/config/bundled.ts';
import { SILENT } from '../src/logger.ts';
import { openStore, stateFile } from '../src/state/open-store.ts';

const [directory = '', token = '', apiUrl = '', application = ''] = process.argv.slice(2);

const archive = await openArchive({
  directory,
  model: { directory: BUNDLED_MODEL, threads: 1 },
  patience: Number.POSITIVE_INFINITY,
});
await archive.ready;
// On disk, as in use: every delivery waits for it.
const store = await openStore({ file: stateFile(directory, undefined) });
const adapter = createDiscordAdapter({
  token,
  apiUrl,
  store,
  logger: SILENT,
  clock: SYSTEM_CLOCK,
  random: Math.random,
  version: '0.0.0',
  reload: async () => archive.status(),
  cooldown: 0,
});
await deployCommands(createRegistrarCalls({ token, apiUrl }), { application });
const delay = monitorEventLoopDelay({ resolution: 1 });
const running = adapter.start(archive, new AbortController().signal);
process.on('message', async (said) => {
  // "begin": what was before is warming up.
  if (said === 'begin') {
    delay.reset();
    delay.enable();
    process.send?.('begun');
  } else {
    delay.disable();
    process.send?.({ median: delay.percentile(50) / 1e6, most95: delay.percentile(95) / 1e6, most: delay.max / 1e6 });
    await adapter.stop();
    await running;
    await archive.close();
    await store.close();
    process.disconnect();
  }
});
process.send?.('ready');
