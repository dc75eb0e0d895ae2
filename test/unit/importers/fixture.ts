// The committed sources of the importer tests.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Found, FoundLetter, Importer, ReadOptions } from '../../../src/importers/importer.ts';

/** The path of a fixture. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/import/${name}`, import.meta.url));
}

/** The text of a fixture. */
export function fixtureText(name: string): string {
  return readFileSync(fixturePath(name), 'utf8');
}

/** Reads a fixture with an importer. */
export function readFixture(importer: Importer, name: string, options: ReadOptions = {}): Found[] {
  return importer.read({ name, text: fixtureText(name) }, options);
}

/** The letters among found items; a test fails where something else was found. */
export function lettersOf(found: readonly Found[]): FoundLetter[] {
  return found.map((item) => {
    if (item.kind !== 'letter') throw new Error(`line ${item.line}: ${item.reason}: ${item.message}`);
    return item;
  });
}

/** The single letter of a text. */
export function onlyLetter(importer: Importer, text: string, options: ReadOptions = {}): FoundLetter {
  const [letter, ...others] = lettersOf(importer.read({ name: 'pasted.txt', text }, options));
  if (letter === undefined || others.length > 0) throw new Error(`${others.length + 1} items were found`);
  return letter;
}
