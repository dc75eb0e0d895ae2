// Which formats are read, and which one is a source in? The one place that names all importers.
import { ArchiveError } from '../errors.ts';
import { columnText } from './column-text.ts';
import { didYouMean } from './fields.ts';
import type { Importer, Source } from './importer.ts';
import { jsonLines } from './json-lines.ts';
import { markdown } from './markdown.ts';
import { unreadFormat } from './unread-formats.ts';

/** All importers. A new format is one file and one word here. */
const IMPORTERS: readonly Importer[] = [columnText, markdown, jsonLines];

/** The names that `--format` takes besides `auto`. */
export const FORMATS: readonly string[] = IMPORTERS.map(({ format }) => format);

const ALSO_CALLED: Readonly<Record<string, string>> = {
  text: 'column-text',
  txt: 'column-text',
  column: 'column-text',
  md: 'markdown',
  jsonl: 'json-lines',
  ndjson: 'json-lines',
};

/** The importer of a `--format` word, `undefined` for `auto`. @throws ArchiveError `usage` naming the nearest format */
export function importerNamed(word: string): Importer | undefined {
  const name = ALSO_CALLED[word.toLowerCase()] ?? word.toLowerCase();
  if (name === 'auto') return undefined;
  const found = IMPORTERS.find(({ format }) => format === name);
  if (found) return found;
  const known = ['auto', ...FORMATS];
  throw new ArchiveError(
    'usage',
    `--format: "${word}" is no format that is read${didYouMean(word, known) || '.'} Formats: ${known.join(', ')}.`,
  );
}

/** The importer that is surest of a source, or why there is none. */
export function chooseImporter(source: Source): { readonly importer: Importer } | { readonly problem: string } {
  const unread = unreadFormat(source);
  if (unread) return { problem: `This is ${unread.format}, a format that is not read yet. ${unread.advice}` };
  const ranked = IMPORTERS.map((importer) => ({ importer, sure: importer.recognise(source) })).sort(
    (one, other) => other.sure - one.sure,
  );
  const [best] = ranked;
  if (best === undefined || best.sure <= 0) {
    return { problem: `No format was recognised in this. Name it with --format: ${FORMATS.join(', ')}.` };
  }
  return { importer: best.importer };
}
