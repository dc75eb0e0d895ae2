// How is a column's column.yml read and written?
import { stringify } from 'yaml';
import { normaliseLine } from '../text/normalise.ts';
import { type Column, columnSchema } from './letter.ts';
import type { Problem } from './problem.ts';
import { parseYamlFields } from './yaml-fields.ts';

/** The column of a folder, and what is wrong with its column.yml. Letters are read even where that file is not. */
export type ReadColumn = { readonly column: Column; readonly problems: readonly Problem[] };

/** Reads the text of a column.yml; `undefined`: there is none. Fields that are right are kept where others are wrong. */
export function parseColumn(text: string | undefined, slug: string, file: string): ReadColumn {
  const name = nameFromSlug(slug);
  if (text === undefined) {
    const message = `There is no column.yml in this folder; the column is called "${name}" until there is one. Write at least "name: ${name}" into it.`;
    return { column: { slug, name, show: 'whole' }, problems: [{ file, message }] };
  }
  const yaml = parseYamlFields(text, { file, firstLine: 1 });
  const fields = Object.fromEntries(
    Object.entries(yaml.fields).flatMap(([field, value]) => {
      const clean = typeof value === 'string' ? normaliseLine(value) : value;
      return clean === '' ? [] : [[field, clean]];
    }),
  );
  const parsed = columnSchema.safeParse(fields);
  if (parsed.success && yaml.problems.length === 0) return { column: { ...parsed.data, slug }, problems: [] };
  const issues = yaml.problems.length > 0 ? [] : (parsed.error?.issues ?? []);
  const problems = issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      const known = Object.keys(columnSchema.shape).join(', ');
      return issue.keys.map((key) => ({
        file,
        line: yaml.lineOf(key),
        message: `"${key}" is no field of a column. Fields: ${known}.`,
      }));
    }
    const field = String(issue.path[0]);
    const message =
      fields[field] === undefined ? `"${field}" is missing: write "${field}: ${name}".` : `"${field}" ${issue.message}.`;
    return [{ file, line: yaml.lineOf(field), message }];
  });
  return { column: keepRightFields(fields, slug, name), problems: [...yaml.problems, ...problems] };
}

// What the publisher allows may be what could not be read, so a broken file never allows whole letters by itself.
function keepRightFields(fields: Readonly<Record<string, unknown>>, slug: string, name: string): Column {
  const { shape } = columnSchema;
  const right = <Value>(read: { success: boolean; data?: Value | undefined }) => (read.success ? read.data : undefined);
  return {
    slug,
    name: right(shape.name.safeParse(fields.name)) ?? name,
    columnist: right(shape.columnist.safeParse(fields.columnist)),
    site: right(shape.site.safeParse(fields.site)),
    licence: right(shape.licence.safeParse(fields.licence)),
    show: fields.show === 'whole' ? 'whole' : 'excerpt',
  };
}

/** The text of a column.yml. */
export function formatColumn({ slug: _, ...fields }: Column): string {
  return stringify(fields, { lineWidth: 0 });
}

function nameFromSlug(slug: string): string {
  return slug.replace(/(^|-)([a-z0-9])/gu, (_, dash: string, first: string) => (dash ? ' ' : '') + first.toUpperCase());
}
