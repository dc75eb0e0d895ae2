// How is a response_url used, and how often may it be? docs.slack.dev/interactivity/handling-user-interaction: five times in half an hour.
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import { ResponseRefusal } from './failure.ts';

/** A `fetch`, as the calls are made with it. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Milliseconds for one answer. */
const TIMEOUT = 10_000;

const refusal = z.object({ error: z.string() });

/** Posts to response_urls. @throws ResponseRefusal, or what the network threw */
export function respondWith(fetchIt: Fetch): (url: string, body: object) => Promise<void> {
  return async (url, body) => {
    const response = await fetchIt(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const text = await response.text();
    if (response.ok) return;
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new ResponseRefusal({
      status: response.status,
      word: wordIn(text),
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    });
  };
}

/** Slack says it as JSON or as one word. */
function wordIn(text: string): string | undefined {
  try {
    return refusal.parse(JSON.parse(text)).error;
  } catch {
    return /^[a-z_]{2,60}$/u.test(text.trim()) ? text.trim() : undefined;
  }
}

/** Answers that an act may have in all, and for how long (milliseconds). */
export const RESPONSES = Object.freeze({ most: 5, life: 30 * 60_000 });

/** How many answers are left for each act. */
export type ResponseUses = {
  /** Takes one. @returns how many are left after it; `undefined`: there was none to take */
  take(url: string): number | undefined;
  /** how many are left */
  left(url: string): number;
};

/** Counts uses in memory: what an earlier process used is not known, and Slack's refusal is handled. */
export function createResponseUses(clock: Clock): ResponseUses {
  // In the order of their time.
  const used = new Map<string, { readonly uses: number; readonly until: number }>();

  function forget(now: number): void {
    for (const [url, { until }] of used) {
      if (until > now) return;
      used.delete(url);
    }
  }
  const left = (url: string) => RESPONSES.most - (used.get(url)?.uses ?? 0);
  return {
    left,
    take(url) {
      const now = clock.now();
      forget(now);
      const rest = left(url);
      if (rest <= 0) return undefined;
      used.set(url, { uses: RESPONSES.most - rest + 1, until: used.get(url)?.until ?? now + RESPONSES.life });
      return rest - 1;
    },
  };
}
