// What goes wrong on order? Answers that fail, and events that come twice or late.

/** What becomes of a request. `handled`: the route has done its work, only the answer is lost. */
export type Trouble =
  | { readonly kind: 'rate-limit'; readonly retryAfter: number; readonly isGlobal: boolean }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code: number;
      readonly message: string;
      readonly handled: boolean;
    }
  | { readonly kind: 'cut'; readonly handled: boolean }
  | { readonly kind: 'slow'; readonly ms: number };

/** 429 with the wait in seconds (Slack knows whole ones: less is sent as 0) (the client waits that long in real time: keep it small). */
export const rateLimited = (retryAfter = 0.005, isGlobal = false): Trouble => ({ kind: 'rate-limit', retryAfter, isGlobal });
/** A server error, before or after the work was done. */
export const failing = (status = 503, handled = false): Trouble => ({
  kind: 'status',
  status,
  code: 0,
  message: `${status}: Service Unavailable`,
  handled,
});
/** A refusal of Discord's with its JSON code. */
export const refusing = (status: number, code: number, message: string): Trouble => ({
  kind: 'status',
  status,
  code,
  message,
  handled: false,
});
/** The connection breaks off, before or after the work was done. */
export const cut = (handled = false): Trouble => ({ kind: 'cut', handled });
/** The work is done at once; the answer comes when the server's clock has moved by `ms`. */
export const slow = (ms: number): Trouble => ({ kind: 'slow', ms });

/** How likely each trouble is, each from 0 to 1. Left out: never. */
export type StormRates = {
  readonly rateLimit?: number;
  readonly fail?: number;
  readonly cut?: number;
  /** needs a running clock, or a test that moves the other one */
  readonly slow?: number;
  /** a dispatch comes twice */
  readonly duplicate?: number;
  /** a dispatch comes after the one that follows it */
  readonly reorder?: number;
  /** the connections break after a dispatch */
  readonly drop?: number;
};

export type Storm = { readonly seed: number; readonly rates: StormRates; readonly spares: readonly string[] };

/** What the server asks before each answer and each dispatch. */
export type Chaos = {
  /** The next `times` requests to a route get this. A route is written as in `faults`, "*" is any. */
  readonly next: (route: string, trouble: Trouble, times?: number) => void;
  /** Troubles by chance, the same for the same seed and order of requests. `spares`: routes left alone. */
  readonly startStorm: (seed: number, rates: StormRates, spares?: readonly string[]) => void;
  readonly stopStorm: () => void;
  /** The next dispatch comes twice. */
  readonly duplicateNext: () => void;
  /** The next dispatch comes after the one that follows it. */
  readonly delayNext: () => void;
  readonly troubleFor: (route: string) => Trouble | undefined;
  /** Passes an event on: at once, twice, later. */
  readonly arrange: <Event>(event: Event, send: (event: Event) => void, drop: () => void) => void;
};

/** Numbers from 0 to 1 that a seed decides: mulberry32, after Tommy Ettinger. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function troubleOfStorm(random: () => number, rates: StormRates): Trouble | undefined {
  const table: readonly (readonly [number, Trouble])[] = [
    [rates.rateLimit ?? 0, rateLimited()],
    [rates.fail ?? 0, failing(503, random() < 0.5)],
    [rates.cut ?? 0, cut(random() < 0.5)],
    [rates.slow ?? 0, slow(1)],
  ];
  let left = random();
  for (const [rate, trouble] of table) {
    if (left < rate) return trouble;
    left -= rate;
  }
  return undefined;
}

/** Chaos that does nothing until asked. */
export function createChaos(): Chaos {
  const orders: { route: string; trouble: Trouble; left: number }[] = [];
  let storm: (Storm & { readonly random: () => number }) | undefined;
  let duplicates = 0;
  let delays = 0;
  let late: (() => void)[] = [];
  const release = () => {
    const sends = late;
    late = [];
    for (const send of sends) send();
  };
  return {
    next: (route, trouble, times = 1) => void orders.push({ route, trouble, left: times }),
    startStorm(seed, rates, spares = []) {
      storm = { seed, rates, spares, random: createRandom(seed) };
    },
    stopStorm() {
      storm = undefined;
      release();
    },
    duplicateNext() {
      duplicates += 1;
    },
    delayNext() {
      delays += 1;
    },
    troubleFor(route) {
      const order = orders.find((entry) => entry.left > 0 && (entry.route === '*' || entry.route === route));
      if (order !== undefined) {
        order.left -= 1;
        return order.trouble;
      }
      return storm === undefined || storm.spares.includes(route) ? undefined : troubleOfStorm(storm.random, storm.rates);
    },
    arrange(event, send, drop) {
      const chance = (rate: number | undefined) => storm !== undefined && storm.random() < (rate ?? 0);
      const isLate = delays > 0 || chance(storm?.rates.reorder);
      if (delays > 0) delays -= 1;
      if (isLate) {
        late.push(() => send(event));
        return;
      }
      send(event);
      if (duplicates > 0 || chance(storm?.rates.duplicate)) {
        duplicates = Math.max(0, duplicates - 1);
        send(event);
      }
      release();
      if (chance(storm?.rates.drop)) drop();
    },
  };
}
