// Which words, alone, tell nobody what a letter is about, though search may count them?
import { stem } from '../../text/stem.ts';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/**
 * Words that may stand in any letter: of place, time, number and order, of speaking, moving and feeling in general, of
 * politeness. Folded forms; collected by reading the reasons of the judged questions' tune half. Within a phrase of two
 * shared words they are quoted all the same ("waited tables for six years").
 */
export const VAGUE_WORDS: ReadonlySet<string> = list(
  `ago again all almost anything anyway around ask asked asking alone along already alright also always another away back bad badly because been before began begin
  behind being best better between big bit both bring brought came catch caught clear clearly close come coming comes common
  couple day days dead decent different done down dozen each early eight either else end enough even evening ever every
  everyone everything everybody except exact exactly fair fairly far fast feel feeling feels felt few fifty find fine first
  five fix follow followed former found four free front full fun funny gave gentle give given gives glad gone good great
  guess half halfway hand happen happened happens happy hard head hear heard here high hold home honest honestly hope hour
  hours idea including instead into kind knew knows last late lately later least leave leaves left less life line little
  long look looked looking looks lost lot lots love loved loves low main make makes making man matter maybe mean means
  meant mention mentioned met middle might mind mine minute minutes miss moment month months morning most move moved mr mrs
  ms must name near nearly neither never new next nice night nights nine nobody none nothing now number odd off oh ok okay
  old once one ones only open order other others ought out over own part past people perfect perhaps person place plain
  please point polite possible post posted problem proper properly put quick quiet quietly quite rather reach read ready
  real reason rest right room rule said same sat saw say saying says second see seem seems seen set seven shall short show
  side silly simple since single sit six small soon sorry sort spend spent stand start started stay stayed still stop
  stopped story stuff stupid such something sometimes somehow suppose sure swear take taken takes talk talked ten theirs thing things think thinking
  thinks third thirty thought three through tight till time times tiny today together told tonight took top total true try trying
  turn turned twenty twice two under until up upset where somewhere anywhere nowhere onto upon against towards across among during use used usual very wait walk walked watch way ways week weekend weeks
  went while whole without woman wonder wondering word words work world worse worst write writes written wrong year years
  yes yesterday yet young yours`,
);

/** The stems of {@link VAGUE_WORDS}. */
export const VAGUE_STEMS: ReadonlySet<string> = new Set([...VAGUE_WORDS].map(stem));
