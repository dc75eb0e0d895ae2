// Which file imports which? Reads the import lines of a tree of TypeScript files.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One import line: who imports what, and whether nothing of it is left at run time. Own files are paths below the root. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

/** All TypeScript files below `folders`, as paths from `root`. */
export function listSources(root: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((path) => /\.m?ts$/u.test(path) && statSync(join(root, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[\w*\s{},]*?\sfrom\s+)?['"]([^'"]+)['"]/gmu;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/gu;

/** The imports of a file. `import { type A } from` counts as an import at run time: what it names must be loaded. */
export function readImports(root: string, file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const resolve = (to: string) => (to.startsWith('.') ? relative(root, join(root, dirname(file), to)).replaceAll('\\', '/') : to);
  return [
    ...[...text.matchAll(STATEMENT)].map(([, type, to = '']) => ({ from: file, to: resolve(to), typeOnly: type !== undefined })),
    ...[...text.matchAll(DYNAMIC)].map(([, to = '']) => ({ from: file, to: resolve(to), typeOnly: false })),
  ];
}
