// How do words and meaning come to work over a set of documents, with what is kept of them on disk?
import type { Embedder } from '../meaning/embedder.ts';
import { dismissThread } from '../meaning/encoder-thread.ts';
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

/** What is searched, and its words. */
type Searched = { readonly documents: readonly SearchDocument[]; readonly words: WordIndex };

/**
 * Opens a search; it ranks by words at once, and by meaning as soon as that is loaded.
 * @param reading the documents, or a promise of them: the sentence encoder begins to load while they are read
 * @throws what `reading` rejects with
 */
export async function openSearch(
  reading: readonly SearchDocument[] | Promise<readonly SearchDocument[]>,
  options: SearchOptions,
): Promise<Search> {
  const { directory, model, patience = 0, tell = () => {} } = options;
  const snapshot = directory === undefined ? NO_SNAPSHOT : openSnapshot(directory, tell);
  const ending = new AbortController();
  const opening = openDocuments(reading, snapshot);
  const meaning = model ? loadMeaning(opening, { ...options, model, tell, snapshot }, ending.signal) : noMeaning(undefined);
  if (!model) dismissThread();
  const close = async () => {
    ending.abort();
    await meaning.settled;
    await meaning.current()?.embedder.close();
  };
  try {
    const { documents, words } = await opening;
    const byId = new Map(documents.map((document) => [document.id, document]));
    return { words, meaning, ranker: createRanker({ documents: byId, words, meaning, patience }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDocuments(
  reading: readonly SearchDocument[] | Promise<readonly SearchDocument[]>,
  snapshot: Snapshot,
): Promise<Searched> {
  const documents = await reading;
  return { documents, words: await openWords(documents, snapshot) };
}

const LOADING = 'The search by meaning is still loading, so this was found by words alone.';

type MeaningOptions = SearchOptions &
  Required<Pick<SearchOptions, 'tell'>> & {
    readonly model: NonNullable<SearchOptions['model']>;
    readonly snapshot: Snapshot;
  };

function loadMeaning(opening: Promise<Searched>, options: MeaningOptions, ending: AbortSignal): Meaning {
  const { model, tell, snapshot, onProgress, onFetch } = options;
  const signal = options.signal ? AbortSignal.any([options.signal, ending]) : ending;
  async function open(): Promise<MeaningHalf> {
    const start = async (source: ModelSource) => startEmbedder(await localModel(source, { signal, tell, onProgress: onFetch }));
    const embedder = await (typeof model === 'function' ? model() : start(model));
    try {
      const { documents, words } = await opening;
      const background = BUNDLED_BACKGROUND;
      return await openMeaning({ letters: documents, embedder, words, background, snapshot, signal, onProgress });
    } catch (error) {
      await embedder.close();
      throw error;
    }
  }
  const failed = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    // Where the documents can't be read, the caller hears of that.
    if (!ending.aborted) tell(reason);
    return `The search by meaning is not at work, so this was found by words alone. (${reason})`;
  };
  return meaningFrom(open(), { loading: LOADING, failed });
}
