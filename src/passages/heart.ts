// What is the heart of a letter's question: the sentences in which the asker says what they want to know?
import { type Span, sliceSpan } from '../text/span.ts';
import { toShares } from './sentence-scores.ts';

const ASKS = /\?["'”’)\]]*[^\p{L}\p{N}]{0,8}$/u;
/** Turns of phrase in which askers put their question, with or without a question mark. */
const ASKING =
  /\b(?:should i|what (?:do|should|can|could|would) i|how (?:do|should|can|could|would) i|am i (?:wrong|right|being|over|the)|is it (?:wrong|ok|okay|right|normal|fair)|do i (?:have|need|tell|say|owe)|can i|would it be|what (?:is|would be) the (?:right|best|kind)|i (?:don[’']?t|do not) know (?:what|how|if|whether)|how to|i need to know|my question|please (?:advise|settle|tell))\b/iu;
/** What the matter does to the asker: the heart of a letter that asks nothing in so many words. */
const FEELING =
  /\bI (?:just |only |still |also |really |do |so )*(?:feel|felt|want|wanted|wish|mind|miss|hate|dread|worry|can[’']?t|cannot|could not|couldn[’']?t|don[’']?t (?:want|know)|do not (?:want|know)|haven[’']?t told|am (?:so |very |too )?(?:afraid|ashamed|scared|tired|lonely|angry|worried|torn|stuck))\b|\bI[’']?m (?:so |very |too |just )*(?:afraid|ashamed|scared|tired|lonely|angry|worried|torn|stuck)\b/iu;
/** Weights beside one another; chosen by reading what came out for thirty questions over the corpus, not by measurement. */
const WEIGHTS = { asks: 1, asking: 0.6, feeling: 0.45, late: 0.2, opening: 0.3, title: 0.5, question: 0.8 };

/**
 * How much each sentence of a question text is its heart, 0 to about 3: it asks or says what the asker feels, it
 * stands near the end or opens the letter, it speaks of what the title names and to the question at hand.
 * @param titleScores @param questionScores one score a sentence by words, any scale
 */
export function heartScores(
  text: string,
  sentences: readonly Span[],
  { titleScores, questionScores }: { titleScores: readonly number[]; questionScores: readonly number[] },
): number[] {
  const title = toShares(titleScores);
  const question = toShares(questionScores);
  return sentences.map((span, index) => {
    const words = sliceSpan(text, span);
    const late = sentences.length < 2 ? 0 : index / (sentences.length - 1);
    return (
      0.05 +
      (ASKS.test(words) ? WEIGHTS.asks : 0) +
      (ASKING.test(words) ? WEIGHTS.asking : FEELING.test(words) ? WEIGHTS.feeling : 0) +
      WEIGHTS.late * late +
      WEIGHTS.opening / (1 + index) +
      WEIGHTS.title * (title[index] ?? 0) +
      WEIGHTS.question * (question[index] ?? 0)
    );
  });
}
