// Which sources are in a format that is known but not read yet? They get a clear word instead of a wrong reading.
import { extensionOf, type Source } from './importer.ts';

type Unread = { readonly format: string; readonly is: (source: Source) => boolean; readonly advice: string };

/** When an importer for one of these is written, its line here goes. */
const UNREAD: readonly Unread[] = [
  {
    format: 'a pasted live chat',
    is: ({ text }) =>
      (text.match(/Press Enter to expand$/gmu)?.length ?? 0) > 1 ||
      (text.match(/^Guest \p{L}{3} \d{1,2}, \d{1,2}:\d{2}/gmu)?.length ?? 0) > 1,
    advice: 'Copy the questions and answers out, with "Q:" and "A:" before them.',
  },
  {
    format: 'HTML',
    is: ({ name, text }) =>
      ['html', 'htm', 'xhtml'].includes(extensionOf(name)) ||
      /^\s*(?:<!doctype html|<html\b|<(?:p|div|article|body)\b[^>]*>)/iu.test(text),
    advice: 'Open it in a browser, copy the column, and import it as text.',
  },
  {
    format: 'XML (a WordPress export or a feed)',
    is: ({ name, text }) => ['xml', 'rss', 'atom', 'wxr'].includes(extensionOf(name)) || /^\s*<(?:\?xml|rss|feed)\b/iu.test(text),
    advice: 'Turn it into JSON Lines first, one letter a line.',
  },
  {
    format: 'CSV',
    is: ({ name }) => ['csv', 'tsv'].includes(extensionOf(name)),
    advice: 'Turn it into JSON Lines first, one letter a line.',
  },
  {
    format: 'JSON',
    is: ({ name, text }) => extensionOf(name) === 'json' || /^\s*\[\s*\{/u.test(text),
    advice: 'Turn it into JSON Lines first: one object a line, without brackets and commas around them.',
  },
  {
    format: 'YAML, settings or program text',
    is: ({ name }) =>
      ['yml', 'yaml', 'toml', 'ini', 'js', 'ts', 'mjs', 'py', 'sh', 'css', 'sql', 'log', 'lock', 'svg'].includes(
        extensionOf(name),
      ),
    advice: 'If there are letters in it, copy them into a text file.',
  },
];

/** The known format that nobody reads yet, and what to do instead. */
export function unreadFormat(source: Source): { readonly format: string; readonly advice: string } | undefined {
  return UNREAD.find(({ is }) => is(source));
}
