// Which fields stand in front matter that is as plain as most is? Reading YAML takes a millisecond a letter, this a hundredth.

const NAME = /^([A-Za-z]{1,40}): (.+)$/u;
/** A text that no quotes, comments, lists or line ends can be in: it begins with a letter or digit, ": " and " #" are not in it. */
const TEXT = /^[\p{L}\p{N}](?:[^\p{C}\p{Z}:#]|[ ](?=[^ #])|:(?=[^\p{C}\p{Z}])|(?<=[^ ])#)*$/u;
/** The same in quotes, in which no escapes are: `"Dear Priya:"`, `'Ruth —'`. */
const QUOTED = /^(["'])((?:(?!\1|\\)[^\p{C}\p{Z}]|[ ])*)\1$/u;
/** A list in one line of words that could stand in any list, or in quotes: `[marriage, in-laws, "can't pay"]`. */
const LIST = /^\[(.*)\]$/u;
const WORD = /^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u;

/** A name with its values in the lines below it, and such a line. */
const LIST_NAME = /^([A-Za-z]{1,40}):$/u;
const ITEM = /^ {2}- (.+)$/u;

/** A name with a text in the lines below it, and such a line. */
const TEXT_NAME = /^([A-Za-z]{1,40}): \|-$/u;
const TEXT_LINE = /^ {2}([^\p{C}\p{Z}](?:[^\p{C}\p{Z}]|[ ])*)$/u;

/** A field and the line in which its name stands, counted from 0. */
export type PlainField = { readonly value: string | string[]; readonly line: number };

/**
 * The fields of `name: text`, `name: "text"` and `name: [word, word]` lines, of `name:` with lines `  - text` or `  - "text"`
 * below, and of `name: |-` with lines of text below, in which YAML (its "failsafe" schema, which makes every value a text) and a
 * reader see the same; `undefined` where anything else stands between them, or a name twice.
 */
export function readPlainFields(yaml: string): ReadonlyMap<string, PlainField> | undefined {
  const fields = new Map<string, PlainField>();
  const lines = yaml.replace(/(?<=.)\n$/u, '').split('\n');
  for (let at = 0; at < lines.length; ) {
    const field = readField(lines, at);
    if (field === undefined || fields.has(field.name)) return undefined;
    fields.set(field.name, { value: field.value, line: at });
    at = field.end;
  }
  return fields;
}

/** A field and the line after its last. */
type Field = { readonly name: string; readonly value: string | string[]; readonly end: number };

function readField(lines: readonly string[], at: number): Field | undefined {
  const line = lines[at] ?? '';
  const [, name, written = ''] = NAME.exec(line) ?? [];
  if (name !== undefined && written !== '|-') {
    const value = readText(written) ?? readWords(written);
    return value === undefined ? undefined : { name, value, end: at + 1 };
  }
  const [, listName] = LIST_NAME.exec(line) ?? [];
  if (listName !== undefined) {
    const items = linesBelow(lines, at, ITEM).map(readText);
    const texts = items.filter((item) => item !== undefined);
    return items.length === 0 || texts.length < items.length
      ? undefined
      : { name: listName, value: texts, end: at + 1 + items.length };
  }
  const [, textName] = TEXT_NAME.exec(line) ?? [];
  const text = linesBelow(lines, at, TEXT_LINE);
  return textName === undefined || text.length === 0
    ? undefined
    : { name: textName, value: text.join('\n'), end: at + 1 + text.length };
}

/** What stands in the lines below one that are of a form. */
function linesBelow(lines: readonly string[], at: number, form: RegExp): string[] {
  const found: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const [, content] = form.exec(line) ?? [];
    if (content === undefined) break;
    found.push(content);
  }
  return found;
}

function readText(written: string): string | undefined {
  return TEXT.test(written) ? written : QUOTED.exec(written)?.[2];
}

function readWords(written: string): string[] | undefined {
  const [, list] = LIST.exec(written) ?? [];
  if (list === undefined) return undefined;
  if (list === '') return [];
  const words = list.split(', ');
  const read = words.flatMap((word) => (WORD.test(word) ? word : (QUOTED.exec(word)?.[2] ?? [])));
  return read.length === words.length ? read : undefined;
}
