// How do letters of the bench become an archive in a folder?
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatColumn } from '../src/letters/column.ts';
import { formatLetter } from '../src/letters/file.ts';
import { letterSchema } from '../src/letters/letter.ts';
import type { SearchDocument } from '../src/search/engine.ts';

const COLUMN = { slug: 'made-up', name: 'Made Up', show: 'whole' } as const;

/** Writes letters as files of one column; their ids begin with "made-up/". The folder for the index is made, and empty. */
export async function writeArchive(archive: string, letters: readonly SearchDocument[]): Promise<void> {
  const folder = join(archive, 'letters', COLUMN.slug);
  await mkdir(folder, { recursive: true });
  await mkdir(join(archive, 'index'), { recursive: true });
  await writeFile(join(folder, 'column.yml'), formatColumn(COLUMN));
  for (const { id, title, question, answer } of letters) {
    const letter = letterSchema.parse({
      id,
      column: COLUMN.name,
      title,
      topics: [],
      contentNotes: [],
      question,
      answer,
      status: 'published',
    });
    await writeFile(join(archive, 'letters', `${id}.md`), formatLetter(letter, COLUMN));
  }
}
