// How is a bot asked by a crowd while everything goes wrong? In waves, with a time after which an answer counts as lost.
import type { StormRates } from '../support/wire/chaos.ts';

/** Some one in nine calls fails, every seventh event comes twice or late, the connection breaks some ten times in a thousand. */
export const STORM_RATES: StormRates = {
  rateLimit: 0.05,
  fail: 0.03,
  cut: 0.02,
  slow: 0.05,
  duplicate: 0.1,
  reorder: 0.05,
  drop: 0.003,
};
/** At once, as in a busy server or workspace. */
const WAVE = 10;
/** Milliseconds that a wave may take; what is not answered then is lost. */
const MOST = 15_000;
/** Milliseconds between what others do, after which a late event comes. */
const CHATTER = 20;

/** One request, and what is wrong with its answer once there should be one. */
export type WaveCase = {
  readonly name: string;
  /** when there is something to look at */
  readonly done: Promise<unknown>;
  readonly verdict: () => string;
  readonly seen: () => string;
};

/** Who asks. */
export type Crowd<Case extends WaveCase> = {
  readonly act: (number: number) => Case;
  /** Somebody does something that is not for us, so that what waits for another event comes. */
  readonly chatter: () => void;
};

/** What is the same in every report. */
export type WaveReport = {
  readonly requests: number;
  readonly seed: number;
  /** no answer, or one that says that something went wrong; each with what was seen of it */
  readonly lost: readonly string[];
  /** more than one answer */
  readonly doubled: readonly string[];
  /** bodies that the platform would not take */
  readonly faults: number;
  /** requests of ours to the platform, and how many of them failed on order */
  readonly calls: number;
  readonly refused: number;
  /** how often the connection was made */
  readonly connections: number;
  readonly milliseconds: number;
};

/** Asks until there are so many requests, or a wave has lost one. @returns all of them, and those that were late */
export async function rideWaves<Case extends WaveCase>(
  requests: number,
  { act, chatter }: Crowd<Case>,
): Promise<{ readonly cases: readonly Case[]; readonly late: readonly Case[] }> {
  const cases: Case[] = [];
  while (cases.length < requests) {
    const wave = Array.from({ length: Math.min(WAVE, requests - cases.length) }, (_, at) => act(cases.length + at));
    cases.push(...wave);
    const isDone = await chatterUntil(Promise.all(wave.map(({ done }) => done)), chatter);
    // What is lost once is told at once: every further wave would wait as long.
    if (!isDone) return { cases, late: wave.filter(({ verdict }) => verdict() === 'lost') };
  }
  return { cases, late: [] };
}

/** @returns false when it takes too long */
async function chatterUntil(done: Promise<unknown>, chatter: () => void): Promise<boolean> {
  const chattering = setInterval(chatter, CHATTER);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, MOST, false);
  });
  const isDone = await Promise.race([done.then(() => true), tooLong]);
  clearInterval(chattering);
  clearTimeout(timer);
  return isDone;
}

/** A case in a report. */
export function describeCase({ name, seen }: WaveCase): string {
  return `${name}: ${seen()}`;
}

/** @throws Error that lists everything that is wrong */
export function throwIfWrong(reports: readonly Pick<WaveReport, 'lost' | 'doubled' | 'faults'>[], platform: string): void {
  const wrong = reports.flatMap(({ lost, doubled, faults }) => [
    ...lost.map((one) => `lost: ${one}`),
    ...doubled.map((one) => `doubled: ${one}`),
    ...(faults > 0 ? [`${faults} bodies that ${platform} would not take`] : []),
  ]);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
