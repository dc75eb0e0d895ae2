// What is known of a text before anything is asked? Its sentences, their words, how they hang together.
import { analyse, type Term } from '../text/analyse.ts';
import { sentences } from '../text/sentences.ts';
import { makeSpan, type Span } from '../text/span.ts';
import { type Leaning, leanings } from './leaning.ts';

/** A text as it was read; all lists are in reading order. */
export type Reading = {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly sentences: readonly [Span, ...Span[]];
  /** the stems of each sentence, repeats kept */
  readonly stems: readonly (readonly string[])[];
  /** on which neighbours each sentence leans */
  readonly leaning: readonly Leaning[];
};

/** Texts that were read last, and may be asked for again: by excerpts and reason of one match, and by matches found often. */
const kept = new Map<string, Reading>();
/** A text of 200 words takes some 20 kB. */
const MOST_KEPT = 100;

/** Reads a text; one that was read lately is remembered. */
export function readText(text: string): Reading {
  const reading = kept.get(text) ?? readAnew(text);
  // Behind those that were asked for before it.
  kept.delete(text);
  kept.set(text, reading);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return reading;
}

function readAnew(text: string): Reading {
  const terms = analyse(text);
  // A stored text is never blank, so it has at least one sentence.
  const [first = makeSpan(0, text.length), ...rest] = sentences(text);
  const spans = [first, ...rest] as const;
  return { text, terms, sentences: spans, stems: stemsOf(spans, terms), leaning: leanings(text, spans) };
}

/** No word goes over the end of a sentence. */
function stemsOf(spans: readonly Span[], terms: readonly Term[]): string[][] {
  let next = 0;
  return spans.map(({ end }) => {
    const stems: string[] = [];
    for (let term = terms[next]; term && term.span.start < end; term = terms[++next]) stems.push(term.stem);
    return stems;
  });
}
