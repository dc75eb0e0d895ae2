// What is a soak suite? The same trial many times over, each with a seed that repeats it.

/** A trial that is run often; `npm run soak -- NAME`. One file each, named in scripts/soak.ts. */
export type SoakSuite = {
  /** how many trials there are when nothing else is said */
  readonly runs: number;
  /** prepares what all trials share */
  start(): Promise<SoakRunner>;
};

/** Trials that can be run one after the other. */
export type SoakRunner = {
  /** one trial: what was tried, in a line. @throws Error when what must hold does not hold */
  run(seed: number): Promise<string>;
  /** removes what was prepared */
  end(): Promise<void>;
};
