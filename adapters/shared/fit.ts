// How does a reply come into a space that is too small? Whole items are dropped from its end, and "more" brings them; never words.
import type { Reply } from '../../src/replies/reply.ts';

/** The reply with as many matches or titles as fit, at least one; other replies come back as they are. */
export function fitReply(reply: Reply, fits: (candidate: Reply) => boolean): Reply {
  let candidate = reply;
  while (!fits(candidate)) {
    const smaller = withoutLast(candidate);
    if (!smaller) break;
    candidate = smaller;
  }
  return candidate;
}

function withoutLast(reply: Reply): Reply | undefined {
  switch (reply.kind) {
    case 'matches': {
      const [first, ...others] = reply.matches;
      return others.length === 0 ? undefined : { ...reply, matches: [first, ...others.slice(0, -1)], more: reply.more + 1 };
    }
    case 'titles':
      return reply.titles.length <= 1 ? undefined : { ...reply, titles: reply.titles.slice(0, -1), more: reply.more + 1 };
    default:
      return undefined;
  }
}
