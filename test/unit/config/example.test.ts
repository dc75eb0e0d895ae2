// .env.example is the settings' documentation for those who run the bot: it says what the schema says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES, SETTINGS } from '../../../src/config/schema.ts';

const example = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
const blocks = example.trim().split('\n\n').slice(1);

describe('.env.example', () => {
  it('has a block for every setting, in order: what it does, what holds without it, and the line to fill in', () => {
    expect(blocks).toEqual(
      SETTING_NAMES.map((name) => `# ${SETTINGS[name].doc}\n# Not set: ${SETTINGS[name].unset}.\n#${name}=`),
    );
  });

  it('sets nothing as it is', () => {
    expect(parse(example)).toEqual({});
  });
});
