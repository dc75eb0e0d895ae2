// Who may import whom: the list of house-style.md, read from the import lines.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeArchive } from '../support/archive-folder.ts';
import { type Import, listSources, readImports } from '../support/imports.ts';

const ROOT = join(import.meta.dirname, '../..');
const EVERYONE = ['errors', 'clock', 'logger'];
const READING = ['letters', 'text', 'meaning', 'passages', 'search', 'importers', 'safety', 'replies', 'state'];

/**
 * Imports that are in the code and not in the list of house-style.md, line by line until the list or the code gives way.
 * New ones are refused, and so is one that stands here and no longer in the code.
 */
const BEYOND_THE_LIST: readonly { readonly why: string; readonly imports: readonly string[] }[] = [
  {
    why: 'Pages of a whole letter break between sentences and words, which text finds.',
    imports: ['src/replies/pages.ts -> src/text/borders.ts', 'src/replies/pages.ts -> src/text/sentences.ts'],
  },
  {
    why: 'One "did you mean" for options, commands and topics; it is about words and knows no letter.',
    imports: ['adapters/shared/answer.ts', 'adapters/terminal/read.ts', 'src/cli/help.ts', 'src/cli/open.ts'].map(
      (from) => `${from} -> src/text/nearest.ts`,
    ),
  },
  {
    why: 'Commands and adapters print what the archive gives, so they name its types and problems.',
    imports: [
      'adapters/shared/answer.ts -> src/letters/shelf.ts',
      'src/cli/import.ts -> src/letters/problem.ts',
      'src/cli/json.ts -> src/letters/letter.ts',
      'src/cli/json.ts -> src/passages/excerpt.ts',
      'src/cli/json.ts -> src/search/match.ts',
      'src/cli/letter.ts -> src/letters/letter.ts',
      'src/cli/open.ts -> src/letters/shelf.ts',
      'src/cli/status.ts -> src/letters/problem.ts',
    ],
  },
  {
    why: 'The check of the corpus reads letters as they are, without an archive.',
    imports: ['src/quality/corpus-faults.ts -> src/letters/letter.ts'],
  },
  {
    why: '`evaluate` measures the engines themselves; long building reports how far it is.',
    imports: ['src/cli/evaluate.ts -> src/search/rank.ts', 'src/cli/progress.ts -> src/meaning/vector-store.ts'],
  },
  {
    why: '`start` is a command that names adapters, so it stands beside main.ts.',
    imports: [
      'src/cli/archive-option.ts',
      'src/cli/io.ts',
      'src/cli/open.ts',
      'src/config/load.ts',
      'src/config/schema.ts',
      'adapters/terminal/client.ts',
    ].map((to) => `adapters/start.ts -> ${to}`),
  },
  {
    why: 'A folder that house-style.md does not know: files of large arrays, for the frozen index and the vectors.',
    imports: ['fit-file', 'frozen', 'open-words', 'vector-file'].map(
      (name) => `src/search/${name}.ts -> src/storage/sections.ts`,
    ),
  },
  {
    why: 'The frozen index is made from MiniSearch by another file than words.ts.',
    imports: ['src/search/segment-columns.ts -> minisearch'],
  },
];

/** Read `a: [b]` as "a may import b". "types of x": type-only imports; a path names one file. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  clock: [],
  logger: [],
  text: [],
  letters: ['text'],
  meaning: ['text'],
  passages: ['letters', 'text', 'meaning'],
  search: ['letters', 'text', 'meaning', 'passages'],
  importers: ['letters', 'text'],
  safety: ['text', 'meaning'],
  replies: ['letters', 'passages', 'safety', 'types of search'],
  storage: [],
  state: ['letters'],
  config: [],
  archive: READING,
  keeping: [...READING, 'archive', 'config'],
  quality: ['archive', 'search', 'text'],
  cli: ['archive', 'keeping', 'importers', 'quality', 'replies', 'state', 'config'],
  adapter: ['archive'],
  'adapters/*': ['archive', 'keeping', 'replies', 'config', 'types of state', 'adapter', 'adapters/shared'],
};
/** The bin's target: the only file that may name everything. */
const WIRING = 'adapters/main.ts';
/** Packages that only these files may load at run time. */
const PACKAGES: readonly (readonly [RegExp, RegExp])[] = [
  [/^minisearch(?:\/|$)/u, /^src\/search\/(?:words|spelling)\.ts$/u],
  [/^(?:natural|nspell|dictionary-en)(?:\/|$)/u, /^src\/text\//u],
  [/^(?:onnxruntime-node|@huggingface\/tokenizers)(?:\/|$)/u, /^src\/meaning\/model\.ts$/u],
  [/^(?:discord\.js|@discordjs\/|@slack\/)/u, /^adapters\/(?:discord|slack)\/client\.ts$/u],
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
  if (own === other || EVERYONE.includes(other) || from === WIRING) return !/^(?:bench|test|bin)\//u.test(to);
  const arrows = ARROWS[own] ?? (own.startsWith('adapters/') ? ARROWS['adapters/*'] : undefined) ?? [];
  return arrows.includes(other) || arrows.includes(to) || (typeOnly && arrows.includes(`types of ${other}`));
}

function forbidden(root: string): string[] {
  const imports = listSources(root, ['src', 'adapters']).flatMap((file) => readImports(root, file));
  return imports.filter((line) => !isAllowed(line)).map(({ from, to }) => `${from} -> ${to}`);
}

describe('import arrows', () => {
  it('are kept by every file of src and adapters, but for those that are written down above', () => {
    expect(forbidden(ROOT).toSorted()).toEqual(BEYOND_THE_LIST.flatMap(({ imports }) => imports).toSorted());
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
      'src/meaning/bad.ts': "const run = await import('onnxruntime-node');\nimport '../search/words.ts';",
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
      'src/meaning/bad.ts -> src/search/words.ts',
      'src/meaning/bad.ts -> onnxruntime-node',
      'src/passages/bad.ts -> src/search/match.ts',
      'src/replies/bad.ts -> src/search/find.ts',
      'src/replies/bad.ts -> src/importers/x.ts',
      'src/text/bad.ts -> src/letters/letter.ts',
      'src/text/bad.ts -> minisearch',
    ]);
  });
});
