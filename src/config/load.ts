// Which settings hold now? Read from the environment, then from the file .env in the working folder; all problems at once.
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { parse } from 'dotenv';
import { ArchiveError, explainSystemError, systemCode } from '../errors.ts';
import { meantBy } from './misspelt.ts';
import { SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './schema.ts';

/** The one settings file: lines NAME=value. The environment wins over it. */
export const SETTINGS_FILE = '.env';

/** Where settings come from. */
export type SettingsSource = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** the folder that has the settings file, and from which paths in settings count */
  readonly folder: string;
  /** only these are read and checked, so that a command is not stopped by a setting that it does not use; left out: all */
  readonly only?: readonly SettingName[] | undefined;
};

/** Reads the settings. @throws ArchiveError `usage`, with everything that is wrong; values of secrets are never shown */
export async function loadSettings({ env, folder, only = SETTING_NAMES }: SettingsSource): Promise<Settings> {
  const problems: string[] = [];
  const fromFile = await readSettingsFile(join(folder, SETTINGS_FILE), problems);
  problems.push(...misspeltNames(env, 'the environment', only), ...misspeltNames(fromFile, SETTINGS_FILE, only));
  const settings: Record<string, unknown> = {};
  for (const name of only) {
    const given = givenIn(env, name, 'the environment', problems) ?? givenIn(fromFile, name, SETTINGS_FILE, problems);
    if (given === undefined) continue;
    const text = given.file === undefined ? given.text : await readValue(given.file, { name, folder, problems });
    if (text !== undefined) settings[name] = parseValue(name, text, problems);
  }
  if (problems.length === 0) return settings as Settings;
  throw new ArchiveError(
    'usage',
    problems.length === 1
      ? problems.join()
      : `${problems.length} problems in the settings:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
  );
}

type Values = Readonly<Record<string, string | undefined>>;

async function readSettingsFile(path: string, problems: string[]): Promise<Values> {
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') problems.push(`The settings file ${path} can't be read: ${explainSystemError(error)}.`);
    return {};
  }
}

function misspeltNames(values: Values, where: string, only: readonly SettingName[]): string[] {
  return Object.keys(values).flatMap((name) => {
    const meant = meantBy(name);
    const concerns = only.some((wanted) => meant === wanted || meant === `${wanted}_FILE`);
    return !concerns ? [] : [`There is no setting ${name} (in ${where}). Did you mean ${meant}? Rename it, or unset it.`];
  });
}

type Given = { readonly text: string; readonly file?: undefined } | { readonly file: string };

/** What one source says of a setting. An empty value is no value: that is how Docker and CI systems pass "not set". */
function givenIn(values: Values, name: SettingName, where: string, problems: string[]): Given | undefined {
  const text = values[name]?.trim() || undefined;
  const file = values[`${name}_FILE`]?.trim() || undefined;
  if (text !== undefined && file !== undefined)
    problems.push(`${name} and ${name}_FILE are both set in ${where}: leave one of them out.`);
  if (text !== undefined) return { text };
  return file === undefined ? undefined : { file };
}

async function readValue(
  file: string,
  { name, folder, problems }: { name: SettingName; folder: string; problems: string[] },
): Promise<string | undefined> {
  try {
    const text = (await readFile(isAbsolute(file) ? file : join(folder, file), 'utf8')).trim();
    if (text === '') problems.push(`${name}_FILE names the file ${file}, which is empty.`);
    return text || undefined;
  } catch (error) {
    problems.push(`${name}_FILE names the file ${file}, which can't be read: ${explainSystemError(error)}.`);
    return undefined;
  }
}

function parseValue(name: SettingName, text: string, problems: string[]): unknown {
  const { schema, secret } = SETTINGS[name];
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  problems.push(`${name}${secret ? '' : ` is "${text}", but it`} ${issue?.message}.`);
  return undefined;
}
