// Which field of a foreign record is which field of a letter? What the user said with --map, then well-known names.
import { letterSchema } from '../letters/letter.ts';
import { nearestWord } from '../text/nearest.ts';
import { normaliseLine, normaliseText } from '../text/normalise.ts';
import { parseDate } from './dates.ts';

/** The fields of a letter that a record can give, and the names under which other programs keep them, best first. */
const KNOWN_NAMES = {
  id: ['id', 'guid', 'uuid', 'key', 'rowid', 'letterid', 'postid', 'entryid', 'slug'],
  column: ['column', 'columnname', 'series', 'feature'],
  columnist: [
    'columnist',
    'author',
    'writer',
    'answeredby',
    'byline',
    'creator',
    'answerer',
    'counselor',
    'counsellor',
    'therapist',
    'expert',
  ],
  title: ['title', 'subject', 'headline', 'heading', 'questiontitle', 'posttitle'],
  date: [
    'date',
    'published',
    'publishedat',
    'publisheddate',
    'publicationdate',
    'publishedon',
    'pubdate',
    'datepublished',
    'postdate',
    'posted',
    'postedat',
    'createdat',
    'created',
  ],
  url: ['url', 'link', 'permalink', 'href', 'address', 'questionlink', 'sourceurl', 'canonicalurl'],
  topics: ['topics', 'topic', 'tags', 'tag', 'categories', 'category', 'labels', 'keywords'],
  askedAs: ['askedas', 'alsoaskedas', 'alternativequestions', 'alternatequestions', 'paraphrases'],
  contentNotes: ['contentnotes', 'contentwarnings', 'warnings'],
  salutation: ['salutation', 'greeting'],
  question: [
    'question',
    'questiontext',
    'questionbody',
    'fullquestion',
    'letter',
    'lettertext',
    'query',
    'problem',
    'prompt',
    'ask',
    'body',
    'text',
    'content',
    'message',
    'selftext',
    'q',
  ],
  signature: ['signature', 'signed', 'signedby', 'asker', 'penname', 'pseudonym'],
  answer: [
    'answer',
    'answertext',
    'answerbody',
    'fullanswer',
    'response',
    'responsetext',
    'reply',
    'replytext',
    'advice',
    'completion',
    'a',
  ],
  signOff: ['signoff', 'closing', 'valediction'],
  links: ['links'],
} as const;

/** Fields that `--map` can name. */
export type MappableField = keyof typeof KNOWN_NAMES;

const FIELDS = Object.keys(KNOWN_NAMES);

/** Is it the name of a field that a record can give? */
export function isMappableField(name: string): name is MappableField {
  return Object.hasOwn(KNOWN_NAMES, name);
}

/**
 * Reads `question=questionText` words. @returns the map, or what is wrong with the words, all at once.
 */
export function parseMap(words: readonly string[]): { map: Record<string, string> } | { problem: string } {
  const map: Record<string, string> = {};
  const problems: string[] = [];
  for (const word of words) {
    const [field = '', ...rest] = word.split('=');
    const key = rest.join('=');
    if (isMappableField(field) && key !== '') map[field] = key;
    else if (key === '') problems.push(`"${word}" should be FIELD=THEIR-NAME, as in question=questionText`);
    else problems.push(`"${field}" is no field of a letter${didYouMean(field, FIELDS)}`);
  }
  if (problems.length === 0) return { map };
  return { problem: `--map: ${problems.join('; ').replace(/(?<!\?)$/u, '.')} Fields: ${FIELDS.join(', ')}.` };
}

/** `; did you mean "question"?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** A record as a source has it: names and values. */
export type SourceRecord = Readonly<Record<string, unknown>>;

/** The values of a record under our names; `unmapped`: names said with --map that the record does not have. */
export type Mapped = {
  readonly values: Partial<Record<MappableField, unknown>>;
  readonly unmapped: readonly string[];
};

