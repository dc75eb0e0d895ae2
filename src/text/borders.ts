// Where may a text be cut so that no word and no visible character is broken?
const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A run of this many units without white space is no word that anybody reads; it may be cut where it must be. */
const LONGEST_WORD = 200;

/**
 * The last place at or before `wished` where `text` can be cut beside white space. Where the last 200 units have none, the
 * last border between words of a script without spaces; in one endless word the last border between visible characters
 * (Unicode UAX 29). Never inside a surrogate pair.
 */
export function borderBefore(text: string, wished: number): number {
  if (wished >= text.length) return text.length;
  if (wished <= 0) return 0;
  const ofWords = words.segment(text);
  const ofGraphemes = graphemes.segment(text);
  const least = Math.max(0, wished - LONGEST_WORD);
  let unspaced: number | undefined;
  for (let at = startOf(ofWords, wished); at > least; at = startOf(ofWords, at - 1)) {
    // A word border inside a visible character is rare (a sign that belongs to what follows it) and no place to cut.
    if (startOf(ofGraphemes, at) !== at) continue;
    if (/\s/u.test(text.charAt(at - 1)) || /\s/u.test(text.charAt(at))) return at;
    unspaced ??= at;
  }
  if (unspaced !== undefined) return unspaced;
  if (least === 0) return 0;
  const visible = startOf(ofGraphemes, wished);
  return visible > least ? visible : codePointBorder(text, wished);
}

function startOf(segments: Intl.Segments, at: number): number {
  return segments.containing(at)?.index ?? 0;
}

function codePointBorder(text: string, wished: number): number {
  const inPair = /[\ud800-\udbff]/.test(text.charAt(wished - 1)) && /[\udc00-\udfff]/.test(text.charAt(wished));
  return inPair ? wished - 1 : wished;
}
