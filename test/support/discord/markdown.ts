// What does a reader see of Discord's Markdown? Written from what Discord documents and what its parser is known to do, never from our escaper.
// Sources: Discord's "Markdown Text 101" (support article 210298617), discord/SimpleAST's SimpleMarkdownRules, the rules of
// simple-markdown 0.7 and discord-markdown 2.5, and discord-api-docs issues 6185, 7673 and 7721 for what stands in links.

/** Something that Markdown made of a text. */
export type Mark = {
  readonly kind:
    | 'bold'
    | 'italic'
    | 'underline'
    | 'strike'
    | 'spoiler'
    | 'code'
    | 'quote'
    | 'heading'
    | 'subtext'
    | 'list'
    | 'link'
    | 'mention'
    | 'emoji'
    | 'time';
  /** the words that it shows */
  readonly text: string;
  /** where a link leads */
  readonly target?: string;
};

/** What is seen: the text, and what was made of its parts, outer before inner. */
export type Seen = { readonly text: string; readonly marks: readonly Mark[] };

type State = { readonly atLineStart: boolean; readonly inQuote: boolean };
type Step = { readonly length: number; readonly seen: Seen };
type Rule = (source: string, state: State) => Step | undefined;

const shows = (length: number, text: string, marks: readonly Mark[] = []): Step => ({ length, seen: { text, marks } });

/** The same mark over what stands in it. */
function wraps(kind: Mark['kind'], length: number, inner: Seen, target?: string): Step {
  return shows(length, inner.text, [{ kind, text: inner.text, ...(target !== undefined && { target }) }, ...inner.marks]);
}

function pair(pattern: RegExp, kind: Mark['kind']): Rule {
  return (source, { inQuote }) => {
    const found = pattern.exec(source);
    return found ? wraps(kind, found[0].length, parse(found[1] ?? found[2] ?? '', { atLineStart: false, inQuote })) : undefined;
  };
}

function verbatim(pattern: RegExp, kind: Mark['kind']): Rule {
  return (source) => {
    const found = pattern.exec(source);
    return found ? shows(found[0].length, found[0], [{ kind, text: found[0] }]) : undefined;
  };
}

/** Rules at the beginning of a line. */
const blockQuote: Rule = (source, { inQuote }) => {
  if (inQuote) return undefined;
  const toEnd = /^ *>>> ?([\s\S]+)/u.exec(source);
  if (toEnd) return wraps('quote', toEnd[0].length, parse(toEnd[1] ?? '', { atLineStart: true, inQuote: true }));
  const some = /^(?: *> [^\n]*)(?:\n *> [^\n]*)*/u.exec(source);
  if (!some) return undefined;
  const content = some[0].replace(/^ *> ?/gmu, '');
  return wraps('quote', some[0].length, parse(content, { atLineStart: true, inQuote: true }));
};
function block(pattern: RegExp, kind: Mark['kind']): Rule {
  return (source, { inQuote }) => {
    const found = pattern.exec(source);
    return found ? wraps(kind, found[0].length, parse(found[1] ?? '', { atLineStart: false, inQuote })) : undefined;
  };
}
const atLineStart: readonly Rule[] = [
  blockQuote,
  block(/^ *#{1,3}[^\S\n]+([^\n]*?)#*[^\S\n]*(?=\n|$)/u, 'heading'),
  block(/^ *-#[^\S\n]+([^\n]+)/u, 'subtext'),
  block(/^ *(?:[*+-]|\d+\.)[^\S\n]+([^\n]+)/u, 'list'),
];

/** Inside a link a backslash is shown, and a text that looks like an address makes no link at all. */
const maskedLink: Rule = (source) => {
  const found = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?(https?:\/\/(?:\([^)]*\)|[^\s\\<>()])+)>?\s*\)/u.exec(source);
  const [whole, text = '', target = ''] = found ?? [];
  if (whole === undefined || /https?:\/\/\w{2}/u.test(text) || /\p{Extended_Pictographic}/u.test(text)) return undefined;
  return wraps('link', whole.length, { text, marks: [] }, target);
};
const address =
  (pattern: RegExp): Rule =>
  (source) => {
    const found = pattern.exec(source);
    return found ? wraps('link', found[0].length, { text: found[1] ?? '', marks: [] }, found[1] ?? '') : undefined;
  };
const escaped: Rule = (source) => {
  const found = /^\\([^0-9A-Za-z\s])/.exec(source);
  return found ? shows(2, found[1] ?? '') : undefined;
};
/** Three italics in one would be Markdown's own business; here the outermost is enough. */
const italics: Rule = (source, state) =>
  pair(
    /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/u,
    'italic',
  )(source, state);

const anywhere: readonly Rule[] = [
  (source) => {
    const found = /^```(?:[a-z0-9+-]*\n+)?\n*([\s\S]+?)\n*```/iu.exec(source);
    return found ? wraps('code', found[0].length, { text: found[1] ?? '', marks: [] }) : undefined;
  },
  // The shrug is known to Discord, so that its arm needs no second backslash.
  (source) => (source.startsWith('¯\\_(ツ)_/¯') ? shows(9, '¯\\_(ツ)_/¯') : undefined),
  escaped,
  verbatim(/^<(?:@[!&]?|#)\d+>/u, 'mention'),
  verbatim(/^<\/[^:\n>]+:\d+>/u, 'mention'),
  verbatim(/^<id:[a-z_]+>/u, 'mention'),
  verbatim(/^@(?:everyone|here)/u, 'mention'),
  verbatim(/^<a?:\w+:\d+>/u, 'emoji'),
  verbatim(/^<t:-?\d+(?::[tTdDfFsSR])?>/u, 'time'),
  verbatim(/^:[^\s:]+(?:::skin-tone-\d)?:/u, 'emoji'),
  address(/^<((?:https?|discord|mailto|tel|sms):[^ >]+)>/u),
  address(/^((?:https?|discord):\/\/[^\s<]+[^<.,:;"')\]\s])/u),
  maskedLink,
  pair(/^\|\|([\s\S]+?)\|\|/u, 'spoiler'),
  pair(/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u, 'bold'),
  pair(/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/u, 'underline'),
  italics,
  pair(/^~~([\s\S]+?)~~(?!_)/u, 'strike'),
  (source) => {
    const found = /^(`+)([\s\S]*?[^`])\1(?!`)/u.exec(source);
    return found ? wraps('code', found[0].length, { text: found[2] ?? '', marks: [] }) : undefined;
  },
];

function parse(source: string, start: State): Seen {
  let [at, text, lineStart] = [0, '', start.atLineStart];
  const marks: Mark[] = [];
  while (at < source.length) {
    const rest = source.slice(at);
    const state = { ...start, atLineStart: lineStart };
    const rules = lineStart ? [...atLineStart, ...anywhere] : anywhere;
    const [step = shows(1, rest.charAt(0))] = rules.flatMap((rule) => rule(rest, state) ?? []).slice(0, 1);
    text += step.seen.text;
    marks.push(...step.seen.marks);
    lineStart = step.length === 1 && (rest.startsWith('\n') || (lineStart && rest.startsWith(' ')));
    at += step.length;
  }
  return { text, marks };
}

/** What a reader sees of the content of a message or Text Display. Tabs are four spaces, as Discord's parser makes them. */
export function seeMarkdown(content: string): Seen {
  return parse(content.replace(/\r\n?/gu, '\n').replace(/\t/gu, '    '), { atLineStart: true, inQuote: false });
}
