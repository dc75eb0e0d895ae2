import { describe, expect, it, onTestFinished } from 'vitest';
import { createOnce } from '../../../../adapters/shared/once.ts';
import { createLogger } from '../../../../src/logger/pino.ts';
import { SILENT } from '../../../../src/logger.ts';
import { openStore } from '../../../../src/state/open-store.ts';
import type { Deliveries } from '../../../../src/state/store.ts';
import { makeClock } from '../../../support/clock.ts';

async function open(): Promise<Deliveries> {
  const store = await openStore({ file: ':memory:' });
  onTestFinished(() => store.close());
  return store.deliveries;
}

const BROKEN: Deliveries = { claim: () => Promise.reject(new Error('The disk is full.')) };
const work = async () => 'done';

describe('a delivery', () => {
  it('is handled once, under whichever of its names it comes again', async () => {
    const once = createOnce({ deliveries: await open(), logger: SILENT, platform: 'first' });
    expect(await once(['event-1', 'C1 at noon'], work)).toEqual({ kind: 'handled', result: 'done' });
    expect(await once(['event-1'], work)).toEqual({ kind: 'repeated' });
    expect(await once(['event-2', 'C1 at noon'], work)).toEqual({ kind: 'repeated' });
    expect(await once(['event-2', 'C1 at one'], work)).toEqual({ kind: 'repeated' });
  });

  it('is handled once though copies come together', async () => {
    const deliveries = await open();
    const [one, other] = ['', ''].map(() => createOnce({ deliveries, logger: SILENT, platform: 'first' }));
    let times = 0;
    const count = async () => ++times;
    await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? one : other)?.(['event'], count)));
    expect(times).toBe(1);
  });

  it('was taken on before by a process that is no more', async () => {
    const deliveries = await open();
    await createOnce({ deliveries, logger: SILENT, platform: 'first' })(['event'], work);
    expect(await createOnce({ deliveries, logger: SILENT, platform: 'first' })(['event'], work)).toEqual({ kind: 'repeated' });
  });

  it('is another one on another platform', async () => {
    const deliveries = await open();
    for (const platform of ['first', 'second']) {
      expect((await createOnce({ deliveries, logger: SILENT, platform })(['event'], work)).kind).toBe('handled');
    }
  });

  it('whose work failed fails for its caller, and is not done again', async () => {
    const once = createOnce({ deliveries: await open(), logger: SILENT, platform: 'first' });
    await expect(once(['event'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await once(['event'], work)).toEqual({ kind: 'repeated' });
  });

  it('is answered though the state fails, once, and the log tells', async () => {
    const lines: string[] = [];
    const logger = createLogger({ output: { write: (line) => lines.push(line) }, clock: makeClock(), level: 'info' });
    const once = createOnce({ deliveries: BROKEN, logger, platform: 'first' });
    expect((await once(['event'], work)).kind).toBe('handled');
    expect((await once(['event'], work)).kind).toBe('repeated');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"delivery-not-recorded"');
  });

  it('is remembered in this process only so long as there is room', async () => {
    const once = createOnce({ deliveries: BROKEN, logger: SILENT, platform: 'first', remembered: 2 });
    for (const name of ['1', '2', '3']) await once([name], work);
    expect(await once(['3'], work)).toEqual({ kind: 'repeated' });
    expect(await once(['2'], work)).toEqual({ kind: 'repeated' });
    expect((await once(['1'], work)).kind).toBe('handled');
  });
});
