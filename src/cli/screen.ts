// How does a one-shot command write for readers?
import type { Capabilities } from '../replies/compose.ts';
import { lookFor, widthFor } from '../replies/look.ts';
import type { Surface } from '../replies/plain/page.ts';
import { renderPlain } from '../replies/plain.ts';
import type { Reply } from '../replies/reply.ts';
import type { Io } from './io.ts';

/** A command shows everything at once: no buttons, no pages. Noted letters are covered: `letter ID` opens them. */
export const READING: Capabilities = { actions: [], pageSize: Number.MAX_SAFE_INTEGER, covers: true };

/** The next command is how a reader goes on. */
const COMMANDS: Surface = {
  open: ({ id }) => `dear-archive letter ${id}`,
  openAtEach: true,
  more: '--limit shows more of them.',
};

/** Writes a reply for readers: in colour and as wide as the screen where there is one. */
export function writeReply(io: Io, reply: Reply): void {
  io.stdout.write(
    renderPlain(reply, { width: widthFor(io.stdout, io.env), look: lookFor(io.stdout, io.env), surface: COMMANDS }),
  );
}
