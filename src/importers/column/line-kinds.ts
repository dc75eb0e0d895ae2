// What does one line of a column look like by itself: a marker, a salutation, a rule, a signature, an opening?
import { foldWord } from '../../text/normalise.ts';

/** The words of a name or label, folded: `Confused in Kansas` -> `confused in kansas`. */
export function foldName(name: string): string {
  return (name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.]*/gu) ?? []).map((word) => foldWord(word.replace(/\.+$/u, ''))).join(' ');
}

const BOLD = String.raw`(?:\*\*|__|\*|_)?`;
const NUMBER = String.raw`(?:\s*(?:no\.?\s*|number\s*|#\s*)?\d{1,3})?`;
const MARK = String.raw`\s*(?:${BOLD}:${BOLD}|${BOLD}$)\s*`;
const BARE_QUESTION = new RegExp(String.raw`^\s*${BOLD}(?:reader[’']?s? )?(?:question|letter)${NUMBER}${MARK}`, 'iu');
const BARE_ANSWER = new RegExp(String.raw`^\s*${BOLD}(?:answer|reply|response)${NUMBER}${MARK}`, 'iu');
// "The question: …" and "The answer: …" are words of prose as well; alone on their line they are markers.
const LONE_QUESTION = new RegExp(String.raw`^\s*${BOLD}(?:the|your) (?:question|letter|problem)${BOLD}:?${BOLD}\s*$`, 'iu');
const LONE_ANSWER = new RegExp(
  String.raw`^\s*${BOLD}(?:(?:the|my|our) (?:answer|reply|response|advice)|advice)${BOLD}:?${BOLD}\s*$`,
  'iu',
);
const SHORT_QUESTION = new RegExp(String.raw`^\s*${BOLD}Q\s?(?:#?\d{1,3})?\s*(?:${BOLD}[:.)]${BOLD}|[–—-]\s|${BOLD}$)\s*`, 'u');
const SHORT_ANSWER = new RegExp(String.raw`^\s*${BOLD}A\s?(?:#?\d{1,3})?\s*(?:${BOLD}:${BOLD}|${BOLD}$)\s*`, 'u');
// "A. …" and "A – …" begin lists and sentences too; they count where a "Q. …" stands before them.
const PAIRED_ANSWER = new RegExp(String.raw`^\s*${BOLD}A\s?(?:#?\d{1,3})?\s*(?:${BOLD}[.)]${BOLD}|[–—-]\s)\s*`, 'u');
const SPEAKER = String.raw`(?<who>(?:\p{Lu}[\p{L}’'.-]*|[Aa]|[Tt]he|in|from|of)(?:\s+(?:\p{Lu}[\p{L}’'.-]*|reader|in|from|of)){0,6})`;
const SPEAKS = new RegExp(
  String.raw`^\s*${BOLD}${SPEAKER}\s+(?<verb>repl(?:ies|ied)|respon(?:ds|ded)|answers|answered|says|said|advises|writes back|SAYS|REPLIES|ANSWERS|RESPONDS|ADVISES|writes|wrote|asks|asked)(?:\s+back)?\s*(?<mark>${BOLD}[:.]${BOLD}|${BOLD}$)\s*`,
  'u',
);

const ANSWER_OF = new RegExp(
  String.raw`^\s*${BOLD}\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)?[’']s? (?:answer|reply|response|advice|verdict)${BOLD}(?::${BOLD}\s*|\s*$)`,
  'u',
);

/** The length of a marker that opens a question ("Q:", "QUESTION:", "A reader writes:"), or 0. */
export function questionMarkerLength(text: string): number {
  const plain = BARE_QUESTION.exec(text) ?? LONE_QUESTION.exec(text) ?? SHORT_QUESTION.exec(text);
  if (plain) return plain[0].length;
  const speaks = SPEAKS.exec(text);
  return speaks && /^(?:writes|wrote|asks|asked)$/u.test(speaks.groups?.verb ?? '') && countable(speaks) ? speaks[0].length : 0;
}

