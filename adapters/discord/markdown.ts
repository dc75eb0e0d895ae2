// How do words stand in Discord's Markdown so that a reader sees exactly these words, and nothing of them works?
import { bidiClosers } from '../../src/replies/layout.ts';

/** Only this file has it: no other can take words for Markdown. */
const MADE: unique symbol = Symbol('made here');

/** Markdown that shows what it was made of. */
export type Markdown = { readonly source: string; readonly [MADE]: true };

function make(source: string): Markdown {
  return { source, [MADE]: true };
}

/**
 * Whatever begins something in Discord's dialect: emphasis, spoilers, code, mentions, times and custom emoji ("<"), quotes,
 * links, headings, addresses and emoji short codes (":"), `@everyone`. A backslash before punctuation shows the punctuation;
 * a bare address needs its colon, so "https\://" is no link. Zero-width characters, the usual way, would change the words for
 * whoever copies them. A colon before white space begins nothing and stays bare.
 */
const ALWAYS = /[\\*_~|`<>[\]#@]|:(?=\S)/gu;
/** What makes a list, or small print ("-#"), at the beginning of a line only. */
const AT_LINE_START = /^([^\S\n]*)([-+])|^([^\S\n]*\d+)(\.)/gmu;

/** Words as Markdown that shows them. {@link unescapeMarkdown} is its inverse. */
export function escapeMarkdown(words: string): string {
  return words.replace(ALWAYS, '\\$&').replace(AT_LINE_START, '$1$3\\$2$4');
}

/** The words that {@link escapeMarkdown} was given. */
export function unescapeMarkdown(source: string): string {
  return source.replace(/\\([^0-9A-Za-z\s])/gu, '$1');
}

/** Words beside others. Direction marks that they leave open end with them. */
export function plain(words: string): Markdown {
  return make(escapeMarkdown(words) + bidiClosers(words));
}

/** Words on a line of their own: line ends count as spaces. Direction marks end with the line. */
function line(words: string): string {
  return escapeMarkdown(words.replace(/\s*[\n\r]\s*/gu, ' '));
}

/** Bold words, one line. */
export function strong(words: string): Markdown {
  return make(`**${line(words)}${bidiClosers(words)}**`);
}

/** Small, grey words, one line. */
export function faint(words: string): Markdown {
  return make(`-# ${line(words)}`);
}

/** A title as a heading. Markdown takes "#" off the end of headings, escaped or not; bold type shuts it in. */
export function heading(words: string): Markdown {
  return make(`### ${words.endsWith('#') ? strong(words).source : line(words)}`);
}

/**
 * Inside a link Discord shows backslashes and takes away emoji, on purpose (discord-api-docs issues 6185, 7673), and a text
 * that looks like an address makes no link (7721). So only words link in which nothing needs care.
 */
const LINKABLE = /^(?:(?!\.\p{L})[\p{L}\p{N} ’‘“”'",.!?;&–—…-])+$/u;
/** Discord shows links to addresses with some escapes as text (mw-discord PR 54). */
const CAREFREE_ADDRESS = /^https?:\/\/[\w.~/?=&+,;:@#-]+$/u;

/** May the words be a link to the address? */
export function isLinkable(words: string, url: string): boolean {
  return LINKABLE.test(words) && CAREFREE_ADDRESS.test(url);
}

/** A title that leads to an address. @throws RangeError for words or addresses that are not linkable, which is a bug */
export function linkedHeading(words: string, url: string): Markdown {
  if (!isLinkable(words, url)) throw new RangeError('Not every title can be a link: ask isLinkable first.');
  return make(`### [${words}](${url})`);
}

/** An address to press, without a preview. White space and ">" can't stand in one, so it can't end early. */
export function address(url: string): Markdown {
  return make(`-# <${url.replace(/[\s<>\\]/gu, encodeURIComponent)}>`);
}

/** Somebody's name, small; whether it pings is the message's `allowed_mentions`. */
export function faintMention(before: string, userId: string): Markdown {
  return make(/^\d{1,20}$/u.test(userId) ? `-# ${line(before)} <@${userId}>` : `-# ${line(before)}`);
}

/** Quoted words behind a bar; something else may stand in the lines below them. */
export function quoted(words: string): Markdown {
  return make(`> ${escapeMarkdown(words).split('\n').join('\n> ')}`);
}

/** Quoted words behind a bar, to the end of their Text Display: four units, however many lines. */
export function quotedToEnd(words: string): Markdown {
  return make(`>>> ${escapeMarkdown(words)}`);
}

/** Several on one line. */
export function inline(...parts: readonly Markdown[]): Markdown {
  return make(parts.map(({ source }) => source).join(' '));
}

/** Several below each other. */
export function lines(...parts: readonly Markdown[]): Markdown {
  return make(parts.map(({ source }) => source).join('\n'));
}
