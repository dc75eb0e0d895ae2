// Does the README show what one gets? Its questions are asked, and its answers compared line by line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLED_ARCHIVE } from '../../src/config/bundled.ts';
import { runCommand } from '../support/command.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const asked = [...readme.matchAll(/^\$ npx dear-archive ask "([^"\n]+)"(.*)\n([\s\S]+?)^```$/gmu)].map(
  ([, question = '', options = '', shown = '']) => ({ question, options: options.split(' ').filter(Boolean), shown }),
);

describe('the README', () => {
  it('shows a question with an answer, and one without', () => {
    expect(asked.map(({ shown }) => /^(?:1\. |I searched)/u.exec(shown)?.[0])).toEqual(['1. ', 'I searched']);
  });

  it.each(asked)('shows what one gets for $question', async ({ question, options, shown }) => {
    const env = { MODEL: '', npm_command: 'exec', ARCHIVE_DIR: BUNDLED_ARCHIVE };
    expect(await runCommand(['ask', question, ...options], { env })).toEqual({ code: 0, out: shown, err: '' });
  });
});
