// dear-archive status and dear-archive check: what an archive holds, and what is wrong with its files.
import type { ArchiveStatus } from '../archive.ts';
import { formatProblem, type Problem } from '../letters/problem.ts';
import { count } from '../replies/words.ts';
import { readArchiveOption } from './archive-option.ts';
import { type CommandMaker, createCommand, type Io, writeJson } from './io.ts';
import { withArchive } from './open.ts';
import { writeReply } from './screen.ts';

export const statusCommand: CommandMaker = commandAbout('status', 'what the archive holds', {
  json: ({ directory, letters, held, columns, topics, from, to, problems }) => ({
    directory,
    letters,
    held,
    columns,
    topics,
    from: from ?? null,
    to: to ?? null,
    problems: problems.length,
  }),
  write: (io, status) => writeReply(io, { ...status, kind: 'status', problems: status.problems.length }),
});

export const checkCommand: CommandMaker = commandAbout('check', 'read every letter file and list all that is wrong', {
  json: ({ letters, held, problems }) => ({ letters: letters + held, problems: problems.map(problemJson) }),
  write: (io, { letters, held, problems }) => io.stdout.write(checkText(letters + held, problems)),
});

type Ways = {
  readonly json: (status: ArchiveStatus) => Readonly<Record<string, unknown>>;
  readonly write: (io: Io, status: ArchiveStatus) => void;
};

/** A command that tells about an archive, and ends with 3 when its files need somebody. */
function commandAbout(name: string, description: string, ways: Ways): CommandMaker {
  return (io, finish) =>
    createCommand(name, io)
      .description(description)
      .option('--json', 'write JSON')
      .addOption(readArchiveOption())
      .action(async (options: { json?: true; archive: string }) => {
        const work = (status: ArchiveStatus) => {
          if (options.json) writeJson(io, { version: 1, ...ways.json(status) });
          else ways.write(io, status);
          finish(status.problems.length === 0 ? 0 : 3);
        };
        await withArchive(options.archive, io, (archive) => work(archive.status()), { saysProblems: true });
      });
}

function checkText(letters: number, problems: readonly Problem[]): string {
  const summary = `${count(letters, 'letter')} read, ${problems.length === 0 ? 'no problem' : count(problems.length, 'problem')}.`;
  return [...problems.map(formatProblem), summary, ''].join('\n');
}

function problemJson({ file, line, message }: Problem) {
  return { file, line: line ?? null, message };
}
