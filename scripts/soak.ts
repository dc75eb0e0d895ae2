// npm run soak -- [NAME ...] [--seed N] [--runs N]: runs trials many times over, and tells how to repeat one that failed.
import { parseArgs } from 'node:util';
import { discordSoak } from '../test/soak/discord.ts';
import { slackSoak } from '../test/soak/slack.ts';
import { snapshotSoak } from '../test/soak/snapshot.ts';
import type { SoakSuite } from '../test/soak/suite.ts';

/** One file each in test/soak. */
const SUITES: Readonly<Record<string, SoakSuite>> = { snapshot: snapshotSoak, discord: discordSoak, slack: slackSoak };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, runs: { type: 'string' } },
});
const unknown = positionals.filter((name) => SUITES[name] === undefined);
const first = wholeNumber('--seed', values.seed) ?? Math.floor(Math.random() * 1e6);
const wanted = wholeNumber('--runs', values.runs);
if (unknown.length > 0) stop(`There is no soak "${unknown.join('", "')}". There are: ${Object.keys(SUITES).join(', ')}.`);

let failed = 0;
for (const name of positionals.length > 0 ? positionals : Object.keys(SUITES)) {
  const suite = SUITES[name];
  if (suite) failed += await soak(name, suite);
}
// A client of discord.js that is told to end while it is connecting again may go on trying: `start` ends by force then, and so does this.
process.exit(failed === 0 ? 0 : 1);

/** @returns how many trials failed */
async function soak(name: string, suite: SoakSuite): Promise<number> {
  const runs = wanted ?? suite.runs;
  process.stdout.write(`${name}: ${runs} trials, seeds ${first} to ${first + runs - 1}\n`);
  const runner = await suite.start();
  let faults = 0;
  try {
    for (let seed = first; seed < first + runs; seed++) {
      try {
        process.stdout.write(`${name} ${seed}: ${await runner.run(seed)}: right\n`);
      } catch (error) {
        faults++;
        process.stdout.write(`${name} ${seed}: ${error instanceof Error ? error.message : String(error)}\n`);
        process.stdout.write(`  Repeat it with: npm run soak -- ${name} --seed ${seed} --runs 1\n`);
      }
    }
  } finally {
    await runner.end();
  }
  process.stdout.write(`${name}: ${runs - faults} of ${runs} right\n`);
  return faults;
}

function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given !== undefined && !/^\d{1,9}$/u.test(given)) stop(`${option} takes a whole number, not "${given}".`);
  return given === undefined ? undefined : Number(given);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
