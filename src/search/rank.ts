// Which documents are nearest to a question, by words and meaning together, and how near is each?
import { ArchiveError, throwIfAborted } from '../errors.ts';
import { embedText } from '../meaning/embedder.ts';
import { stems } from '../text/analyse.ts';
import { bandOf, coverage, FUSED_FROM, likelihood, nearness, wordBand } from './distance.ts';
import type { Hit, SearchDocument } from './engine.ts';
import { FUSED_DEPTH, fuseHits, wordShareOf } from './fuse.ts';
import type { Band } from './match.ts';
import { type Meaning, type MeaningHalf, waitForMeaning } from './meaning/meaning-half.ts';
import { mostByWords } from './words/word-share.ts';
import type { WordIndex } from './words/words.ts';

/** A question by its meaning. */
export type Meant = {
  readonly half: MeaningHalf;
  readonly vector: Float32Array;
  /** how much it is of the kind that this archive answers */
  readonly kinship: number;
};

/** A question as both halves of the search see it. */
export type Query = {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  /** the meaning half and the question's vector; absent: words alone */
  readonly meant?: Meant | undefined;
  /** why it is words alone, as a sentence for the reader; absent where meaning is at work, or is not wanted */
  readonly without?: string | undefined;
};

/** A document in the order of the ranking. */
export type Ranked = {
  readonly id: string;
  /** the fused score; compares within one ranking only */
  readonly score: number;
  /** the nearness that band and likelihood follow from; by words alone the covered share of the question */
  readonly near: number;
  /** how likely it answers the question, 0 to 1 */
  readonly likelihood: number;
  /** absent: no match */
  readonly band?: Band | undefined;
};

/** Which half ranks; both is what people are answered by. */
export type EngineName = 'words' | 'meaning' | 'both';

/** How to rank. */
export type RankOptions = {
  /** which documents may be found; left out: all */
  readonly allow?: ((id: string) => boolean) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** left out: both */
  readonly engine?: EngineName | undefined;
};

/** What a ranker works with. */
export type RankerParts = {
  readonly documents: ReadonlyMap<string, SearchDocument>;
  readonly words: WordIndex;
  readonly meaning: Meaning;
  /** milliseconds that a question waits for meaning to load before words answer alone */
  readonly patience: number;
};

/** Ranks documents for questions. */
export type Ranker = {
  /**
   * Reads a question; where the sentence encoder fails, by words alone.
   * @param vectorOf gives its vector; left out: it is embedded. @throws ArchiveError `interrupted`
   */
  read(
    text: string,
    options?: { signal?: AbortSignal | undefined; vectorOf?: ((half: MeaningHalf) => Float32Array | undefined) | undefined },
  ): Promise<Query>;
  /** The best 100 of each half, fused, best first. @throws ArchiveError `interrupted` */
  rank(query: Query, options?: RankOptions): Promise<Ranked[]>;
};

/** Wires words and meaning. */
export function createRanker({ documents, words, meaning, patience }: RankerParts): Ranker {
  function nearOf(id: string, { stems: questionStems, meant }: Query, share: number): number {
    if (meant) return nearness(meant.half.index.cosine(meant.vector, id), share);
    const document = documents.get(id);
    return document ? coverage(questionStems, new Set(stems(wholeText(document))), words.rarity) : 0;
  }

  return {
    async read(text, { signal, vectorOf } = {}) {
      throwIfAborted(signal);
      await waitForMeaning(meaning, patience);
      const read = { text, stems: new Set(words.terms(text).keys()) };
      const half = meaning.current();
      if (!half) return { ...read, without: meaning.absence() };
      try {
        const vector = vectorOf?.(half) ?? (await embedText(half.embedder, words.respell(text), signal));
        return { ...read, meant: { half, vector, kinship: half.kinshipOf(vector) } };
      } catch (error) {
        if (!(error instanceof ArchiveError && error.code === 'model')) throw error;
        return { ...read, without: meaning.sayFailed(error) };
      }
    },

    async rank(query, { allow, signal, engine = 'both' } = {}) {
      const byWords = engine === 'meaning' ? [] : await words.search(query.text, { limit: FUSED_DEPTH, allow, signal });
      const byMeaning =
        engine === 'words' ? undefined : query.meant?.half.index.rank(query.meant.vector, { limit: FUSED_DEPTH, allow });
      const share = wordShareOf(query.meant?.half.index.asked ?? 0);
      const hits: readonly Hit[] =
        engine === 'words' || !byMeaning ? byWords : engine === 'meaning' ? byMeaning : fuseHits(byWords, byMeaning, share);
      const most = mostByWords(words, query.text) || 1;
      const shares = new Map(byWords.map(({ id, score }) => [id, score / most]));
      const found = hits.map(({ id, score }) => ({ id, score, near: nearOf(id, query, shares.get(id) ?? 0) }));
      return judge(found, query.meant, engine === 'both' && (byMeaning?.length ?? 0) >= FUSED_FROM);
    },
  };
}

/** Gives hits their likelihood and their band. @param isFused do their scores say how likely they are? */
function judge(found: readonly (Hit & { near: number })[], meant: Meant | undefined, isFused: boolean): Ranked[] {
  if (!meant) return found.map(({ id, score, near }) => ({ id, score, near, likelihood: near, band: wordBand(near) }));
  const likely = found.map(({ near, score }) => likelihood({ near, fused: isFused ? score : undefined }));
  const nearest = found.reduce((most, { near }) => Math.max(most, near), 0);
  const { kinship, half } = meant;
  // The question passes, with the nearest letter standing for it; the ranking says which letters are shown.
  const passes = nearest + kinship >= half.gate;
  const best = found[0]?.score ?? 0;
  // Spelt out: objects made by spreading are a tenth of what a question leaves to be collected.
  return found.map(({ id, score, near }, at) => {
    const standing = { near, share: best > 0 ? score / best : 1, likelihood: likely[at] ?? 0, kinship };
    return { id, score, near, likelihood: standing.likelihood, band: passes ? bandOf(standing, half.gate) : undefined };
  });
}

/** What a reader can see of it: other ways of asking would promise words that the letter doesn't have. */
function wholeText({ title, question, answer, topics }: SearchDocument): string {
  return [title, question, answer, ...topics].join('\n');
}
