// What does a card say in our own voice: help lines, what this is, how the archive is?

import type { AboutReply, HelpFirstReply, StatusReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
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
} from '../../src/replies/words.ts';
import { type Group, type Line, line } from './card-line.ts';
import { sayAndMore } from './labels.ts';
import type { Measure } from './list-lines.ts';
import { SHOWN } from './shown.ts';

/** Help lines first; their addresses can be pressed. */
export function helpLines({ help }: HelpFirstReply): Group {
  return [
    line('strong', HELP_FIRST),
    ...help.flatMap((each): Line[] => [
      line('plain', sayHelpLine({ ...each, url: undefined })),
      ...(each.url === undefined ? [] : [[{ part: 'address', url: each.url } as const]]),
    ]),
    line('plain', NO_COUNSELLOR),
  ];
}

/** What this is, and what it holds. */
export function aboutLines(reply: AboutReply): Group {
  return [
    line('plain', ABOUT),
    line('plain', HEDGES_EXPLAINED),
    line('plain', clipLine(sayHoldings(reply), SHOWN.paragraph)),
    ...(reply.bundled ? [line('plain', INVENTED)] : []),
    line('faint', `dear-archive ${reply.version}`),
  ];
}

/** How the archive is, column by column as far as there is room. */
export function statusLines(reply: StatusReply, measure: Measure): Group {
  let room: number = SHOWN.columns;
  const columns = reply.columns.map(({ name, letters }) => `${clipLine(name, SHOWN.name)}: ${count(letters, 'letter')}`);
  const shown = columns.filter((column) => {
    room -= measure(column) + 1;
    return room > 0;
  });
  return [
    line('strong', sayStatus(reply)),
    ...shown.map((words) => line('plain', words)),
    ...(columns.length > shown.length ? [line('plain', sayAndMore(columns.length - shown.length))] : []),
    line('plain', sayProblems(reply.problems)),
  ];
}
