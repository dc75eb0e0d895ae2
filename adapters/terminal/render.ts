// How does a reply look in a terminal?
import { composeLetter } from '../../src/replies/compose.ts';
import { inertText, paragraph } from '../../src/replies/layout.ts';
import type { Look } from '../../src/replies/look.ts';
import type { Surface } from '../../src/replies/plain/page.ts';
import { renderPlain } from '../../src/replies/plain.ts';
import type { LetterReply, Reply } from '../../src/replies/reply.ts';
import type { Step } from './conversation.ts';
import { CHAT_COMMANDS, HELP_FOOT, HELP_HEAD } from './words.ts';

/** What the screen can do. */
export type Screen = {
  readonly width: number;
  /** rows of a screen on which somebody types; absent: replies come whole, for a file or another program */
  readonly rows?: number | undefined;
  readonly look: Look;
};

/** Typing is how a reader goes on; the line below each reply says what can be typed. */
const TYPED: Surface = { open: (_, place) => `open ${place}`, columns: true };
/** The same where there is no such line. */
const PIPED: Surface = { ...TYPED, more: 'Type "more".' };

/** A reply as text for a screen. */
export function renderReply(reply: Reply, { width, look, rows }: Screen): string {
  return renderPlain(reply, { width, look, surface: rows === undefined ? PIPED : TYPED });
}

/** Rows that a reply leaves free: the question above it; an empty line, the hint, an empty line and the prompt below it. */
const ROWS_KEPT = 5;

/** Does a reply fit on the screen, so that its first line stays in sight? */
export function fitsScreen(reply: Reply, screen: Screen): boolean {
  return screen.rows === undefined || renderReply(reply, screen).split('\n').length - 1 <= screen.rows - ROWS_KEPT;
}

/** On a smaller page there is more furniture than letter. */
const LEAST_PAGE = 300;

/** Units of a letter on one page: as many as let every page fit on the screen. */
export function pageSizeFor(reply: LetterReply, screen: Screen): number {
  if (screen.rows === undefined) return Number.MAX_SAFE_INTEGER;
  let size = screen.rows * screen.width;
  while (size > LEAST_PAGE && !pagesOf(reply, size).every((page) => fitsScreen(page, screen))) size = Math.floor(size * 0.95);
  return Math.max(LEAST_PAGE, size);
}

function pagesOf({ letter, columnist, excerptOnly }: LetterReply, pageSize: number): LetterReply[] {
  const first = composeLetter(letter, { pageSize, page: 1, columnist, excerptOnly });
  const others = Array.from({ length: first.pages - 1 }, (_, index) =>
    composeLetter(letter, { pageSize, page: index + 2, columnist, excerptOnly }),
  );
  return [first, ...others];
}

/** The list of commands. */
export function renderHelp({ width, look }: Screen): string {
  const widest = Math.max(...CHAT_COMMANDS.map(([command]) => command.length));
  const rows = CHAT_COMMANDS.flatMap(([command, help]) =>
    paragraph(
      { role: 'faint', text: help },
      { width, look, first: `  ${look.strong(command)}${' '.repeat(widest + 2 - command.length)}`, rest: ' '.repeat(widest + 4) },
    ),
  );
  return [...paragraph(HELP_HEAD, { width, look }), ...rows, ...paragraph(HELP_FOOT, { width, look }), ''].join('\n');
}

/** A sentence of the chat itself. */
export function renderSentence(sentence: string, { width, look }: Screen): string {
  return `${paragraph(sentence, { width, look }).join('\n')}\n`;
}

/** Below a reply: what can be typed next. */
export function renderSteps(steps: readonly Step[], { width, look }: Screen): string {
  const text = steps.map(({ type, brings }) => (brings === '' ? type : `${type} (${brings})`)).join(' · ');
  return ['', ...paragraph({ role: 'faint', text }, { width, look }), ''].join('\n');
}

/** Where nobody sees what is typed, a line is said again before its answer; one row of it is enough. */
export function renderEcho(line: string, { width, look }: Screen): string {
  const start = inertText(line.slice(0, 2 * width));
  const [shown = ''] = paragraph(start, { width: width - PROMPT.length - 2, look });
  return `${PROMPT}${shown}${shown.length < inertText(line).trim().length ? ' …' : ''}\n`;
}

export const PROMPT = 'ask> ';
