// How is every delivery answered once, though platforms deliver again? It is taken on, under all its names, before any work.
import type { Logger } from '../../src/logger.ts';
import type { Deliveries } from '../../src/state/store.ts';

/** What became of a delivery. */
export type Handled<Result> =
  | { readonly kind: 'handled'; readonly result: Result }
  /** it was taken on before, here or by another process */
  | { readonly kind: 'repeated' };

/** Does the work of a delivery unless it was taken on before. @param names the delivery's names: an event's id, its channel and time */
export type Once = <Result>(names: readonly [string, ...string[]], work: () => Promise<Result>) => Promise<Handled<Result>>;

/** What it goes by. */
export type OnceOptions = {
  readonly deliveries: Deliveries;
  readonly logger: Logger;
  /** the adapter's name, so that two platforms' ids are never taken for one */
  readonly platform: string;
  /** names remembered in this process, 1 or more; left out: 10,000, some minutes of the busiest server */
  readonly remembered?: number | undefined;
};

const REMEMBERED = 10_000;

/**
 * Work that fails is not done again: its person was told. Where the state fails, this process' own memory still keeps
 * deliveries apart and people get their answer; the log tells of the failure.
 */
export function createOnce({ deliveries, logger, platform, remembered = REMEMBERED }: OnceOptions): Once {
  const known = new Set<string>();
  /** Adds the names. @returns true when all of them are new */
  function remember(names: readonly string[]): boolean {
    const isNew = names.every((name) => !known.has(name));
    for (const name of names) known.add(name);
    for (const oldest of known) {
      if (known.size <= remembered) break;
      known.delete(oldest);
    }
    return isNew;
  }
  return async ([first, ...others], work) => {
    const names = [`${platform} ${first}`, ...others.map((name) => `${platform} ${name}`)] as const;
    const isNew = remember(names) && (await claim(names));
    return isNew ? { kind: 'handled', result: await work() } : { kind: 'repeated' };
  };

  async function claim(names: readonly [string, ...string[]]): Promise<boolean> {
    try {
      return await deliveries.claim(names);
    } catch (error) {
      logger.error('delivery-not-recorded', { platform }, error);
      return true;
    }
  }
}
