// How long does a piece of work take, on the clock and on the processor?

/** Milliseconds on the clock, and of processor time over all threads (collecting garbage and compiling included). */
export type Duration = { readonly wallMs: number; readonly cpuMs: number };

/** Does the work and says how long it took. */
export async function measure<T>(work: () => T | Promise<T>): Promise<Duration & { readonly value: T }> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const value = await work();
  const wallMs = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { value, wallMs, cpuMs: (user + system) / 1000 };
}
