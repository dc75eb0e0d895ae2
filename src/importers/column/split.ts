// Where does the question end and the answer begin? Evidence is weighed for every place where it could be; a cut is sure
// only when one place is clearly ahead of all others and of "nowhere".
import { countWords, isBlank, type SourceLine } from '../source-lines.ts';
import {
  answerMarkerLength,
  closesQuestion,
  closingWithName,
  dashName,
  dashNameAtEnd,
  foldName,
  isClosing,
  isNameLike,
  isRule,
  isSignatureLike,
  openerStrength,
  readLabel,
  readSalutation,
} from './line-kinds.ts';
import { personOf } from './person.ts';

/**
 * How much each sign says. The scale: `NOWHERE` is what "there is no answer here" weighs; a cut is as probable as
 * e^score against e^NOWHERE and the scores of all other places. A sign that a person would trust by itself (a marker, a
 * reply that greets the pen name) is 9 or more; signs that need a second one are 3 to 6.
 */
const WEIGHTS = {
  marker: 12,
  greetsTheSigner: 12,
  greetsSomebody: 9,
  labelOfTheSigner: 12,
  label: 4,
  opener: 6,
  signatureBefore: 6,
  plainNameBefore: 3,
  rule: 3,
  quotationEnds: 8,
  closing: 2,
  blankLine: 0.5,
  runsOn: -3,
  personShift: 4,
  everyParagraphShifts: 2,
  tooShort: -6,
  unclosed: -2.5,
} as const;
const NOWHERE = 5;
/** Below this a person decides. Chosen so that one strong sign, or two middling ones that agree, suffice. */
const SURE = 0.9;

/** A place where the answer could begin, and what speaks for it. */
type Cut = { readonly at: number; readonly score: number; readonly signs: readonly string[] };
/** The best place, how probable it is (0 to 1), and whether that is enough. */
export type Split = { readonly best: Cut | undefined; readonly confidence: number; readonly sure: boolean };

/** What is known about the page around a letter. */
export type PageHabits = {
  /** tells a salutation to the columnist from one to the asker */
  readonly isColumnist: (name: string) => boolean;
  /** questions are marked "Q.", so "A." marks an answer */
  readonly paired: boolean;
};

/** Finds where the answer begins among the lines of one letter (opening salutation taken off). */
export function splitLetter(lines: readonly SourceLine[], habits: PageHabits): Split {
  const shift = personShift(lines);
  const solid = lines.flatMap((line, index) => (isBlank(line) || isRule(line.text) ? [] : [{ line, index }]));
  const cuts: Cut[] = [];
  const inDialogue = isDialogue(solid.map(({ line }) => line));
  let words = countWords(solid[0]?.line.text ?? '');
  for (let at = 1; at < solid.length; at++) {
    const { line, index } = solid[at] ?? { line: undefined, index: 0 };
    if (line === undefined) continue;
    const before = solid.slice(Math.max(0, at - LINES_LOOKED_AT), at).map((other) => other.line);
    const gap = lines.slice((solid[at - 1]?.index ?? 0) + 1, index);
    const signs = signsAt({ line, before, gap, words, isLast: at === solid.length - 1, inDialogue }, habits);
    words += countWords(line.text);
    if (signs === undefined) continue;
    const unclosed: Sign[] = signs.some(([, weight]) => weight >= WEIGHTS.closing)
      ? []
      : [['nothing closes the question', WEIGHTS.unclosed]];
    const all = [...signs, ...shift(index), ...unclosed];
    cuts.push({ at: index, score: all.reduce((sum, [, weight]) => sum + weight, 0), signs: all.map(([name]) => name) });
  }
  cuts.sort((one, other) => other.score - one.score);
  const [best] = cuts;
  if (best === undefined) return { best, confidence: 0, sure: false };
  const rivals = cuts.reduce((sum, { score }) => sum + Math.exp(score - best.score), Math.exp(NOWHERE - best.score));
  const confidence = 1 / rivals;
  return { best, confidence, sure: confidence >= SURE };
}

/** So many lines above a cut tell how a question closes and who signed it. */
const LINES_LOOKED_AT = 6;

type Sign = readonly [name: string, weight: number];

/** A place to be judged: the line that would open the answer, lines above it, and what lies between. */
type Place = {
  readonly line: SourceLine;
  /** the last lines above with words in them */
  readonly before: readonly SourceLine[];
  /** empty lines and rules between */
  readonly gap: readonly SourceLine[];
  /** how many words stand above in all */
  readonly words: number;
  readonly isLast: boolean;
  /** many lines begin with a name and a colon, so one of them says little */
  readonly inDialogue: boolean;
};

