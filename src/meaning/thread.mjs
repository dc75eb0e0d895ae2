// Entry of the encoder's thread. A thread does not inherit the TypeScript loader of the main one. It gets the one for
// CommonJS, because that for modules starts yet another thread: 14 MB and a fifth of a second. The loader's own `require`
// would compile every file anew at each start.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

const require = createRequire(import.meta.url);
// Before the loader is at work: it looks at each of their hundred files.
for (const library of ['zod', 'onnxruntime-node', '@huggingface/tokenizers']) require(library);
register();
require('./thread.ts');
