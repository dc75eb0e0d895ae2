// How does a reply read as plain text: in a terminal, a pipe or a log? Each kind has its lines; quotations stand behind a bar.
import { assertNever } from '../errors.ts';
import { letterLines } from './plain/letter.ts';
import { nothingLines, titlesLines } from './plain/lists.ts';
import { matchesLines } from './plain/matches.ts';
import { createPage, own, type Page, type PlainOptions } from './plain/page.ts';
import type { AboutReply, HelpFirstReply, Reply, StatusReply } from './reply.ts';
import {
  ABOUT,
  count,
  HEDGES_EXPLAINED,
  HELP_FIRST,
  INVENTED,
  NO_COUNSELLOR,
  sayHelpLine,
  sayHoldings,
  sayProblems,
  sayStatus,
  sayThanks,
  sayTrouble,
} from './words.ts';

/** A reply as text that ends in a line feed. */
export function renderPlain(reply: Reply, options: PlainOptions): string {
  return `${linesOf(reply, createPage(options)).join('\n')}\n`;
}

function linesOf(reply: Reply, page: Page): string[] {
  switch (reply.kind) {
    case 'matches':
      return matchesLines(reply, page);
    case 'nothing-close':
      return nothingLines(reply, page);
    case 'letter':
      return letterLines(reply, page);
    case 'titles':
      return titlesLines(reply, page);
    case 'help-first':
      return helpLines(reply, page);
    case 'about':
      return aboutLines(reply, page);
    case 'status':
      return statusLines(reply, page);
    case 'thanks':
      return page.write(sayThanks(reply.helpful));
    case 'trouble':
      return page.write(sayTrouble(reply.sentence, reply.reference));
    default:
      return assertNever(reply);
  }
}

function helpLines({ help, letters }: HelpFirstReply, page: Page): string[] {
  return [
    ...page.write(own('strong', HELP_FIRST)),
    ...help.flatMap((line) => page.write(sayHelpLine(line), 2)),
    ...page.write(NO_COUNSELLOR),
    '',
    ...linesOf(letters, page),
  ];
}

function aboutLines(reply: AboutReply, page: Page): string[] {
  return [
    ...page.write(ABOUT),
    ...page.write(HEDGES_EXPLAINED),
    ...page.write(sayHoldings(reply)),
    ...(reply.bundled ? page.write(INVENTED) : []),
    ...page.write(own('faint', `dear-archive ${reply.version}`)),
  ];
}

function statusLines(reply: StatusReply, page: Page): string[] {
  return [
    ...page.write(own('strong', sayStatus(reply))),
    ...reply.columns.flatMap(({ name, letters }) => page.write(`${name}: ${count(letters, 'letter')}`, 2)),
    ...page.write(sayProblems(reply.problems)),
  ];
}