/** Finds our fields in a record. Each of its values is used once; what the user mapped comes first. */
export function mapRecord(record: SourceRecord, map: Readonly<Record<string, string>> = {}): Mapped {
  const byFold = new Map(Object.keys(record).map((name) => [foldKey(name), name]));
  const values: Partial<Record<MappableField, unknown>> = {};
  const used = new Set<string>();
  const unmapped: string[] = [];
  for (const [field, name] of Object.entries(map)) {
    const value = valueAt(record, name);
    if (value === undefined) unmapped.push(name);
    else if (isMappableField(field)) values[field] = value;
    used.add(name.split('.')[0] ?? name);
  }
  for (const [field, names] of Object.entries(KNOWN_NAMES)) {
    if (!isMappableField(field) || values[field] !== undefined || map[field] !== undefined) continue;
    const name = names
      .map((known) => byFold.get(known))
      .find((found) => found !== undefined && !used.has(found) && !isEmpty(record[found]));
    if (name === undefined) continue;
    values[field] = record[name];
    used.add(name);
  }
  return { values: withDetails(values, record, byFold, used, map), unmapped };
}

// A short "question" beside a longer "body" or "details" is the headline of the question.
function withDetails(
  values: Mapped['values'],
  record: SourceRecord,
  byFold: ReadonlyMap<string, string>,
  used: ReadonlySet<string>,
  map: Readonly<Record<string, string>>,
): Mapped['values'] {
  if (map.question !== undefined || map.title !== undefined || values.title !== undefined) return values;
  const name = ['body', 'details', 'description', 'text', 'selftext']
    .map((known) => byFold.get(known))
    .find((found) => found !== undefined);
  const details = name === undefined || used.has(name) ? undefined : record[name];
  const { question } = values;
  if (typeof details !== 'string' || typeof question !== 'string' || question.length > 200 || details.length <= question.length)
    return values;
  return { ...values, title: question, question: details };
}

// "data.question" reaches into nested records.
function valueAt(record: SourceRecord, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name];
  return name.split('.').reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), record);
}

/** Is it a JSON object? */
export function isRecord(value: unknown): value is SourceRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function foldKey(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/gu, '');
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What a value is as a field of a draft. A date that can be read in two ways is left out, with a note. */
export type DraftFields = {
  readonly fields: Record<string, unknown>;
  readonly notes: readonly string[];
  readonly problems: readonly string[];
};

/** Puts the values of a record into the form that drafts have. */
export function draftFields(values: Mapped['values']): DraftFields {
  const fields: Record<string, unknown> = {};
  const notes: string[] = [];
  const problems: string[] = [];
  for (const [field, value] of Object.entries(values)) {
    if (isEmpty(value) || field === 'id') continue;
    if (['topics', 'contentNotes'].includes(field)) fields[field] = labelsOf(value);
    else if (field === 'askedAs') fields[field] = askedOf(value);
    else if (field === 'links') fields[field] = (Array.isArray(value) ? value : [value]).filter(isWebAddress);
    else if (typeof value !== 'string' && typeof value !== 'number')
      problems.push(`"${field}" should be text, but is ${Array.isArray(value) ? 'a list' : `a ${typeof value}`}`);
    else if (field === 'date') {
      const date = parseDate(String(value));
      if (date === undefined) notes.push(`the date "${value}" can't be read in just one way, so the letter has none`);
      else fields[field] = date;
    } else if (field === 'url' && !isWebAddress(value)) notes.push(`"${value}" is no http(s) address, so the letter has none`);
    else
      fields[field] = ['question', 'answer', 'salutation', 'signature', 'signOff'].includes(field)
        ? normaliseText(String(value))
        : normaliseLine(String(value));
    if (fields[field] === '') delete fields[field];
  }
  return { fields, notes, problems };
}

function isWebAddress(value: unknown): boolean {
  return letterSchema.shape.url.safeParse(typeof value === 'string' ? value.trim() : value).success;
}

// A comma may stand in a question.
function askedOf(value: unknown): unknown {
  return listOf(value, /[\n|]/u, normaliseLine);
}

function labelsOf(value: unknown): unknown {
  return listOf(value, /[,;|]/u, (label) => normaliseLine(label).toLowerCase());
}

/** Each item once, the empty ones left out; what is no text stays for the schema to complain about. */
function listOf(value: unknown, between: RegExp, clean: (text: string) => string): unknown {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(between) : [value];
  const items = list.map((item) => (typeof item === 'string' ? clean(item) : item));
  return [...new Set(items.filter((item) => item !== ''))];
}
