// Which fields stand in a piece of YAML, and in which lines? Every value is read as the text that somebody wrote.
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { readPlainFields } from './plain-fields.ts';
import type { Problem } from './problem.ts';

/** The fields of a YAML mapping, the line of each in its file, and what keeps it from being one (then there are no fields). */
export type YamlFields = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly lineOf: (field: string) => number;
  readonly problems: readonly Problem[];
};

/** Reads `name: value` lines. @param firstLine the line of the file at which `yaml` begins, counted from 1 */
export function parseYamlFields(yaml: string, { file, firstLine }: { file: string; firstLine: number }): YamlFields {
  const plain = readPlainFields(yaml);
  if (plain) {
    const fields = Object.fromEntries([...plain].map(([name, { value }]) => [name, value]));
    return { fields, lineOf: (field) => firstLine + (plain.get(field)?.line ?? 0), problems: [] };
  }
  const counter = new LineCounter();
  // The "failsafe" schema keeps every scalar a text: `title: No` and `title: 1984` mean what they say.
  const document = parseDocument(yaml, { lineCounter: counter, schema: 'failsafe', uniqueKeys: true, logLevel: 'silent' });
  const lines = new Map<string, number>();
  const refuse = (problems: Problem[]): YamlFields => ({ fields: {}, lineOf: () => firstLine, problems });
  if (document.errors.length > 0) {
    return refuse(
      document.errors.map((error) => ({
        file,
        line: firstLine - 1 + (error.linePos?.[0].line ?? 1),
        message: `This is not YAML: ${firstSentence(error.message)}. Put quotes around a text that contains ": " or begins with a special character.`,
      })),
    );
  }
  if (document.contents === null) return { fields: {}, lineOf: () => firstLine, problems: [] };
  if (!isMap(document.contents)) {
    return refuse([{ file, line: firstLine, message: 'This must consist of lines "name: value".' }]);
  }
  for (const pair of document.contents.items) {
    if (isScalar(pair.key) && pair.key.range) {
      lines.set(String(pair.key.value), firstLine - 1 + counter.linePos(pair.key.range[0]).line);
    }
  }
  try {
    const fields = z.record(z.string(), z.unknown()).parse(document.toJS());
    return { fields, lineOf: (field) => lines.get(field) ?? firstLine, problems: [] };
  } catch {
    // An alias that repeats an alias that repeats an alias … fills the memory; the parser refuses to follow.
    return refuse([
      { file, line: firstLine, message: 'This repeats itself by aliases ("*name") without end. Write the values out.' },
    ]);
  }
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/u, '').replace(/[.:]$/u, '');
}
