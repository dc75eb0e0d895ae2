// How is a call ended that is under way when all have to end? Each gets a signal of its own, which goes with it.

/** Makes a call with a signal. */
export type Abortable = <Result>(call: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

/**
 * Calls that end when `ending` aborts. The library's calls add a listener to their signal and never take it away: on one signal
 * for the whole life of the bot these would be as many as there were calls.
 */
export function createAbortable(ending: AbortSignal): Abortable {
  const underWay = new Set<AbortController>();
  ending.addEventListener('abort', () => {
    for (const call of underWay) call.abort(ending.reason);
  });
  return async (call) => {
    const own = new AbortController();
    if (ending.aborted) own.abort(ending.reason);
    underWay.add(own);
    try {
      return await call(own.signal);
    } finally {
      underWay.delete(own);
    }
  };
}
