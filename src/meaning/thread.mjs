// Entry of the encoder's thread. A thread does not inherit the TypeScript loader of the main one. It gets the one for
// CommonJS, because that for modules starts yet another thread: 14 MB and a fifth of a second.
import { require } from 'tsx/cjs/api';

require('./thread.ts', import.meta.url);
