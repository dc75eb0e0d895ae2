#!/usr/bin/env node
// The command. It runs the TypeScript sources themselves (compiled on the fly, in memory), so it works right after
// `npm ci` and can never run stale output.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';
// Before the compiler is at work: each of its 95 files would go through that, which takes a fifth of a second.
import 'zod';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
if (['start', 'ask', 'similar'].includes(process.argv[2])) {
  const { openThreadEarly } = await import('../src/meaning/encoder-thread.ts');
  openThreadEarly();
}
const { main } = await import('../adapters/main.ts');
await main(process.argv);
