// In which thread does the sentence encoder run? It may be started before it is known which model it is to load.
import { Worker } from 'node:worker_threads';

/**
 * MB of stack, taken from the system only as far as they are used. When onnxruntime 1.30 is loaded on Linux it reads the
 * command line with a regular expression that recurses at every character: with 4 MB, as threads have them, a question of some
 * 15,000 characters on the command line ends the process (SIGSEGV); one argument of Linux has at most 131,072 bytes, some 40 MB.
 */
const STACK = 128;

/** The thread that was started early and that nobody has taken yet. */
let early: Worker | undefined;

/** Starts a thread that loads its code and waits to be told of a model. It does not keep the process alive. */
export function openThread(entry = new URL('./thread.mjs', import.meta.url)): Worker {
  const thread = new Worker(entry, { resourceLimits: { stackSizeMb: STACK } });
  thread.unref();
  return thread;
}

/** Starts the thread while the rest of the program is still being loaded: both take most of a second. */
export function openThreadEarly(entry?: URL): Worker {
  const thread = openThread(entry);
  early = thread;
  // The one that is started in its stead says what is wrong.
  const forget = () => {
    if (early === thread) early = undefined;
  };
  thread.on('error', forget);
  thread.on('exit', forget);
  return thread;
}

/** The thread that was started early, for its only user; else a new one. */
export function takeThread(): Worker {
  const thread = early ?? openThread();
  early = undefined;
  return thread;
}

/** Ends the early thread where no model is wanted. */
export function dismissThread(): void {
  void early?.terminate();
  early = undefined;
}
