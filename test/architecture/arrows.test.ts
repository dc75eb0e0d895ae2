// Who may import whom: the list of house-style.md, read from the import lines.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeArchive } from '../support/archive-folder.ts';
import { type Import, listSources, readImports } from '../support/imports.ts';

const ROOT = join(import.meta.dirname, '../..');
const EVERYONE = ['errors', 'clock', 'logger', 'keyed-hash'];
const READING = ['letters', 'text', 'meaning', 'passages', 'search', 'importers', 'safety', 'replies', 'state'];

/** Read `a: [b]` as "a may import b". "types of x": type-only imports; a path names one file. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  clock: [],
  logger: [],
  'keyed-hash': [],
  text: [],
  letters: ['text'],
  meaning: ['text'],
  passages: ['letters', 'text', 'meaning'],
  search: ['letters', 'text', 'meaning', 'passages', 'storage'],
  importers: ['letters', 'text', 'storage'],
  safety: ['text', 'meaning'],
  // Pages of a whole letter break between sentences and words, which text finds.
  replies: ['letters', 'passages', 'safety', 'text', 'types of search'],
  // Files of large arrays, for the frozen index and the vectors; files that are there whole or not at all.
  storage: [],
  state: ['letters'],
  config: [],
  archive: READING,
  keeping: [...READING, 'archive', 'config', 'storage'],
  quality: ['archive', 'letters', 'search', 'text'],
  // Commands print what the archive gives, so they name its types; "did you mean" is about words and knows no letter.
  cli: [
    'archive',
    'keeping',
    'importers',
    'quality',
    'replies',
    'state',
    'config',
    'src/letters/problem.ts',
    'src/text/nearest.ts',
    'types of letters',
    'types of meaning',
    'types of passages',
    'types of search',
  ],
  adapter: ['archive'],
  'adapters/*': [
    'archive',
    'keeping',
    'replies',
    'config',
    'adapter',
    'adapters/shared',
    'src/text/nearest.ts',
    // A mistyped command is no English word.
    'src/text/dictionary.ts',
    // Questions are cut between words; a typed title is looked at word by word; buttons name letters by their short keys.
    'src/text/borders.ts',
    'src/text/title-words.ts',
    'src/letters/letter.ts',
    'src/state/policy.ts',
    // A button that others see carries a question sealed.
    'src/state/sealed.ts',
    'types of letters',
    'types of state',
  ],
};
/** The bin's target and its commands that need adapters: the only files that may name everything. */
const WIRING = ['adapters/main.ts', 'adapters/start.ts', 'adapters/deploy.ts', 'adapters/doctor.ts', 'adapters/slack-command.ts'];
/** Packages that only these files may load at run time. */
const PACKAGES: readonly (readonly [RegExp, RegExp])[] = [
  [/^minisearch(?:\/|$)/u, /^src\/search\/words\//u],
  [/^(?:natural|nspell|dictionary-en)(?:\/|$)/u, /^src\/text\//u],
  [/^(?:onnxruntime-node|@huggingface\/tokenizers)(?:\/|$)/u, /^src\/meaning\/model\.ts$/u],
  [/^libsql(?:\/|$)/u, /^src\/state\/libsql\.ts$/u],
  [/^kysely(?:\/|$)/u, /^src\/state\//u],
  [/^pino(?:\/|$)/u, /^src\/logger\//u],
  [/^(?:discord\.js|@discordjs\/|@slack\/)/u, /^adapters\/(?:discord\/client|slack\/(?:client|web))\.ts$/u],
];

/** The name of a file's place in the list: its folder in src, an adapter, or one of the files beside them. */
function placeOf(path: string): string {
  const [top = '', second = '', third] = path.split('/');
  if (top === 'src') return second.replace(/\.ts$/u, '');
  if (top !== 'adapters') return top;
  return third === undefined ? second.replace(/\.ts$/u, '') : `adapters/${second}`;
}

function isAllowed({ from, to, typeOnly }: Import): boolean {
  if (!/^(?:src|adapters|bench|test|bin)\//u.test(to)) {
    return typeOnly || PACKAGES.every(([name, place]) => !name.test(to) || place.test(from));
  }
  const [own, other] = [placeOf(from), placeOf(to)];
  if (own === other || EVERYONE.includes(other) || WIRING.includes(from)) return !/^(?:bench|test|bin)\//u.test(to);
  const arrows = ARROWS[own] ?? (own.startsWith('adapters/') ? ARROWS['adapters/*'] : undefined) ?? [];
  return arrows.includes(other) || arrows.includes(to) || (typeOnly && arrows.includes(`types of ${other}`));
}

function forbidden(root: string): string[] {
  const imports = listSources(root, ['src', 'adapters']).flatMap((file) => readImports(root, file));
  return imports.filter((line) => !isAllowed(line)).map(({ from, to }) => `${from} -> ${to}`);
}

describe('import arrows', () => {
  it('are kept by every file of src and adapters', () => {
    expect(forbidden(ROOT)).toEqual([]);
  });

  it('name every folder of src', () => {
    const places = new Set(listSources(ROOT, ['src']).map(placeOf));
    expect([...places].filter((place) => ARROWS[place] === undefined)).toEqual([]);
  });

  it('are seen to be broken, in every way in which they can be', async () => {
    const root = await makeArchive({
      'src/text/bad.ts': "import { letter } from '../letters/letter.ts';\nimport MiniSearch from 'minisearch';",
      'src/text/good.ts':
        "import porter from 'natural/lib/x.js';\nimport { x } from '../errors.ts';\nimport { y } from './bad.ts';",
      'src/passages/bad.ts': "import type { Match } from '../search/match.ts';",
      'src/replies/good.ts': "import type { Match } from '../search/match.ts';",
      'src/replies/bad.ts':
        "import {\n  find,\n  type Match,\n} from '../search/find.ts';\nexport { letter } from '../importers/x.ts';",
      'src/meaning/bad.ts': "const run = await import('onnxruntime-node');\nimport '../search/words/words.ts';",
      'src/search/good.ts': "import type { Client } from 'discord.js';",
      'adapters/slack/read.ts': "import { App } from '@slack/bolt';\nimport { render } from '../discord/render.ts';",
      'adapters/slack/client.ts':
        "import { App } from '@slack/bolt';\nimport { answer } from '../shared/answer.ts';\nimport { store } from '../../src/state/store.ts';",
      'adapters/main.ts': "import { x } from './slack/client.ts';\nimport { make } from '../test/support/x.ts';",
    });
    expect(forbidden(root)).toEqual([
      'adapters/main.ts -> test/support/x.ts',
      'adapters/slack/client.ts -> src/state/store.ts',
      'adapters/slack/read.ts -> @slack/bolt',
      'adapters/slack/read.ts -> adapters/discord/render.ts',
      'src/meaning/bad.ts -> src/search/words/words.ts',
      'src/meaning/bad.ts -> onnxruntime-node',
      'src/passages/bad.ts -> src/search/match.ts',
      'src/replies/bad.ts -> src/search/find.ts',
      'src/replies/bad.ts -> src/importers/x.ts',
      'src/text/bad.ts -> src/letters/letter.ts',
      'src/text/bad.ts -> minisearch',
    ]);
  });
});
