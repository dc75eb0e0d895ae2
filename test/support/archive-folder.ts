// An archive folder for a test, made in the system's temporary folder and gone with the test.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What lies at a path below the archive: a text, bytes, or a link to another path. */
export type Content = string | Uint8Array | { readonly linkTo: string };

/** Writes files (paths below the archive folder) and gives the folder. To be called inside a test. */
export async function makeArchive(files: Readonly<Record<string, Content>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'dear-archive-test-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(file, content);
    else await symlink(content.linkTo, file);
  }
  return directory;
}

/** The text of a letter file; `front` are its lines of front matter. */
export function letterFile({
  front = ['title: A Borrowed Ladder'],
  question = 'Should I ask for the ladder back?',
  answer = 'Ask on Saturday.',
}: {
  front?: readonly string[];
  question?: string;
  answer?: string;
} = {}): string {
  return `---\n${front.join('\n')}\n---\n\n## Question\n\n${question}\n\n## Answer\n\n${answer}\n`;
}

/** A column.yml that is right. */
export const COLUMN_FILE = 'name: Ask Ada\ncolumnist: Ada Finch\n';
