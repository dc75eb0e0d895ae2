// How does a one-shot command write for readers?
import type { Capabilities } from '../replies/compose.ts';
import { lookFor, widthFor } from '../replies/look.ts';
import type { Surface } from '../replies/plain/page.ts';
import { renderPlain } from '../replies/plain.ts';
import type { Reply } from '../replies/reply.ts';
import type { Io } from './io.ts';

/** A command shows everything at once: no buttons, no pages. Noted letters are covered: `letter ID` opens them. */
export const READING: Capabilities = { actions: [], pageSize: Number.MAX_SAFE_INTEGER, covers: true };

/**
 * Writes a reply for readers: in colour and as wide as the screen where there is one. The next command is how they go on.
 * @param options what the command that opens a letter needs beside the letter's id, with a space before it; left out: nothing
 */
export function writeReply(io: Io, reply: Reply, options = ''): void {
  const program = calledAs(io);
  const surface: Surface = {
    open: ({ id }) => `${program} letter ${id}${options}`,
    openAtEach: true,
    more: '--limit shows more of them.',
  };
  io.stdout.write(renderPlain(reply, { width: widthFor(io.stdout, io.env), look: lookFor(io.stdout, io.env), surface }));
}

/** The program as it was called: npm says so to what `npx` runs (https://docs.npmjs.com/cli/using-npm/scripts, npm_command). */
function calledAs({ env }: Io): string {
  return env.npm_command === 'exec' ? 'npx dear-archive' : 'dear-archive';
}
