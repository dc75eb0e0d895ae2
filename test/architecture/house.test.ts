// Does every file keep the rules of the house?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSources } from '../support/imports.ts';

const ROOT = join(import.meta.dirname, '../..');
const LONGEST = 400;
const files = listSources(ROOT, ['src', 'adapters']).map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
const pathsOf = (found: readonly { path: string }[]) => found.map(({ path }) => path);

describe('every file of src and adapters', () => {
  it('opens with a comment that says what it is for', () => {
    expect(pathsOf(files.filter(({ text }) => !/^\/\/ \S.{10}/u.test(text)))).toEqual([]);
  });

  it('is no barrel', () => {
    expect(pathsOf(files.filter(({ path, text }) => /(?:^|\/)index\.ts$/u.test(path) || /^export \* from/mu.test(text)))).toEqual(
      [],
    );
  });

  it(`has at most ${LONGEST} lines`, () => {
    expect(pathsOf(files.filter(({ text }) => text.split('\n').length > LONGEST + 1))).toEqual([]);
  });

  it('is named in kebab case', () => {
    expect(pathsOf(files.filter(({ path }) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.d)?\.ts$/u.test(path)))).toEqual([]);
  });

  it('has no "any" and nothing that the compiler or linter is told to pass over without a reason', () => {
    expect(pathsOf(files.filter(({ text }) => /@ts-(?:ignore|nocheck)|biome-ignore [^:\n]+:\s*$/mu.test(text)))).toEqual([]);
  });
});
