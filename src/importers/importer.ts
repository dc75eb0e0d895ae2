// What is an importer? The port for outside formats: a name, how sure it is of a source, and how it reads one.
import type { z } from 'zod';
import { type letterIdSchema, letterSchema } from '../letters/letter.ts';

/** One source, decoded to text; line ends are as they came. */
export type Source = {
  /** the path as the user can open it, or "standard input" */
  readonly name: string;
  readonly text: string;
  /** the column.yml that lies beside it, if any */
  readonly beside?: { readonly slug: string; readonly name: string; readonly columnist?: string | undefined } | undefined;
};

/** What the user said about how to read. */
export type ReadOptions = {
  /** `--column`: the name of the column, whatever the source says */
  readonly column?: string | undefined;
  /** `--map`: field of a letter -> name of that field in the source */
  readonly map?: Readonly<Record<string, string>> | undefined;
};

/**
 * A letter as a source has it: every field that the source gives, none that it does not. `column` is a name; where it is
 * absent, the user must say it. `status` is there only where the source itself holds the letter back.
 */
const draftSchema = letterSchema
  .omit({ id: true, column: true, status: true, source: true })
  .extend({ column: letterSchema.shape.column.optional(), status: letterSchema.shape.status.optional() });
export type Draft = z.infer<typeof draftSchema>;

/** A line of the source that is in no field of a letter, and why: page furniture, a marker, a repeated name. */
export type LeftOut = { readonly line: number; readonly text: string; readonly why: string };

/** Why an item can't be imported without a person. */
export type UnsureReason =
  | 'split-not-sure'
  | 'no-answer'
  | 'no-question'
  | 'several-letters'
  | 'not-a-record'
  | 'bad-field'
  | 'markup'
  | 'changed-in-both'
  | 'two-versions'
  | 'same-question'
  | 'key-reused'
  | 'bad-letter-file';

/** Why an item is left alone. */
export type SkipReason =
  | 'note-to-readers'
  | 'no-column'
  | 'withdrawn'
  | 'not-text'
  | 'unreadable'
  | 'empty'
  | 'unread-format'
  | 'not-written'
  | 'interrupted';

type Place = {
  /** 1-based line at which the item begins */
  readonly line: number;
  /** the item exactly as it came */
  readonly raw: string;
};

/** A letter that was read. */
export type FoundLetter = Place & {
  readonly kind: 'letter';
  readonly draft: Draft;
  /** what names it for good at its source (a guid, an address, a row id); absent: its question does */
  readonly key?: string | undefined;
  /** where the source names no column: what it may be called, for the user to say */
  readonly columnHint?: string | undefined;
  /** the id it had in an archive of ours */
  readonly wantedId?: z.infer<typeof letterIdSchema> | undefined;
  /** the source has no title: the one in the draft was made from its words, and gives way to any other */
  readonly derivedTitle?: boolean | undefined;
  readonly leftOut: readonly LeftOut[];
};

/** An item that needs a person: it goes to quarantine as it came. */
export type FoundUnsure = Place & {
  readonly kind: 'unsure';
  readonly reason: UnsureReason;
  /** what is wrong, and how to settle it */
  readonly message: string;
  readonly column?: string | undefined;
};

/** An item that is no letter. */
export type FoundSkipped = Place & { readonly kind: 'skipped'; readonly reason: SkipReason; readonly message: string };

export type Found = FoundLetter | FoundUnsure | FoundSkipped;

/** How a new format plugs in: one file that exports one of these, and a line in formats.ts. */
export type Importer = {
  /** its name for `--format` */
  readonly format: string;
  /** how sure it is that this source is of its format: 0 (no) to 1 (certain), from the file's extension and the text */
  readonly recognise: (source: Source) => number;
  /** everything that it finds, in the order of the source; never throws for what stands in a source */
  readonly read: (source: Source, options: ReadOptions) => Found[];
};

/** Checks a draft against the schema of letters. What does not fit becomes an item that needs a person. */
export function foundDraft(
  candidate: Readonly<Record<string, unknown>>,
  place: Place & Pick<FoundLetter, 'key' | 'wantedId' | 'columnHint' | 'derivedTitle' | 'leftOut'>,
): FoundLetter | FoundUnsure {
  const present = Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== undefined));
  const parsed = draftSchema.safeParse({ topics: [], contentNotes: [], ...present });
  if (parsed.success) return { kind: 'letter', draft: parsed.data, ...place };
  const wrong = parsed.error.issues.map((issue) => `"${issue.path.join('.')}" ${issue.message}`).join('; ');
  const { line, raw } = place;
  const column = typeof candidate.column === 'string' ? candidate.column : undefined;
  return { kind: 'unsure', line, raw, column, reason: 'bad-field', message: `${wrong}. Correct that and import it again.` };
}

/** The extension of a source's name in lower case, without the dot. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}
