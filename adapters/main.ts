// The target of the bin: names all commands and adapters, reads the command line, turns failures into messages and exit codes.
import { type Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { settleArchive } from '../src/cli/archive-option.ts';
import { type CommandMaker, createCommand, type ExitCode, type Io } from '../src/cli/io.ts';
import { protectQuestion } from '../src/cli/question-words.ts';
import { ArchiveError, type ErrorCode, explainSystemError, systemCode } from '../src/errors.ts';
import { inertText } from '../src/replies/layout.ts';

/** Each command with what loads it: only the one that is asked for is read, which is half a second of every start. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandMaker>>> = {
  start: async () => (await import('./start.ts')).startCommand,
  ask: async () => (await import('../src/cli/ask.ts')).askCommand,
  letter: async () => (await import('../src/cli/letter.ts')).letterCommand,
  similar: async () => (await import('../src/cli/similar.ts')).similarCommand,
  topics: async () => (await import('../src/cli/topics.ts')).topicsCommand,
  random: async () => (await import('../src/cli/letter.ts')).randomCommand,
  import: async () => (await import('../src/cli/import.ts')).importCommand,
  index: async () => (await import('../src/cli/index-command.ts')).indexCommand,
  check: async () => (await import('../src/cli/status.ts')).checkCommand,
  status: async () => (await import('../src/cli/status.ts')).statusCommand,
  evaluate: async () => (await import('../src/cli/evaluate.ts')).evaluateCommand,
  'evaluate-distance': async () => (await import('../src/cli/evaluate-distance.ts')).evaluateDistanceCommand,
  discord: async () => (await import('./deploy.ts')).discordCommand,
  slack: async () => (await import('./slack-command.ts')).slackCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  help: async () => (await import('../src/cli/help.ts')).helpCommand,
};

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
    const program = await createProgram(words, io, finish);
    await program.parseAsync(protectQuestion(words), { from: 'user' });
    return io.signal.aborted ? 130 : code;
  } catch (error) {
    return report(error, io);
  }
}

/** The program with the command that the words begin with; with all of them where they begin otherwise, or ask for help. */
async function createProgram(words: readonly string[], io: Io, finish: (code: ExitCode) => void): Promise<Command> {
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
  const asked = Object.entries(COMMANDS).filter(([name]) => name === words[0] && name !== 'help');
  const loaded = await Promise.all((asked.length > 0 ? asked : Object.entries(COMMANDS)).map(([, load]) => load()));
  for (const make of loaded) program.addCommand(make(io, finish));
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
