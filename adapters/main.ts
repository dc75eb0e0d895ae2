// The target of the bin: names all commands and adapters, reads the command line, turns failures into messages and exit codes.
import { type Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { settleArchive } from '../src/cli/archive-option.ts';
import { askCommand, protectQuestion } from '../src/cli/ask.ts';
import { evaluateCommand } from '../src/cli/evaluate.ts';
import { evaluateDistanceCommand } from '../src/cli/evaluate-distance.ts';
import { helpCommand } from '../src/cli/help.ts';
import { importCommand } from '../src/cli/import.ts';
import { indexCommand } from '../src/cli/index-command.ts';
import { type CommandMaker, createCommand, type ExitCode, type Io } from '../src/cli/io.ts';
import { letterCommand, randomCommand } from '../src/cli/letter.ts';
import { similarCommand } from '../src/cli/similar.ts';
import { checkCommand, statusCommand } from '../src/cli/status.ts';
import { topicsCommand } from '../src/cli/topics.ts';
import { ArchiveError, type ErrorCode, explainSystemError, systemCode } from '../src/errors.ts';
import { inertText } from '../src/replies/layout.ts';
import { discordCommand } from './deploy.ts';
import { doctorCommand } from './doctor.ts';
import { startCommand } from './start.ts';

const COMMANDS: readonly CommandMaker[] = [
  startCommand,
  askCommand,
  letterCommand,
  similarCommand,
  topicsCommand,
  randomCommand,
  importCommand,
  indexCommand,
  checkCommand,
  statusCommand,
  evaluateCommand,
  evaluateDistanceCommand,
  doctorCommand,
  discordCommand,
  helpCommand,
];

const EXIT_CODES: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: 2,
  io: 1,
  'no-such-letter': 1,
  'bad-input': 1,
  model: 1,
  interrupted: 130,
};

/** Runs the program on the process's own streams and sets its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  const { stdin, stdout, stderr, env } = process;
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort(new Error(signal)));
  stdout.on('error', (error) => endWithoutOutput(error));
  // There is nobody left to tell.
  stderr.on('error', () => {});
  process.exitCode = await run(argv.slice(2), { stdin, stdout, stderr, env, guard, signal: interrupt.signal });
  // Whoever told us to end kills what is still there after some seconds, so nothing that lingers may hold us.
  if (interrupt.signal.aborted) setTimeout(() => process.exit(), LINGERING).unref();
}

/** Milliseconds: a request whose answer never comes, a wait that a platform asked for. */
const LINGERING = 500;

/** At the edge of the program, and only here: what no part of it handled, such as a library's failure over a malformed event. */
function guard(tell: (error: unknown) => void): () => void {
  process.on('uncaughtException', tell);
  return () => void process.off('uncaughtException', tell);
}

/** The reader of our output went away (`| head`): that is its good right, and no failure. Anything else is one. */
function endWithoutOutput(error: Error): never {
  if (systemCode(error) === 'EPIPE') process.exit(0);
  process.stderr.write(`The output can't be written: ${explainSystemError(error)}.\n`);
  process.exit(1);
}

/** Runs one command line. Never throws: a failure is a message on standard error and an exit code. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const finish = (reached: ExitCode) => {
    code = reached;
  };
  try {
    await createProgram(io, finish).parseAsync(protectQuestion(words), { from: 'user' });
    return io.signal.aborted ? 130 : code;
  } catch (error) {
    return report(error, io);
  }
}

function createProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const program = createCommand('dear-archive', io)
    .description("Finds past advice-column letters that are close to a question and quotes the columnist's answers.")
    .usage('<command> [options]')
    .version(packageJson.version, '-V, --version', 'the version')
    .helpOption('-h, --help', 'this help')
    .helpCommand(false)
    .showHelpAfterError('(dear-archive --help lists all commands)')
    .addHelpText(
      'after',
      '\nTry:\n  dear-archive start\n  dear-archive ask "My sister borrows money and never pays it back. What can I say?"',
    )
    .hook('preAction', (_, command) => settleArchive(command, io));
  for (const make of COMMANDS) program.addCommand(make(io, finish));
  return program;
}

function report(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (io.signal.aborted) return 130;
  if (error instanceof ArchiveError) {
    if (error.code !== 'interrupted') io.stderr.write(lines(error.message));
    return EXIT_CODES[error.code];
  }
  const cause = error instanceof Error ? error.message : String(error);
  io.stderr.write(
    lines(
      `Something unexpected failed: ${cause}\nThis is a bug in dear-archive: please report it with the command that you ran.`,
    ),
  );
  return 1;
}

/** Messages repeat what was typed, which a terminal must not obey. */
function lines(message: string): string {
  return `${message.split('\n').map(inertText).join('\n')}\n`;
}
