// Does adapters/slack/README.md say what the program does?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INSTALL_PATH } from '../../../../adapters/slack/oauth.ts';
import { COMMANDS, SCOPES, SHORTCUTS } from '../../../../adapters/slack/surface.ts';
import { SETTING_NAMES } from '../../../../src/config/schema.ts';
import { runCommand } from '../../../support/command.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../../adapters/slack/README.md'), 'utf8');

describe('the README of the Slack adapter', () => {
  it('has every scope that is asked for, and no other, with its reason and what is lost', () => {
    const rows = [...readme.matchAll(/^\| `([a-z_]+(?::[a-z]+)?)` \| (.+) \| (.+) \|$/gmu)].map(([, scope, reason, lost]) => [
      scope,
      { reason, lost },
    ]);
    expect(Object.fromEntries(rows)).toEqual(SCOPES);
  });

  it('names only settings that there are', () => {
    const named = [...readme.matchAll(/\b(?:SLACK|DEAR)_[A-Z_]+\b/gu)].map(([name]) => name);
    expect([...new Set(named)].filter((name) => SETTING_NAMES.every((known) => known !== name))).toEqual([]);
    for (const name of SETTING_NAMES.filter((known) => known.startsWith('SLACK_') && known !== 'SLACK_API_URL'))
      expect(named).toContain(name);
  });

  it('names each offer as Slack shows it, and where an installation begins', () => {
    for (const { name } of [...COMMANDS, ...SHORTCUTS]) expect(readme).toContain(name);
    expect(readme).toContain(`https://letters.example.org${INSTALL_PATH}`);
  });

  it('shows commands that run', async () => {
    const commands = [...readme.matchAll(/`npx dear-archive (slack manifest[^`]*)`/gu)].map(([, words = '']) => words.split(' '));
    expect(commands.length).toBeGreaterThan(3);
    for (const words of commands) expect(await runCommand(words)).toMatchObject({ code: 0, err: '' });
  });
});
