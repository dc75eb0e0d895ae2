// How is a passage that may be longer than the model's window read? In windows of whole parts.
import type { TokenRange } from './pooling.ts';

/** One sequence for the model and which of its tokens belong to which part. */
export type Window = {
  readonly ids: readonly number[];
  readonly parts: readonly { readonly part: number; readonly range: TokenRange }[];
};

/** The tokens that stand around every sequence. */
export type Frame = { readonly begin: number; readonly end: number; readonly maxTokens: number };

/**
 * Packs the tokens of parts into windows. A part that is longer than a window is cut to its first tokens; parts without
 * tokens appear in no window. There is always at least one window.
 * @param tokens one list of token ids a part, without the frame
 * @param each false: only the first window is made, cut inside a part where need be
 */
export function packWindows(tokens: readonly (readonly number[])[], frame: Frame, each: boolean): readonly [Window, ...Window[]] {
  const room = frame.maxTokens - 2;
  if (!each) return [frameOf([tokens.flat().slice(0, room)], [0], frame)];
  const groups: number[][] = [[]];
  let used = 0;
  tokens.forEach((ids, part) => {
    const length = Math.min(ids.length, room);
    if (length === 0) return;
    if (used + length > room) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(part);
    used += length;
  });
  const [first, ...rest] = groups.map((group) =>
    frameOf(
      group.map((part) => (tokens[part] ?? []).slice(0, room)),
      group,
      frame,
    ),
  );
  return [first ?? frameOf([], [], frame), ...rest];
}

function frameOf(lists: readonly (readonly number[])[], parts: readonly number[], { begin, end }: Frame): Window {
  let from = 1;
  const ranges = lists.map((ids, index) => {
    const range = { from, to: from + ids.length };
    from = range.to;
    return { part: parts[index] ?? 0, range };
  });
  return { ids: [begin, ...lists.flat(), end], parts: ranges };
}
