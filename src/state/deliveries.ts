// Was this delivery taken on before? The table of deliveries, which forgets them after some days.
import type { Clock } from '../clock.ts';
import { DELIVERY_DAYS, type Deliveries } from './store.ts';
import type { StateDatabase } from './tables.ts';

const HOUR = 3_600_000;
const KEPT = DELIVERY_DAYS * 24 * HOUR;

/** The deliveries in a database. */
export function createDeliveries(db: StateDatabase, clock: Clock): Deliveries {
  let swept = Number.NEGATIVE_INFINITY;
  return {
    async claim(names) {
      const now = clock.now();
      if (now - swept >= HOUR) {
        await db
          .deleteFrom('deliveries')
          .where('claimed_at', '<=', now - KEPT)
          .execute();
        swept = now;
      }
      // Sorted, so that two processes never wait for each other; one statement, so that exactly one of them is first.
      const rows = [...new Set(names)].sort().map((name) => ({ name, claimed_at: now }));
      const claimed = await db
        .insertInto('deliveries')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ claimed_at: now })
            .where('deliveries.claimed_at', '<=', now - KEPT),
        )
        .returning('name')
        .execute();
      return claimed.length === rows.length;
    },
  };
}
