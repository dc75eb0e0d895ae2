// Would Discord take our commands, and do the types that are computed from them hold what it sends?
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type CommandUse, readUse } from '../../../../adapters/discord/command-use.ts';
import { COMMANDS } from '../../../../adapters/discord/commands.ts';
import { checkCommand } from '../../../support/discord/command-check.ts';

describe('commands', () => {
  it('are within the limits of Discord', () => {
    for (const command of COMMANDS) expect(() => checkCommand(JSON.parse(JSON.stringify(command)), [])).not.toThrow();
  });

  it('can be used wherever people look letters up; the others in servers only, by those who manage them', () => {
    expect(COMMANDS.map(({ name, integration_types: kinds, contexts }) => [name, kinds, contexts])).toEqual([
      ['advice', [0, 1], [0, 1, 2]],
      ['archive', [0], [0]],
      ['Find past letters', [0, 1], [0, 1, 2]],
    ]);
    expect(COMMANDS.find(({ name }) => name === 'archive')).toMatchObject({ default_member_permissions: '32' });
  });

  it('have types of their own', () => {
    type Ask = Extract<CommandUse, { name: 'advice ask' }>['options'];
    expectTypeOf<Ask['question']>().toEqualTypeOf<string>();
    expectTypeOf<Ask['public']>().toEqualTypeOf<boolean | undefined>();
    type Policy = Extract<CommandUse, { name: 'archive policy' }>['options'];
    expectTypeOf<Policy['mode']>().toEqualTypeOf<'off' | 'private' | 'public' | undefined>();
    expectTypeOf<Policy['most-letters']>().toEqualTypeOf<number | undefined>();
  });
});

describe('readUse', () => {
  it('takes what the commands allow', () => {
    const use = { name: 'advice ask', options: { question: 'May I?', public: true } };
    expect(readUse(use.name, use.options)).toEqual(use);
    expect(readUse('archive policy', {})).toEqual({ name: 'archive policy', options: {} });
  });

  it.each([
    ['an unknown command', 'advice sing', {}],
    ['a command without its subcommand', 'advice', {}],
    ['a required option that is missing', 'advice ask', { topic: 'work' }],
    ['an option that there is not', 'advice ask', { question: 'May I?', colour: 'red' }],
    ['an option of another type', 'advice ask', { question: 'May I?', public: 'yes' }],
    ['a choice that there is not', 'archive policy', { mode: 'loud' }],
    ['a name that every object has', 'advice about', { toString: 'x' }],
  ])('refuses %s', (_, name, options) => {
    expect(readUse(name, options)).toBeUndefined();
  });
});
