// dear-archive ask "…": the closest past letters for a question.
import type { Command } from 'commander';
import type { Archive } from '../archive.ts';
import { ArchiveError } from '../errors.ts';
import { composeFindings } from '../replies/compose.ts';
import { readArchiveOption, sameArchive } from './archive-option.ts';
import { type CommandMaker, createCommand, writeJson } from './io.ts';
import { findingsJson } from './json.ts';
import { checkFilter, ONE_ANSWER, wholeNumber, withArchive } from './open.ts';
import { READING, writeReply } from './screen.ts';

type Options = { limit: string; topic?: string; column?: string; json?: true; archive: string };

export const askCommand: CommandMaker = (io, finish) =>
  createCommand('ask', io)
    .description('the closest past letters for a question')
    .argument('<question...>', 'the question, as you would ask a columnist')
    .option('--limit <n>', 'at most so many letters, 1 to 50', '5')
    .option('--topic <topic>', 'only letters with this topic')
    .option('--column <column>', 'only letters of this column')
    .option('--json', 'write JSON')
    .addOption(readArchiveOption())
    .action(async (words: string[], { limit: wished, topic, column, json, archive: directory }: Options, command: Command) => {
      const question = words.join(' ');
      const limit = wholeNumber('--limit', wished, [1, 50]);
      if (question.trim() === '')
        throw new ArchiveError('usage', 'The question is empty. Ask in a sentence or two: dear-archive ask "…"');
      const work = async (archive: Archive) => {
        checkFilter(archive, { topic, column });
        const findings = await archive.ask(question, { topic, column, limit, signal: io.signal });
        if (json) writeJson(io, { version: 1, question, ...findingsJson(findings) });
        else writeReply(io, composeFindings(findings, { capabilities: READING, topics: archive.topics() }), sameArchive(command));
      };
      await withArchive(directory, io, work, { answering: ONE_ANSWER });
      finish(0);
    });

/**
 * The words of a command line with a question that begins with "-" put behind "--", where it is no option: options have no
 * spaces in them, so "-5 degrees in here" can only be a question.
 */
export function protectQuestion(words: readonly string[]): readonly string[] {
  const isQuestion = (word: string) => /^-[^=]*\s/u.test(word);
  if (words[0] !== 'ask' || words.includes('--') || !words.some(isQuestion)) return words;
  return [...words.filter((word) => !isQuestion(word)), '--', ...words.filter(isQuestion)];
}