/** The length of a marker that opens an answer ("A:", "ANSWER:", "Amy replies:"), or 0. `paired`: a "Q." stands before it. */
export function answerMarkerLength(text: string, paired: boolean): number {
  const plain =
    BARE_ANSWER.exec(text) ??
    LONE_ANSWER.exec(text) ??
    SHORT_ANSWER.exec(text) ??
    ANSWER_OF.exec(text) ??
    (paired ? PAIRED_ANSWER.exec(text) : null);
  if (plain) return plain[0].length;
  const speaks = SPEAKS.exec(text);
  return speaks && !/^(?:writes|wrote|asks|asked)$/u.test(speaks.groups?.verb ?? '') && countable(speaks) ? speaks[0].length : 0;
}

// "Mother says." is a sentence; "Amy says:" and "Amy replies" alone on its line are markers.
function countable(match: RegExpExecArray): boolean {
  const mark = match.groups?.mark ?? '';
  if (mark.includes(':')) return true;
  return match[0].length === match.input.length && /^(?:repl|respon|answer|advise|writes back)/u.test(match.groups?.verb ?? '');
}

const GREETING = String.raw`(?<greeting>(?:my )?dear(?:est)?|hi|hello|hey|hiya)(?:\s+there)?`;
const NAME = String.raw`(?<name>[\p{L}\p{N}“"‘'][\p{L}\p{M}\p{N}’'.&“”"‘’/-]*(?:[ \t]+[\p{L}\p{N}(&“"‘'][\p{L}\p{M}\p{N}’'.)&“”"‘’/-]*){0,7}?)`;
const SALUTATION = new RegExp(
  String.raw`^\s*${BOLD}${GREETING},?\s+${NAME}${BOLD}(?:\s*(?<mark>[,:;!]|\s[–—-]+|[–—]|\.(?=\s|$))${BOLD}|$)(?=\s|$|[^\p{L}\p{N}])`,
  'iu',
);

/** A line that begins "Dear …": whom it greets, and how long the salutation is. */
export type Salutation = { readonly name: string; readonly length: number; readonly formal: boolean; readonly marked: boolean };