function signsAt({ line, before, gap, words, isLast, inDialogue }: Place, habits: PageHabits): Sign[] | undefined {
  const previous = before.at(-1);
  if (previous === undefined || belongsToSignature(line, previous)) return undefined;
  // A name that ends the page signs it; it is no answer.
  if (isNameLike(line.text) && isLast) return undefined;
  const signs = explicitSigns(line, signerOf(before), habits).filter(([, weight]) => !(inDialogue && weight === WEIGHTS.label));
  const opener = openerStrength(line.text);
  if (opener > 0) signs.push(['opens like an answer', opener * WEIGHTS.opener]);
  signs.push(...signatureSigns(before));
  if (gap.some((other) => isRule(other.text))) signs.push(['a rule before it', WEIGHTS.rule]);
  if (previous.quoted && !line.quoted) signs.push(['a block quotation ends before it', WEIGHTS.quotationEnds]);
  if (closesQuestion(lastQuestionLine(before))) signs.push(['the question closes before it', WEIGHTS.closing]);
  if (gap.length > 0) signs.push(['an empty line before it', WEIGHTS.blankLine]);
  else if (
    !/[.?!…:,"”’)\]*\p{Extended_Pictographic}]$/u.test(previous.text.trimEnd().slice(-4)) &&
    countWords(previous.text) > 8
  ) {
    signs.push(['the sentence before it goes on', WEIGHTS.runsOn]);
  }
  if (words < 3) signs.push(['hardly a question before it', WEIGHTS.tooShort]);
  return signs;
}

// "Ann: …", "Bob: …", "Ann: …": minutes or a play.
function isDialogue(lines: readonly SourceLine[]): boolean {
  return lines.filter(({ text }) => readLabel(text) !== undefined).length > 2;
}

function explicitSigns(line: SourceLine, signer: string | undefined, habits: PageHabits): Sign[] {
  if (answerMarkerLength(line.text, habits.paired) > 0) return [['an answer marker', WEIGHTS.marker]];
  const greeted = readSalutation(line.text);
  if (greeted?.formal && !habits.isColumnist(greeted.name)) {
    return namesMatch(signer, greeted.name)
      ? [[`greets "${greeted.name}", who signed`, WEIGHTS.greetsTheSigner]]
      : [[`greets "${greeted.name}"`, greeted.marked ? WEIGHTS.greetsSomebody : WEIGHTS.label]];
  }
  const label = readLabel(line.text);
  if (label === undefined) return [];
  if (habits.isColumnist(label.name)) return [['the columnist is named as speaking', WEIGHTS.marker]];
  if (namesMatch(signer, label.name)) return [[`is addressed to "${label.name}", who signed`, WEIGHTS.labelOfTheSigner]];
  return [[`is labelled "${label.name}"`, WEIGHTS.label]];
}

function signatureSigns(before: readonly SourceLine[]): Sign[] {
  const last = before.at(-1)?.text ?? '';
  const above = before.at(-2)?.text;
  if (dashName(last) !== undefined || dashNameAtEnd(last) !== undefined || closingWithName(last) !== undefined) {
    return [['a signature before it', WEIGHTS.signatureBefore]];
  }
  if (!isSignatureLike(last) || above === undefined) return [];
  return isClosing(above)
    ? [['a signature before it', WEIGHTS.signatureBefore]]
    : [['a name before it', WEIGHTS.plainNameBefore]];
}

// A signature belongs to the question above it, so no answer begins with one.
function belongsToSignature(line: SourceLine, previous: SourceLine): boolean {
  if (dashName(line.text) !== undefined || closingWithName(line.text) !== undefined) return true;
  return isClosing(previous.text) && isNameLike(line.text);
}

function lastQuestionLine(before: readonly SourceLine[]): string {
  const lines = [...before];
  while (lines.length > 1 && looksSigned(lines)) lines.pop();
  const text = lines.at(-1)?.text ?? '';
  const signed = dashNameAtEnd(text);
  return signed ? text.slice(0, signed.at) : text;
}

function looksSigned(lines: readonly SourceLine[]): boolean {
  const text = lines.at(-1)?.text ?? '';
  return dashName(text) !== undefined || closingWithName(text) !== undefined || isNameLike(text) || isClosing(text);
}

/** The pen name under a question, where there is one. */
function signerOf(question: readonly SourceLine[]): string | undefined {
  const text = question.findLast((line) => !isBlank(line) && !isRule(line.text))?.text ?? '';
  const name = dashName(text) ?? dashNameAtEnd(text)?.name ?? closingWithName(text)?.name;
  return name ?? (isSignatureLike(text) ? text.trim() : undefined);
}

/** Is one name the other, or its beginning or its telling words? "LOST" answers "LOST IN OHIO". */
export function namesMatch(signer: string | undefined, addressed: string): boolean {
  if (signer === undefined) return false;
  const words = new Set(foldName(signer).split(' '));
  const telling = foldName(addressed)
    .split(' ')
    .filter((word) => word.length > 2);
  return telling.length > 0 && telling.every((word) => words.has(word));
}

// One paragraph is one voice. How much better does a cut part "I" from "you" than the worst one would?
function personShift(lines: readonly SourceLine[]): (at: number) => Sign[] {
  const voices = lines.map((line) => (isBlank(line) || isNameLike(line.text) ? undefined : personOf(line.text)));
  const total = voices.reduce<number>((sum, voice) => sum + (voice ?? 0), 0);
  const gains: number[] = [];
  const above: (number | undefined)[] = [];
  let sum = 0;
  let last: number | undefined;
  for (const voice of voices) {
    gains.push(2 * sum - total);
    above.push(last);
    sum += voice ?? 0;
    last = voice ?? last;
  }
  const worst = gains.reduce((least, gain) => Math.min(least, gain), total);
  const range = gains.reduce((most, gain) => Math.max(most, gain), total) - worst;
  const firstYou = voices.findIndex((voice) => voice !== undefined && voice < 0);
  const lastI = voices.findLastIndex((voice) => voice !== undefined && voice > 0);
  return (at) => {
    const gain = gains[at] ?? worst;
    if (range < 0.8 || gain <= 0) return [];
    const signs: Sign[] = [['"I" before it, "you" behind it', (WEIGHTS.personShift * (gain - worst)) / range]];
    const clear = lastI >= 0 && lastI < at && firstYou >= at;
    const sharp = (above[at] ?? 0) > 0 && (voices[at] ?? 0) < 0;
    if (clear && sharp)
      signs.push(['every paragraph before it says "I", every one behind it "you"', WEIGHTS.everyParagraphShifts]);
    return signs;
  };
}
