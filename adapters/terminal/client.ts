// The chat in a terminal: no account, no network. Also the smallest example of an adapter.
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Archive } from '../../src/archive.ts';
import { ArchiveError } from '../../src/errors.ts';
import { composeLetter } from '../../src/replies/compose.ts';
import { lookFor, widthFor } from '../../src/replies/look.ts';
import type { Action, Reply } from '../../src/replies/reply.ts';
import type { Request } from '../../src/replies/request.ts';
import type { ChatAdapter } from '../adapter.ts';
import { answerRequest } from '../shared/answer.ts';
import { fitReply } from '../shared/fit.ts';
import { type Conversation, NEW_CONVERSATION, nextSteps, remember } from './conversation.ts';
import type { TerminalOptions } from './options.ts';
import { LEAVE_PASTES, MARK_PASTES, type PastedInput, readPasted } from './pasted.ts';
import { type ReadLine, readLine } from './read.ts';
import {
  fitsScreen,
  PROMPT,
  pageSizeFor,
  renderEcho,
  renderHelp,
  renderReply,
  renderSentence,
  renderSteps,
  type Screen,
} from './render.ts';
import { HINTS, sayGreeting } from './words.ts';

/** At most so many matches in one answer; on a small screen fewer, and "more" brings the others. */
const MATCHES_SHOWN = 3;

/** The terminal as a chat platform. Without a terminal it answers each line of the input and ends with it. */
export function createTerminalAdapter(options: TerminalOptions): ChatAdapter {
  const ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  return {
    name: 'terminal',
    start(archive, signal) {
      running = chat({ archive, options, signal: AbortSignal.any([signal, ending.signal]) });
      return running;
    },
    async stop() {
      ending.abort();
      await running;
    },
  };
}

type Scene = { readonly archive: Archive; readonly options: TerminalOptions; readonly signal: AbortSignal };

/** @throws ArchiveError `interrupted` when the user presses Ctrl-C */
async function chat(scene: Scene): Promise<void> {
  const { archive, options, signal } = scene;
  const interactive = isInteractive(options);
  const pasted = interactive && options.env.TERM !== 'dumb' ? readPasted(options.input) : undefined;
  const lines = openLines(options, pasted);
  const interrupt = new AbortController();
  const end = () => lines.close();
  signal.addEventListener('abort', end, { once: true });
  lines.on('SIGINT', () => interrupt.abort());
  interrupt.signal.addEventListener('abort', end);
  if (interactive) {
    for (const sentence of sayGreeting(archive.status())) await write(renderSentence(sentence, screenOf(options)), scene);
    if (pasted) await write(MARK_PASTES, scene);
    lines.prompt();
  }
  try {
    await converse(lines, { ...scene, signal: AbortSignal.any([signal, interrupt.signal]) });
  } finally {
    signal.removeEventListener('abort', end);
    lines.close();
    pasted?.release();
    if (pasted) options.output.write(LEAVE_PASTES);
  }
  if (interrupt.signal.aborted) throw new ArchiveError('interrupted', 'Ended with Ctrl-C.');
}

function isInteractive({ input, output }: TerminalOptions): boolean {
  return input.isTTY === true && output.isTTY === true;
}

function openLines(options: TerminalOptions, pasted: PastedInput | undefined): Interface {
  const input = pasted ?? options.input;
  // Lines that end in CR LF are one line however late the LF arrives.
  const common = { input, crlfDelay: Number.POSITIVE_INFINITY };
  if (!isInteractive(options)) return createInterface({ ...common, terminal: false });
  return createInterface({
    ...common,
    output: options.output,
    terminal: true,
    prompt: `\n${PROMPT}`,
    historySize: 200,
    removeHistoryDuplicates: true,
  });
}

/** Answers line after line, until "quit", the end of the input or the signal. */
async function converse(lines: Interface, scene: Scene): Promise<void> {
  const { options, signal } = scene;
  const interactive = isInteractive(options);
  let conversation = NEW_CONVERSATION;
  let answered = false;
  for await (const line of lines) {
    if (signal.aborted) break;
    const read = readLine(line, conversation);
    if (read.kind === 'quit') return;
    if (!interactive) await write(`${answered ? '\n' : ''}${renderEcho(line, screenOf(options))}`, scene);
    conversation = await respond(read, conversation, scene);
    answered = true;
    if (interactive) lines.prompt();
  }
  // The cursor still stands behind the prompt.
  if (interactive) await write('\n', scene);
}

async function respond(
  read: Exclude<ReadLine, { kind: 'quit' }>,
  conversation: Conversation,
  scene: Scene,
): Promise<Conversation> {
  const screen = screenOf(scene.options);
  switch (read.kind) {
    case 'hint':
      await write(renderSentence(read.text, screen), scene);
      return conversation;
    case 'help':
      await write(renderHelp(screen), scene);
      return conversation;
    case 'empty':
      // A person who presses return wants a new prompt; a script that sends a blank line wants to hear about it.
      if (!isInteractive(scene.options)) await write(renderSentence(HINTS.empty, screen), scene);
      return conversation;
    case 'request':
      return answer(read.request, { ...scene, conversation, screen, pageSize: read.pageSize });
  }
}

type Turn = Scene & {
  readonly conversation: Conversation;
  readonly screen: Screen;
  /** how the letter that is being read was parted; absent: as the screen is now */
  readonly pageSize?: number | undefined;
};

async function answer(request: Request, turn: Turn): Promise<Conversation> {
  const { conversation, options, screen, signal } = turn;
  try {
    const { reply, pageSize } = await replyTo(request, turn);
    const next = remember(conversation, { request, reply, pageSize });
    await write(renderReply(reply, screen), turn);
    if (isInteractive(options)) await write(renderSteps(nextSteps(next, reply), screen), turn);
    return next;
  } catch (error) {
    if (signal.aborted) return conversation;
    if (!(error instanceof ArchiveError)) throw error;
    await write(renderReply({ kind: 'trouble', sentence: error.message }, screen), turn);
    return conversation;
  }
}

const ACTIONS: readonly Action[] = ['letter', 'similar', 'next', 'why'];

/** The reply, as much of it as fits on the screen. */
async function replyTo(
  request: Request,
  { archive, options, screen, signal, pageSize: given }: Turn,
): Promise<{ reply: Reply; pageSize: number }> {
  const { random, version } = options;
  const pageSize = given ?? Number.MAX_SAFE_INTEGER;
  const capabilities = { actions: ACTIONS, pageSize, covers: true };
  const whole = await answerRequest(archive, request, { capabilities, limit: MATCHES_SHOWN, random, version, signal });
  if (whole.kind !== 'letter' || given !== undefined)
    return { reply: fitReply(whole, (candidate) => fitsScreen(candidate, screen)), pageSize };
  const fitting = pageSizeFor(whole, screen);
  return { reply: composeLetter(whole.letter, { ...whole, pageSize: fitting, page: 1 }), pageSize: fitting };
}

/** Waits until a slow reader has taken what was written: a long list of questions must not pile up in memory. */
async function write(text: string, { options: { output }, signal }: Scene): Promise<void> {
  if (output.write(text) || signal.aborted) return;
  await once(output, 'drain', { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

const USUAL_ROWS = 24;

/** Asked anew for every answer: windows change their size. */
function screenOf(options: TerminalOptions): Screen {
  const { output, env } = options;
  const rows = isInteractive(options) ? output.rows || USUAL_ROWS : undefined;
  return { width: widthFor(output, env), look: lookFor(output, env), rows };
}
