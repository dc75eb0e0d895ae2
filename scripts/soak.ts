// npm run soak -- discord: thousands of requests under a storm; ends with 1 when one is lost or doubled.
import { Argument, Command } from 'commander';
import { soakDiscord } from '../soak/discord.ts';
import { copyFixture } from '../test/support/command.ts';

const SOAKS = { discord: soakDiscord } as const;

await new Command('soak')
  .addArgument(new Argument('<platform>', 'which adapter').choices(Object.keys(SOAKS)))
  .option('--requests <count>', 'how many', Number, 2000)
  .option('--seed <number>', 'the same seed gives the same requests and troubles', Number, Date.now() % 1_000_000)
  .action(async (_: string, { requests, seed }: { requests: number; seed: number }) => {
    process.stdout.write(`seed ${seed}\n`);
    const { directory, remove } = await copyFixture();
    const report = await SOAKS.discord({ requests, seed, directory });
    await remove();
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    process.exitCode = report.lost.length + report.doubled.length + report.faults === 0 ? 0 : 1;
  })
  .parseAsync();
