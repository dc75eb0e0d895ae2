// Which fields stand in front matter that is as plain as most is? Reading YAML takes a millisecond a letter, this a hundredth.

const NAME = /^([A-Za-z]{1,40}): (.+)$/u;
/** A text that no quotes, comments, lists or line ends can be in: it begins with a letter or digit, ": " and " #" are not in it. */
const TEXT = /^[\p{L}\p{N}](?:[^\p{C}\p{Z}:#]|[ ](?=[^ #])|:(?=[^\p{C}\p{Z}])|(?<=[^ ])#)*$/u;
/** The same in quotes, in which no escapes are: `"Dear Priya:"`. */
const QUOTED = /^"((?:[^"\\\p{C}\p{Z}]|[ ])*)"$/u;
/** A list in one line of words that could stand in any list: `[marriage, in-laws]`. */
const LIST = /^\[(.*)\]$/u;
const WORD = /^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u;

/**
 * The fields of `name: text`, `name: "text"` and `name: [word, word]` lines, in which YAML (its "failsafe" schema, which makes every value a
 * text) and a reader see the same; `undefined` where anything else stands between them, or a name twice.
 */
export function readPlainFields(yaml: string): ReadonlyMap<string, string | string[]> | undefined {
  const fields = new Map<string, string | string[]>();
  for (const line of yaml.split('\n')) {
    const [, name = '', written = ''] = NAME.exec(line) ?? [];
    const value = readValue(written);
    if (value === undefined || fields.has(name)) return undefined;
    fields.set(name, value);
  }
  return fields;
}

function readValue(written: string): string | string[] | undefined {
  if (TEXT.test(written)) return written;
  const [, quoted] = QUOTED.exec(written) ?? [];
  if (quoted !== undefined) return quoted;
  const [, list] = LIST.exec(written) ?? [];
  const words = list === '' ? [] : list?.split(', ');
  return words?.every((word) => WORD.test(word)) ? words : undefined;
}
