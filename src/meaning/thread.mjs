// Entry of the encoder's thread. A thread does not inherit the TypeScript loader of the main one, so it registers its own.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
