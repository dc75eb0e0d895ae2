// Which engines are compared? Each is loaded only in the process that measures it.
import type { Peer } from './peers/peer.ts';

/** An engine, the npm package that it comes in ("ours" has none), and how to get it. */
type Engine = { readonly package?: string; readonly open: () => Promise<{ readonly peer: Peer }> };

/** In the order of the tables. The first is what the others are divided by, unless it is left out of a run. */
export const ENGINES = {
  ours: { open: () => import('./peers/ours.ts') },
  minisearch: { package: 'minisearch', open: () => import('./peers/minisearch.ts') },
  'minisearch-stems': { package: 'minisearch', open: () => import('./peers/minisearch-stems.ts') },
  lunr: { package: 'lunr', open: () => import('./peers/lunr.ts') },
  flexsearch: { package: 'flexsearch', open: () => import('./peers/flexsearch.ts') },
  fts5: { package: 'libsql', open: () => import('./peers/fts5.ts') },
  orama: { package: '@orama/orama', open: () => import('./peers/orama.ts') },
} as const satisfies Record<string, Engine>;
export type EngineName = keyof typeof ENGINES;

export const ENGINE_NAMES = Object.keys(ENGINES).filter(isEngineName);

/** Is it the name of an engine? */
export function isEngineName(name: string): name is EngineName {
  return Object.hasOwn(ENGINES, name);
}
