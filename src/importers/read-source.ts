// What letters does one source hold? Bytes to text, the right importer, and what it finds.
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explainSystemError } from '../errors.ts';
import { parseColumn } from '../letters/column.ts';
import { isSlug } from '../letters/slug.ts';
import { decode } from './decode.ts';
import { chooseImporter } from './formats.ts';
import type { Found, FoundSkipped, Importer, ReadOptions, SkipReason, Source } from './importer.ts';
import { type SourceFile, STANDARD_INPUT } from './list-sources.ts';

/** Something found in a source. */
export type FoundIn = { readonly source: string; readonly format: string; readonly found: Found };

/** How sources are read. */
export type Reading = ReadOptions & {
  /** `--format`; left out: the importer that is surest */
  readonly importer?: Importer | undefined;
  readonly readStdin: () => Promise<Uint8Array>;
};

/** Reads one source. What can't be read at all is one skipped item with the reason; nothing is thrown. */
export async function readSource(file: SourceFile, reading: Reading): Promise<FoundIn[]> {
  const name = file.path === '-' ? STANDARD_INPUT : file.path;
  const skip = (reason: SkipReason, message: string, line = 1): FoundIn[] => {
    const found: FoundSkipped = { kind: 'skipped', reason, message, line, raw: '' };
    return [{ source: name, format: 'none', found }];
  };
  let bytes: Uint8Array;
  try {
    bytes = file.path === '-' ? await reading.readStdin() : await readFile(file.path);
  } catch (error) {
    return skip('unreadable', `This can't be read: ${explainSystemError(error)}.`);
  }
  const decoded = decode(bytes);
  if ('problem' in decoded) {
    // A picture in a folder is nobody's concern; one that the user named is.
    const reasons = { binary: file.named ? 'unreadable' : 'not-text', broken: 'unreadable', empty: 'empty' } as const;
    return skip(reasons[decoded.kind], decoded.problem, decoded.line);
  }
  const source: Source = { name, text: decoded.text, beside: file.path === '-' ? undefined : await columnBeside(file.path) };
  const chosen = reading.importer === undefined ? chooseImporter(source) : { importer: reading.importer };
  if ('problem' in chosen) return skip('unread-format', chosen.problem);
  const { importer } = chosen;
  const items = importer.read(source, { column: reading.column, map: reading.map });
  if (items.length === 0) return skip('empty', 'There is no letter in this.');
  return items.map((found) => ({ source: name, format: importer.format, found }));
}

// Letter files of an archive lie beside their column.yml, which names the column.
async function columnBeside(path: string): Promise<Source['beside']> {
  const slug = basename(dirname(path));
  const file = join(dirname(path), 'column.yml');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined || !isSlug(slug)) return undefined;
  const { column, problems } = parseColumn(text, slug, file);
  return problems.length > 0 ? undefined : { slug, name: column.name, columnist: column.columnist };
}
