#!/usr/bin/env node
// The command. It runs the TypeScript sources themselves (compiled on the fly, in memory), so it works right after
// `npm ci` and can never run stale output.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
const { main } = await import('../adapters/main.ts');
await main(process.argv);
