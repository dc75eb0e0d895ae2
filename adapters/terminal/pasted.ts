// How does a question of several lines that is pasted into the terminal stay one question?
import { Transform, type TransformCallback } from 'node:stream';
import type { TerminalOptions } from './options.ts';

/** Asks the terminal to mark what is pasted, and to do so no longer (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Bracketed Paste Mode"). */
export const MARK_PASTES = '\u001b[?2004h';
export const LEAVE_PASTES = '\u001b[?2004l';

const OPENING = '\u001b[200~';
const CLOSING = '\u001b[201~';

/** Keys as they are typed, with the line ends of what is pasted as spaces: one line, which waits for the return key. */
export type PastedInput = TerminalOptions['input'] & {
  readonly setRawMode: (raw: boolean) => void;
  /** lets the terminal go, so that the process can end */
  release(): void;
};

/** Reads keys through {@link joinPasted}. */
export function readPasted(input: TerminalOptions['input']): PastedInput {
  const join = joinPasted();
  const keys = new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      done(null, Buffer.from(join(chunk.toString('latin1')), 'latin1'));
    },
  });
  input.pipe(keys);
  return Object.assign(keys, {
    isTTY: input.isTTY,
    setRawMode: (raw: boolean) => void input.setRawMode?.(raw),
    release() {
      input.unpipe(keys);
      input.pause();
    },
  });
}

/**
 * Takes the marks of pastes away, and makes the line ends between them spaces. A mark may be parted between two chunks; texts
 * are bytes, one a unit (latin1), so that no character can be parted wrongly.
 */
export function joinPasted(): (chunk: string) => string {
  let held = '';
  let inside = false;
  return (chunk) => {
    let rest = held + chunk;
    let typed = '';
    held = '';
    while (rest !== '') {
      const mark = inside ? CLOSING : OPENING;
      const at = rest.indexOf(mark);
      const end = at === -1 ? rest.length - begun(rest, mark) : at;
      const text = rest.slice(0, end);
      typed += inside ? text.replace(/[\r\n]+/gu, ' ') : text;
      if (at === -1) {
        held = rest.slice(end);
        break;
      }
      inside = !inside;
      rest = rest.slice(at + mark.length);
    }
    return typed;
  };
}

/** How many units at the end of a text may be the beginning of a mark. The escape key alone is none. */
function begun(text: string, mark: string): number {
  for (let length = mark.length - 1; length > 1; length -= 1) if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}
