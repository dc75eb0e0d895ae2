// What time is it for the server? A clock that stands still until the test moves it, or one that runs.

/** The server's only source of time. Milliseconds since 1970. */
export type ServerClock = {
  readonly now: () => number;
  /** Resolves when `ms` have passed on this clock, or when it is closed. */
  readonly wait: (ms: number) => Promise<void>;
  /** Moves the clock forward; what waited long enough goes on. */
  readonly advance: (ms: number) => void;
  /** Ends every wait at once and leaves no timer behind. */
  readonly close: () => void;
};

/** A clock that only {@link ServerClock.advance} moves. */
export function createVirtualClock(start = Date.now()): ServerClock {
  let time = start;
  let waiting: { readonly due: number; readonly resolve: () => void }[] = [];
  const release = (isDue: (due: number) => boolean) => {
    const due = waiting.filter((entry) => isDue(entry.due)).sort((a, b) => a.due - b.due);
    waiting = waiting.filter((entry) => !isDue(entry.due));
    for (const entry of due) entry.resolve();
  };
  return {
    now: () => time,
    wait: (ms) => new Promise((resolve) => void (ms <= 0 ? resolve() : waiting.push({ due: time + ms, resolve }))),
    advance(ms) {
      time += ms;
      release((due) => due <= time);
    },
    close: () => release(() => true),
  };
}

/** The machine's clock, for soak runs. `advance` shifts it without waking anybody. */
export function createRunningClock(): ServerClock {
  let shift = 0;
  const timers = new Map<NodeJS.Timeout, () => void>();
  return {
    now: () => Date.now() + shift,
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve();
        }, ms);
        timers.set(timer, resolve);
      }),
    advance(ms) {
      shift += ms;
    },
    close() {
      for (const [timer, resolve] of timers) {
        clearTimeout(timer);
        resolve();
      }
      timers.clear();
    },
  };
}

/**
 * A clock that goes at a tenth of the machine's. What comes after three seconds nobody can answer, and a connection that broke on a
 * busy machine takes as long to come back: here it is about what the bot loses, not about how fast this machine is.
 */
export function createSlowClock(): ServerClock {
  const clock = createRunningClock();
  const start = clock.now();
  return { ...clock, now: () => start + Math.floor((clock.now() - start) / 10) };
}
