// Would Discord's own OpenAPI document accept this body? Asked where the document is at hand.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const DOCUMENT = join('shared', 'data', 'discord-openapi.json');
const openApi = z.looseObject({ components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }) });

/** Says what is wrong with a body by the named schema; undefined if nothing is. */
export type BodyJudge = (schema: string, body: unknown) => string | undefined;

/** Looks for the document beside any folder above `start`. */
export function findOpenApi(start: string): string | undefined {
  const path = join(start, DOCUMENT);
  if (existsSync(path)) return path;
  const parent = dirname(start);
  return parent === start ? undefined : findOpenApi(parent);
}

/** Ajv lists every branch of a union: the deepest errors are of the branch that came nearest. */
function tellErrors(errors: readonly ErrorObject[]): string {
  const depth = (error: ErrorObject) => error.instancePath.split('/').length;
  const deepest = Math.max(...errors.map(depth));
  return errors
    .filter((error) => depth(error) === deepest)
    .slice(0, 3)
    .map(({ instancePath, message = 'is not accepted' }) => `${instancePath || '/'} ${message}`)
    .join('; ');
}

/** The document asks for an integer; Discord sends and takes a string of digits (interactions/application-commands.mdx). */
function withNumericPermissions(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value: unknown) =>
      key === 'default_member_permissions' && typeof value === 'string' && /^\d+$/u.test(value) ? Number(value) : value,
    ),
  );
}

const judges = new Map<string, BodyJudge>();

/** The judge of a document; read and compiled once in a process. */
export function loadBodyJudge(path: string): BodyJudge {
  const known = judges.get(path);
  if (known !== undefined) return known;
  const document = openApi.parse(JSON.parse(readFileSync(path, 'utf8')));
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addFormat('snowflake', /^\d{1,20}$/u);
  ajv.addFormat('int32', { type: 'number', validate: (value) => Math.abs(value) < 2 ** 31 });
  for (const format of ['nonce', 'int64']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'discord', components: document.components });
  const judge: BodyJudge = (schema, body) => {
    const validate = ajv.getSchema(`discord#/components/schemas/${schema}`);
    if (validate === undefined) throw new Error(`The OpenAPI document has no schema ${schema}.`);
    if (validate(withNumericPermissions(body))) return undefined;
    return tellErrors(validate.errors ?? []);
  };
  judges.set(path, judge);
  return judge;
}