/** Reads a salutation at the beginning of a line. */
export function readSalutation(text: string): Salutation | undefined {
  const match = SALUTATION.exec(text);
  const { greeting = '', name = '', mark = '' } = match?.groups ?? {};
  if (!match || !/^[\p{Lu}\p{N}“"‘']/u.test(text.trimStart().replace(/^[*_]+/u, ''))) return undefined;
  const formal = /dear/iu.test(greeting);
  const alone = match[0].length === text.trimEnd().length;
  // Without a mark, the salutation must be the whole line and look like a name; "Dear me. I am late" greets nobody.
  if (mark.trim() === '' && !alone) return undefined;
  if (/^(?:me|god|lord|diary|all of)\b/iu.test(name)) return undefined;
  if (!formal && !/^[\p{Lu}“"]/u.test(name)) return undefined;
  if (mark.trim() === '.' && formal && !alone) return undefined;
  if (mark.trim() === '' && !isNameLike(name)) return undefined;
  return { name: name.trim(), length: match[0].length, formal, marked: mark.trim() !== '' };
}

/** "Sam," on a line of its own greets the columnist of that name. */
export function readBareSalutation(text: string, isColumnist: (name: string) => boolean): Salutation | undefined {
  const name = /^\s*(?<name>\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,2})[,:]\s*$/u.exec(text)?.groups?.name;
  return name !== undefined && isColumnist(name) ? { name, length: text.length, formal: true, marked: true } : undefined;
}

/** "* * *", "---", "# # #" and their like: a line that only parts. */
export function isRule(text: string): boolean {
  return text.length < 300 && /^\s*(?:(?:[*_~#=•·⁂◆■–—-]\s*){3,}|⁂|§|[•◆■])\s*$/u.test(text);
}

const OPENERS = [
  /^(?:(?:many|a big|big) )?thank(?:s| you)(?:,? [\p{L} ]{1,24},?)?(?: so much| very much| kindly)? for (?:your|the|this|such an?|sending(?: in)? your) (?:[\p{L}]+ ){0,3}?(?:question|letter|e-?mail|note|message|query|candou?r|honesty|openness|trust)\b/iu,
  /^(?:(?:many|a big|big) )?thank(?:s| you)(?: so much| very much)? for (?:writing|reaching out|sharing|asking|getting in touch|trusting|being so (?:open|honest|candid)|opening up|confiding)\b/iu,
  /^(?:i(?:[’']m| am) (?:so |very |really )?(?:glad|pleased|happy|grateful) (?:that )?you (?:wrote|asked|reached out|got in touch))\b/iu,
  /^(?:what an? (?:great|good|interesting|thoughtful|difficult|hard|tough|important|excellent) (?:question|letter))\b/iu,
];
const SOFT_OPENERS =
  /^(?:(?:oh|ah|well|hmm|ouch|wow|yikes|gosh|goodness)[,.!]|oh,? (?:dear|my|honey|sweetheart)|i(?:[’']m| am) (?:so |very |truly |terribly |really )*sorry\b|first(?: of all|ly)?,|congratulations|my (?:dear|sympathies|condolences)|your (?:letter|question|situation|story)\b|you (?:are|sound|have|do|don[’']t|should|need|must|can)\b|it sounds\b|no[,.] |yes[,.] )/iu;

/** How clearly a line opens an answer: 1 "Thank you for your question", 0.3 "I am so sorry", 0 not at all. */
export function openerStrength(text: string): number {
  const bare = text.trim().replace(/^[*_"“]+/u, '');
  if (OPENERS.some((opener) => opener.test(bare))) return 1;
  return SOFT_OPENERS.test(bare) ? 0.3 : 0;
}

/** Do the last words of a question ask or say goodbye: "?", "Thank you.", "Please help!" */
export function closesQuestion(text: string): number {
  const end = text
    .trimEnd()
    .slice(-200)
    .replace(/[*_"”’)\]]+$/u, '');
  if (/\?[!?]*$/u.test(end)) return 1;
  if (
    /(?:thank(?:s| you)(?: so much| very much| in advance| again| for your (?:time|help|advice))?|(?:please,? )?help(?: me)?|please advise|any advice (?:is|would be) (?:welcome|appreciated)|what do you think)[\p{L}, ]{0,14}[.!…]*$/iu.test(
      end,
    )
  )
    return 1;
  return 0;
}

const CLOSING =
  /^(?:(?:yours|your|most|very|with|all|big|much|lots of|best|warm(?:est)?|kind(?:est)?|love|sincerely|respectfully|regards|cheers|take care|good luck|blessings|peace|hugs|xo+|xx+|until next (?:time|week)|in solidarity|onwards?|courage|be well|be good|be kind|stay strong|thank(?:s| you)|signed|gratefully|faithfully|truly|affectionately|cordially|god bless|here for you|warmly|fondly|tenderly)\b.{0,40}),?$/iu;

/** A short line that takes leave, as over a signature: "Big Love,", "Yours sincerely,". */
export function isClosing(text: string): boolean {
  const bare = text.trim();
  if (bare.length > 48 || bare.split(/\s+/u).length > 7 || /[.?!:;]$/u.test(bare)) return false;
  return CLOSING.test(bare) || (/,$/u.test(bare) && bare.split(/\s+/u).length <= 5 && !/,./u.test(bare));
}

/** Could it be a name or a pen name: `Elizabeth R-J`, `Confused in Kansas`, `LOST`? At most eight words, no sentence. */
export function isNameLike(text: string): boolean {
  const bare = text.trim();
  if (bare === '' || bare.length > 60) return false;
  const words = bare.split(/\s+/u);
  if (words.length > 8) return false;
  if (/[?!:;,]$/u.test(bare) || (/\.$/u.test(bare) && !/\b\p{Lu}\.$/u.test(bare))) return false;
  if (/[.?!:;]\s/u.test(bare.replace(/\b(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Jr)\.\s/gu, ''))) return false;
  const small = /^(?:in|of|the|a|an|and|or|with|without|from|at|on|for|to|by|de|van|von|who|but|about|over|under|not|&|is|my)$/iu;
  const big = words.filter((word) => /^[“"‘'(]?[\p{Lu}\p{N}]/u.test(word));
  return /^[“"‘'(]?[\p{Lu}\p{N}]/u.test(words[0] ?? '') && words.every((word) => small.test(word) || big.includes(word));
}

const DASH = '(?:—|–|--+|―|-)';

/** A line that is a signature with a dash before it: "— Confused in Kansas". Gives the name. */
export function dashName(text: string): string | undefined {
  if (text.length > 160) return undefined;
  const name = new RegExp(String.raw`^\s*${DASH}\s*(?<name>\S.*)$`, 'u').exec(text)?.groups?.name?.trim();
  return name !== undefined && (isNameLike(name) || isPenName(name)) ? name : undefined;
}

/** A signature at the end of a line, behind a sentence: "What do I do? — LOST IN OHIO". Gives name and offset of the dash. */
export function dashNameAtEnd(text: string): { readonly name: string; readonly at: number } | undefined {
  const line = text.trimEnd();
  const from = Math.max(0, line.length - 160);
  const match = /[.?!…"”’)]\s*(?<dash>—|–|--+|―|\s-)\s*(?<name>[\p{Lu}\p{N}“"][^.?!:;—–]{0,58})$/u.exec(line.slice(from));
  const name = match?.groups?.name?.trim();
  if (!match || name === undefined || !(isNameLike(name) || isPenName(name))) return undefined;
  return { name, at: from + match.index + 1 };
}

/** A pen name, as it stands under a question: a name, or a name and how the letter came ("Vexed, by email"). */
export function isSignatureLike(text: string): boolean {
  return isNameLike(text) || (text.length < 80 && isPenName(text.trim()) && /,\s*(?:by|via|from|in)\b/u.test(text));
}

// "Worried sick, via email", "Sleepless, Leeds (by post)": a name, then where from.
function isPenName(text: string): boolean {
  const [head = '', ...rest] = text.split(/,\s*/u);
  return rest.length > 0 && rest.length < 3 && isNameLike(head) && text.split(/\s+/u).length <= 8 && !/[.?!:;]/u.test(text);
}

/** "Signed, Lost in Ohio" or "Sincerely, Lost": closing and name in one line. Gives both, the closing with its comma. */
export function closingWithName(text: string): { readonly closing: string; readonly name: string } | undefined {
  if (text.length > 160) return undefined;
  const match = /^(?<closing>[^,:]{2,30}(?:,|(?<=signed):))\s*(?<name>\S.*)$/iu.exec(text.trim());
  const { closing = '', name = '' } = match?.groups ?? {};
  return match && CLOSING.test(closing.replace(/[,:]$/u, '')) && isNameLike(name) ? { closing, name } : undefined;
}

/** A label with a colon at the beginning of a line: "Confused in Kansas: You …". */
export function readLabel(text: string): { readonly name: string; readonly length: number; readonly alone: boolean } | undefined {
  const match = /^\s*(?:\*\*|__)?(?<name>[\p{Lu}\p{N}“"][^:.?!;]{0,58}?)(?:\*\*|__)?:(?:\*\*|__)?(?:\s+|$)/u.exec(text);
  const name = match?.groups?.name ?? '';
  if (!match || !isNameLike(name) || NO_LABEL.test(name)) return undefined;
  return { name, length: match[0].length, alone: match[0].trimEnd().length === text.trimEnd().length };
}

const NO_LABEL =
  /^(?:p\.?\s?s\.?|update|edit|note|him|her|me|she|he|them|us|they|i|mum|mom|dad|mother|father|husband|wife|boss|tl;?dr|background|context|example|remember|warning|also|again|finally|first|second|third|my|our|the)\b/iu;
