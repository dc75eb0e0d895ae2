// What does the app get told, and how often is it told again?
import type { Chaos } from '../wire/chaos.ts';
import type { ServerClock } from '../wire/clock.ts';
import { LIMITS } from './limits.ts';

export type Payload = Readonly<Record<string, unknown>>;
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

/** Something that the app is told. */
export type Delivery = {
  readonly kind: DeliveryKind;
  readonly payload: Payload;
  /** Whether its first attempt is a redelivery already. */
  readonly isRetry?: boolean;
  /** Called once, with the body of the acknowledgement (undefined if empty). */
  readonly onAcknowledged?: (body: unknown) => void;
  /** Called once, when nobody acknowledged and it is not told again. */
  readonly onFailed?: (reason: string) => void;
};

/** One attempt. `attempt` counts from 0; above 0 it is a redelivery, for `reason`. */
export type Attempt = {
  readonly kind: DeliveryKind;
  readonly payload: Payload;
  readonly attempt: number;
  readonly reason: string;
};
export type Outcome =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: string; readonly isFinal?: boolean };
/** A way to the app. Fails when the app did not answer for three seconds of the server's clock. */
export type Transport = (attempt: Attempt) => Promise<Outcome>;

/** Waits before redeliveries of events, milliseconds: https://docs.slack.dev/apis/events-api#retries */
export const RETRIES: readonly number[] = [0, 60_000, 300_000];

export type DeliveryOptions = {
  readonly clock: ServerClock;
  readonly chaos: Chaos;
  /** milliseconds before each redelivery */
  readonly retries: readonly number[];
  readonly transport: () => Transport;
  readonly drop: () => void;
  readonly newEventId: () => string;
  readonly onAttempt: (attempt: Attempt) => void;
  readonly onBroken: (error: unknown) => void;
};

export type Deliveries = {
  readonly deliver: (delivery: Delivery) => void;
  /** attempts that nobody has answered yet; redeliveries that wait for their time are not among them */
  readonly underWay: () => number;
  readonly close: () => void;
};

/** Resolves with what comes first. Neither is left hanging: the clock ends its waits when the server closes. */
export function withinThreeSeconds(clock: ServerClock, outcome: Promise<Outcome>, reason: string): Promise<Outcome> {
  return Promise.race([outcome, clock.wait(LIMITS.acknowledge).then((): Outcome => ({ ok: false, reason }))]);
}

/** Tells the app things, by the transport that is in use at the time. */
export function createDeliveries({
  clock,
  chaos,
  retries,
  transport,
  drop,
  newEventId,
  onAttempt,
  onBroken,
}: DeliveryOptions): Deliveries {
  let underWay = 0;
  let isClosed = false;
  const attemptOnce = async (attempt: Attempt): Promise<Outcome> => {
    underWay += 1;
    onAttempt(attempt);
    try {
      return await transport()(attempt);
    } finally {
      underWay -= 1;
    }
  };
  const run = async ({ kind, payload, isRetry = false, onAcknowledged, onFailed }: Delivery): Promise<void> => {
    const waits = kind === 'events_api' ? retries : [];
    const first = isRetry ? 1 : 0;
    let outcome = await attemptOnce({ kind, payload, attempt: first, reason: isRetry ? 'http_timeout' : '' });
    for (const [index, wait] of [...waits.entries()].slice(first)) {
      if (outcome.ok || outcome.isFinal === true || isClosed) break;
      await clock.wait(wait);
      if (isClosed) return;
      outcome = await attemptOnce({ kind, payload, attempt: index + 1, reason: outcome.reason });
    }
    if (isClosed) return;
    if (outcome.ok) onAcknowledged?.(outcome.body);
    else onFailed?.(outcome.reason);
  };
  return {
    deliver(delivery) {
      let sent = 0;
      const pass = (passed: Delivery) => {
        sent += 1;
        if (sent === 1) return void run(passed).catch(onBroken);
        // Only events come twice: a copy of its own, which nobody asks about.
        if (passed.kind !== 'events_api') return;
        run({ kind: passed.kind, payload: { ...passed.payload, event_id: newEventId() } }).catch(onBroken);
      };
      chaos.arrange(delivery, pass, drop);
    },
    underWay: () => underWay,
    close() {
      isClosed = true;
    },
  };
}
