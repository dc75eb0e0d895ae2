// Do the numbers of the fusion depend on one judged set? Each set is left out in turn, and the choice made without it is tried there.
import { mean } from '../src/quality/metrics.ts';

/** One choice of the numbers: the share of words in the fused score, and what title and answer count beside the question. */
export type FusionChoice = { readonly wordShare: number; readonly title: number; readonly answer: number };

/** A set with the mean average precision of every choice on it, in the order of the choices. */
export type FusionSet = { readonly name: string; readonly queries: number; readonly precisions: readonly number[] };

/** A set that was left out. All numbers are MAP on that set. */
export type LeftOut = {
  readonly name: string;
  readonly queries: number;
  /** the choice with the best mean on all other sets */
  readonly chosen: FusionChoice;
  readonly withChosen: number;
  readonly inForce: number;
  /** the best that any choice reaches there: what choosing on the set itself would show */
  readonly best: number;
};

/** The mean over all sets of one number's values, the others as they are in force. */
export type Slice = {
  readonly knob: keyof FusionChoice;
  readonly value: number;
  readonly mean: number;
  readonly inForce: boolean;
};

/** All that the question `fusion` found out; nothing where there are not two sets. */
export type FusionFinding = { readonly leftOut: readonly LeftOut[]; readonly slices: readonly Slice[] };

const KNOBS = ['wordShare', 'title', 'answer'] as const satisfies readonly (keyof FusionChoice)[];

/** Every combination of the values. */
export function gridOf(values: Readonly<Record<keyof FusionChoice, readonly number[]>>): FusionChoice[] {
  return values.wordShare.flatMap((wordShare) =>
    values.title.flatMap((title) => values.answer.map((answer) => ({ wordShare, title, answer }))),
  );
}

/** @param choices must have the one in force among them @throws Error otherwise */
export function leaveOneOut(sets: readonly FusionSet[], choices: readonly FusionChoice[], inForce: FusionChoice): FusionFinding {
  const current = choices.findIndex((choice) => KNOBS.every((knob) => choice[knob] === inForce[knob]));
  if (current < 0) throw new Error(`The grid lacks the choice in force, ${JSON.stringify(inForce)}: add its values.`);
  const meanOf = (among: readonly FusionSet[], at: number) => mean(among.map(({ precisions }) => precisions[at] ?? 0));
  const bestOf = (among: readonly FusionSet[]) =>
    choices.reduce((best, _, at) => (meanOf(among, at) > meanOf(among, best) ? at : best), current);
  const leftOut =
    sets.length < 2
      ? []
      : sets.flatMap((set): LeftOut[] => {
          const at = bestOf(sets.filter((other) => other !== set));
          const chosen = choices[at];
          const { name, queries, precisions } = set;
          if (!chosen) return [];
          return [
            {
              name,
              queries,
              chosen,
              withChosen: precisions[at] ?? 0,
              inForce: precisions[current] ?? 0,
              best: Math.max(...precisions),
            },
          ];
        });
  const slices = KNOBS.flatMap((knob) =>
    choices.flatMap((choice, at): Slice[] =>
      KNOBS.every((other) => other === knob || choice[other] === inForce[other])
        ? [{ knob, value: choice[knob], mean: meanOf(sets, at), inForce: at === current }]
        : [],
    ),
  );
  return { leftOut, slices };
}
