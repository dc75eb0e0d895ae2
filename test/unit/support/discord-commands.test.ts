// Does our Discord register commands as Discord does, within its limits?
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Act, menu, slash, typing } from '../../support/discord/acts.ts';
import { createDiscordServer } from '../../support/discord/server.ts';
import { postJson } from './discord-bot.ts';

const command = (name: string, more: object = {}) => ({ name, description: 'd', ...more });
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const list = (n: number, make: (index: number) => object) => Array.from({ length: n }, (_, index) => make(index));

async function setUp() {
  const server = await createDiscordServer();
  onTestFinished(() => server.close());
  const path = `/applications/${server.applicationId}/commands`;
  const put = (commands: object[]) => postJson(server, path, commands, 'PUT');
  return { server, path, put, guildPath: `/applications/${server.applicationId}/guilds/${server.guildId}/commands` };
}

describe('commands', () => {
  it('come back with what Discord fills in, and keep their ids when put again', async () => {
    const { server, put, guildPath } = await setUp();
    const sent = [
      command('advice', { options: [option('title', { required: false, autocomplete: true })] }),
      { name: 'Find past letters', type: 3 },
    ];
    await put(sent);
    const first = server.commands();
    expect(first).toMatchObject([
      { name: 'advice', type: 1, default_member_permissions: null, integration_types: [0], contexts: null, nsfw: false },
      { name: 'Find past letters', type: 3, description: '' },
    ]);
    expect(first[0]?.options).toEqual([{ type: 3, name: 'title', description: 'd', autocomplete: true }]);
    await put(sent);
    expect(server.commands()).toEqual(first);
    await put([command('advice', { description: 'changed' })]);
    expect(server.commands()).toMatchObject([{ id: first[0]?.id, description: 'changed' }]);
    expect(server.commands()[0]?.version).not.toBe(first[0]?.version);
    await postJson(server, guildPath, [command('here', { default_member_permissions: '32' })], 'PUT');
    expect(server.commands(server.guildId)).toMatchObject([
      { guild_id: server.guildId, name: 'here', default_member_permissions: '32' },
    ]);
    expect(server.faults).toEqual([]);
  });

  it.each<[string, object]>([
    ['a name with capitals', command('Advice')],
    ['a name of 33 characters', command('x'.repeat(33))],
    ['a description of 101', command('x', { description: 'x'.repeat(101) })],
    ['no description', { name: 'x' }],
    ['a menu with a description', { name: 'x', type: 3, description: 'd' }],
    ['26 options', command('x', { options: list(26, (n) => option(`o${n}`)) })],
    ['two options of a name', command('x', { options: [option('a'), option('a')] })],
    ['a required option after one that is not', command('x', { options: [option('a'), option('b', { required: true })] })],
    ['26 choices', command('x', { options: [option('a', { choices: list(26, (n) => ({ name: `${n}`, value: `${n}` })) })] })],
    [
      'choices with autocomplete',
      command('x', { options: [option('a', { autocomplete: true, choices: [{ name: 'n', value: 'v' }] })] }),
    ],
    ['a subcommand beside an option', command('x', { options: [{ type: 1, name: 'a', description: 'd' }, option('b')] })],
    [
      'more than 8000 characters',
      command('x', {
        options: list(4, (n) => ({
          type: 1,
          name: `s${n}`,
          description: 'd',
          options: list(21, (m) => option(`o${m}`, { description: 'x'.repeat(100) })),
        })),
      }),
    ],
    ['unknown keys', command('x', { colour: 'red' })],
  ])('may not have %s', async (_, bad) => {
    const { server, put } = await setUp();
    expect(await put([command('good'), bad])).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(server.commands()).toEqual([]);
    expect(server.faults).toHaveLength(1);
  });

  it('are at most 100 and 15, with names of their own, and 200 new ones a day', async () => {
    const { server, put } = await setUp();
    expect(await put([command('x'), command('x')])).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(await put(list(101, (n) => command(`c${n}`)))).toMatchObject({ status: 400, body: { code: 30032 } });
    expect(await put(list(16, (n) => ({ name: `Menu ${n}`, type: 3 })))).toMatchObject({ status: 400, body: { code: 30032 } });
    expect(await put(list(100, (n) => command(`a${n}`)))).toMatchObject({ status: 200 });
    expect(await put(list(100, (n) => command(`b${n}`)))).toMatchObject({ status: 200 });
    expect(await put([command('one-more')])).toMatchObject({ status: 400, body: { code: 30034 } });
    server.advance(86_400_000);
    expect(await put([command('one-more')])).toMatchObject({ status: 200 });
  });

  it('once registered, are used only as they are defined', async () => {
    const { server, put } = await setUp();
    const scene = { by: server.addPerson('ana'), in: server.addChannel('general') };
    const dm = { by: scene.by, in: server.dm(scene.by) };
    server.interact(slash('anything', {}, scene));
    const ask = {
      type: 1,
      name: 'ask',
      description: 'd',
      options: [option('question', { required: true }), { ...option('limit'), type: 10 }],
    };
    const letter = {
      type: 1,
      name: 'letter',
      description: 'd',
      options: [option('title', { required: true, autocomplete: true })],
    };
    await put([command('advice', { options: [ask, letter], contexts: [0] }), { name: 'Find past letters', type: 3 }]);
    server.interact(slash('advice ask', { question: 'q', limit: 3 }, scene));
    server.interact(typing('advice letter', 'title', 't', scene));
    const { message } = server.say({ ...scene, text: 'hello' });
    server.interact(menu('Find past letters', message, scene));
    const refusals: (readonly [Act, string])[] = [
      [slash('anything', {}, scene), 'No command "anything"'],
      [slash('advice', {}, scene), 'needs a subcommand'],
      [slash('advice tell', {}, scene), 'has no subcommand tell'],
      [slash('advice ask', {}, scene), 'needs the option question'],
      [slash('advice ask', { question: 'q', colour: 'red' }, scene), 'has no option colour'],
      [slash('advice ask', { question: 5 }, scene), 'is of type 3, not 4'],
      [typing('advice ask', 'question', 'q', scene), 'has no autocomplete'],
      [slash('advice ask', { question: 'q' }, dm), "can't be used in context 1"],
      [menu('advice', message, scene), 'No command "advice" of type 3'],
    ];
    for (const [act, reason] of refusals) expect(() => server.interact(act)).toThrow(reason);
  });

  it('are made, listed and deleted one by one', async () => {
    const { server, path } = await setUp();
    const made = await postJson(server, path, command('x', { name_localizations: { de: 'xx' } }));
    expect(made.status).toBe(201);
    const read = async (query: string) =>
      (await fetch(`${server.api}/v10${path}${query}`, { headers: { authorization: `Bot ${server.token}` } })).json();
    expect(JSON.stringify(await read(''))).not.toContain('name_localizations');
    expect(await read('?with_localizations=true')).toMatchObject([{ name: 'x', name_localizations: { de: 'xx' } }]);
    expect(await postJson(server, `${path}/${made.body.id}`, {}, 'DELETE')).toMatchObject({ status: 204 });
    expect(await postJson(server, `${path}/${made.body.id}`, {}, 'DELETE')).toMatchObject({ status: 404, body: { code: 10063 } });
  });
});
