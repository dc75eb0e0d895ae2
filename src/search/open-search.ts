// How do words and meaning come to work over a set of documents, with what is kept of them on disk?
import type { Embedder } from '../meaning/embedder.ts';
import type { FetchProgress } from '../meaning/hub.ts';
import { localModel, type ModelSource } from '../meaning/model-source.ts';
import { startEmbedder } from '../meaning/threaded.ts';
import type { EmbeddingProgress } from '../meaning/vector-store.ts';
import type { SearchDocument } from './engine.ts';
import { BUNDLED_BACKGROUND } from './meaning/background.ts';
import { type Meaning, type MeaningHalf, meaningFrom, noMeaning } from './meaning/meaning-half.ts';
import { openMeaning } from './meaning/open-meaning.ts';
import { createRanker, type Ranker } from './rank.ts';
import { NO_SNAPSHOT, openSnapshot, type Snapshot } from './snapshot.ts';
import { openWords } from './words/open-words.ts';
import type { WordIndex } from './words/words.ts';

/** How to open a search. */
export type SearchOptions = {
  /** the archive's folder, in which what is derived is kept; left out: it is kept nowhere */
  readonly directory?: string | undefined;
  /**
   * the sentence encoder: in a folder, on the hub, or what starts one; left out: words alone, and nobody is told that anything
   * is missing
   */
  readonly model?: ModelSource | (() => Promise<Embedder>) | undefined;
  /** milliseconds that a question waits for meaning to load before words answer alone; left out: 0 */
  readonly patience?: number | undefined;
  /** gets a sentence for the log: what was made again, and why */
  readonly tell?: ((sentence: string) => void) | undefined;
  readonly onProgress?: ((progress: EmbeddingProgress) => void) | undefined;
  /** told while a model comes from the hub */
  readonly onFetch?: ((progress: FetchProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** The search over any documents: what archives are asked through, and what `evaluate` measures. */
export type Search = { readonly words: WordIndex; readonly meaning: Meaning; readonly ranker: Ranker; close(): Promise<void> };

/** Opens a search; it ranks by words at once, and by meaning as soon as that is loaded. */
export async function openSearch(documents: readonly SearchDocument[], options: SearchOptions): Promise<Search> {
  const { directory, model, patience = 0, tell = () => {} } = options;
  const snapshot = directory === undefined ? NO_SNAPSHOT : openSnapshot(directory, tell);
  const words = await openWords(documents, snapshot);
  const ending = new AbortController();
  const meaning = model
    ? loadMeaning(documents, words, { ...options, model, tell, snapshot }, ending.signal)
    : noMeaning(undefined);
  const ranker = createRanker({
    documents: new Map(documents.map((document) => [document.id, document])),
    words,
    meaning,
    patience,
  });
  return {
    words,
    meaning,
    ranker,
    close: async () => {
      ending.abort();
      await meaning.settled;
      await meaning.current()?.embedder.close();
    },
  };
}

const LOADING = 'The search by meaning is still loading, so this was found by words alone.';

type MeaningOptions = SearchOptions &
  Required<Pick<SearchOptions, 'tell'>> & {
    readonly model: NonNullable<SearchOptions['model']>;
    readonly snapshot: Snapshot;
  };

function loadMeaning(
  letters: readonly SearchDocument[],
  words: WordIndex,
  options: MeaningOptions,
  ending: AbortSignal,
): Meaning {
  const { model, tell, snapshot, onProgress, onFetch } = options;
  const signal = options.signal ? AbortSignal.any([options.signal, ending]) : ending;
  async function open(): Promise<MeaningHalf> {
    const start = async (source: ModelSource) => startEmbedder(await localModel(source, { signal, tell, onProgress: onFetch }));
    const embedder = await (typeof model === 'function' ? model() : start(model));
    try {
      return await openMeaning({ letters, embedder, words, background: BUNDLED_BACKGROUND, snapshot, signal, onProgress });
    } catch (error) {
      await embedder.close();
      throw error;
    }
  }
  const failed = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    tell(reason);
    return `The search by meaning is not at work, so this was found by words alone. (${reason})`;
  };
  return meaningFrom(open(), { loading: LOADING, failed });
}
