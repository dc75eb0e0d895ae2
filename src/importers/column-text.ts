// How is a pasted column read? As plain text, in whatever habit it has; the work is in column/.
import { readPage } from './column/page.ts';
import { extensionOf, type Importer } from './importer.ts';
import { splitLines } from './source-lines.ts';

/** A published column as people paste it: one letter or several, with titles, salutations, markers, signatures. */
export const columnText: Importer = {
  format: 'column-text',
  recognise: ({ name, text }) => {
    if (['txt', 'text', ''].includes(extensionOf(name))) return 0.4;
    return /\p{L}{2,}\s+\p{L}{2,}/u.test(text) ? 0.2 : 0;
  },
  read: (source, { column }) =>
    readPage(source, splitLines(source.text), { column: column ?? source.beside?.name, columnist: source.beside?.columnist }),
};
