// The process of the bench "discord".
import { createDiscordAdapter } from '../adapters/discord/adapter.ts';
import { createRegistrarCalls } from '../adapters/discord/client.ts';
import { deployCommands } from '../adapters/discord/registrar.ts';
import { SYSTEM_CLOCK } from '../src/clock.ts';
import { SILENT } from '../src/logger.ts';
import { runBot } from './bot-process.ts';

const [directory = '', token = '', apiUrl = '', application = ''] = process.argv.slice(2);

await runBot(directory, async ({ archive, store }) => {
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
  return { adapter, running: adapter.start(archive, new AbortController().signal), said: 'ready' };
});
