// Does our Discord refuse the bodies that Discord refuses, in its words?
import { MessageFlags } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServerChannel } from '../../support/discord/channels.ts';
import { createDiscordServer, type DiscordServer } from '../../support/discord/server.ts';
import { type Answer, postJson } from './discord-bot.ts';

const V2 = MessageFlags.IsComponentsV2;
const allowed_mentions = { parse: [] };
const text = (content: string) => ({ type: 10, content });
const button = (custom_id: string, label = 'x') => ({ type: 2, style: 1, custom_id, label });
const row = (...components: object[]) => ({ type: 1, components });
const times = <Value>(n: number, make: (index: number) => Value) => Array.from({ length: n }, (_, index) => make(index));
const option = (index: number) => ({ label: `o${index}`, value: `v${index}` });
const select = (n: number) => ({ type: 3, custom_id: 's', options: times(n, option) });
const link = { type: 2, style: 5, label: 'Read', url: 'https://example.org/letter' };
const section = (n: number, accessory: object = link) => ({ type: 9, components: times(n, () => text('t')), accessory });
const v2 = (...components: object[]) => ({ flags: V2, components, allowed_mentions });
const legacy = (...components: object[]) => ({ content: 'c', components, allowed_mentions });

let server: DiscordServer;
let general: ServerChannel;
beforeAll(async () => {
  server = await createDiscordServer();
  general = server.addChannel('general');
});
afterAll(() => server.close());

const post = (body: object): Promise<Answer> => postJson(server, `/channels/${general.id}/messages`, body);

describe('a message body', () => {
  it.each<[string, object]>([
    ['2000 characters', { content: 'x'.repeat(2000), allowed_mentions }],
    ['4000 characters in two displays', v2(text('x'.repeat(3999)), text('x'))],
    ['40 components, nested ones counted', v2({ type: 17, components: times(39, () => text('t')) })],
    ['five buttons of 80 characters', legacy(row(...times(5, (index) => button(`b${index}`, 'x'.repeat(80)))))],
    ['a select of 25 options', legacy(row(select(25)))],
    ['a section with three texts and a link', v2(section(3))],
    ['an id of 100 characters', legacy(row(button('x'.repeat(100))))],
    [
      'an embed of 6000 characters',
      { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1904) }], allowed_mentions },
    ],
    [
      'everything that a card has',
      v2({ type: 17, accent_color: 0xff, components: [text('t'), { type: 14, divider: true, spacing: 1 }, row(link)] }),
    ],
  ])('may have %s', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 200 });
  });

  it.each<[string, object, string, string]>([
    ['more than 2000 characters', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_BAD_LENGTH'],
    [
      'more than 6000 characters of embeds',
      { embeds: [{ description: 'x'.repeat(4096) }, { description: 'x'.repeat(1905) }] },
      'embeds',
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'more than 40 components',
      v2({ type: 17, components: times(40, () => text('t')) }),
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      'an accessory as the 41st',
      v2({ type: 17, components: [...times(36, () => text('t')), section(2)] }),
      'components',
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      'more than 4000 characters over all displays',
      v2(text('x'.repeat(2001)), { type: 17, components: [text('x'.repeat(2000))] }),
      'components',
      'COMPONENT_MAX_TOTAL_TEXT_SIZE_EXCEEDED',
    ],
    ['content beside V2', { ...v2(text('t')), content: 'c' }, 'content', 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    [
      'embeds beside V2',
      { ...v2(text('t')), embeds: [{ title: 't' }] },
      'embeds',
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['V2 components without the flag', { components: [text('t')] }, 'components.0', 'UNION_TYPE_CHOICES'],
    ['a section without texts', v2(section(0)), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
    ['a section with four texts', v2(section(4)), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
    ['a section without an accessory', v2({ type: 9, components: [text('t')] }), 'components.0.accessory', 'BASE_TYPE_REQUIRED'],
    ['an empty display', v2(text('')), 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
    [
      'a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [text('t')] }] }),
      'components.0.components.0.type',
      'UNION_TYPE_CHOICES',
    ],
    ['a button outside a row', v2(button('a')), 'components.0.type', 'UNION_TYPE_CHOICES'],
    [
      'six buttons in a row',
      legacy(row(...times(6, (index) => button(`b${index}`)))),
      'components.0.components.5',
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'a button beside a select',
      legacy(row(select(1), button('a'))),
      'components.0.components.1',
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    ['an empty row', legacy(row()), 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
    ['six rows', legacy(...times(6, (index) => row(button(`b${index}`)))), 'components', 'BASE_TYPE_BAD_LENGTH'],
    [
      'an id of 101 characters',
      legacy(row(button('x'.repeat(101)))),
      'components.0.components.0.custom_id',
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['an empty id', legacy(row(button(''))), 'components.0.components.0.custom_id', 'BASE_TYPE_BAD_LENGTH'],
    [
      'the same id twice',
      v2(row(button('a')), section(1, button('a'))),
      'components.1.accessory.custom_id',
      'COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a label of 81 characters',
      legacy(row(button('a', 'x'.repeat(81)))),
      'components.0.components.0.label',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'a button without a face',
      legacy(row({ type: 2, style: 1, custom_id: 'a' })),
      'components.0.components.0.label',
      'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
    ],
    ['a link with an id', legacy(row({ ...link, custom_id: 'a' })), 'components.0.components.0', 'UNKNOWN_KEY'],
    ['26 options', legacy(row(select(26))), 'components.0.components.0.options', 'BASE_TYPE_BAD_LENGTH'],
    [
      'the same option twice',
      legacy(row({ ...select(1), options: [option(1), option(1)] })),
      'components.0.components.0.options.1.value',
      'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'ids beside a rule for all',
      { content: 'c', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions',
      'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    ['unknown keys', { content: 'c', colour: 1 }, '', 'UNKNOWN_KEY'],
    ['unknown keys in a component', v2({ ...text('t'), markdown: true }), 'components.0', 'UNKNOWN_KEY'],
    ['a nonce of 26 characters', { content: 'c', nonce: 'x'.repeat(26) }, 'nonce', 'BASE_TYPE_BAD_LENGTH'],
  ])('may not have %s', async (_, body, path, code) => {
    const faults = server.faults.length;
    const answer = await post({ allowed_mentions, ...body });
    expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    const leaf = path
      .split('.')
      .filter(Boolean)
      .reduce<unknown>((node, key) => Object(node)[key], answer.body.errors);
    expect(leaf).toMatchObject({ _errors: [{ code }] });
    expect(server.faults).toHaveLength(faults + 1);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['white space', { content: ' \n' }],
    ['no components', v2()],
  ])('of %s is empty', async (_, body) => {
    expect(await post({ allowed_mentions, ...body })).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  it('breaks Discord with more bytes than it can process', async () => {
    expect(await post(v2(text('あ'.repeat(3387))))).toMatchObject({ status: 500 });
    expect(await post(v2(text('あ'.repeat(3386))))).toMatchObject({ status: 200 });
  });

  it.each<[string, object, string | undefined]>([
    ['no rules', { content: 'c' }, 'is missing'],
    ['rules that let everybody be pinged', { content: 'c', allowed_mentions: { parse: ['everyone'] } }, 'everyone'],
    ['rules that let anybody be pinged', { content: 'c', allowed_mentions: { parse: ['users'] } }, 'users'],
    ['rules for one person', { content: 'c', allowed_mentions: { users: ['1'] } }, undefined],
  ])('with %s for mentions is accepted, and noted where it is risky', async (_, body, reason) => {
    const faults = server.faults.length;
    expect(await post(body)).toMatchObject({ status: 200 });
    const noted = server.faults.slice(faults).map((fault) => fault.reason);
    expect(noted).toEqual(reason === undefined ? [] : [expect.stringContaining(reason)]);
  });
});

describe('what is no message', () => {
  it('is refused: no JSON, files', async () => {
    const form = new FormData();
    form.append('payload_json', '{"content":"c"}');
    const headers = { authorization: `Bot ${server.token}` };
    const url = `${server.api}/v10/channels/${general.id}/messages`;
    const answer = await fetch(url, { method: 'POST', headers, body: form });
    expect(await answer.json()).toMatchObject({ code: 50109 });
    expect(server.faults.at(-1)?.reason).toContain('invalid JSON');
  });

  it('can’t be made private by a flag', async () => {
    expect(await post({ content: 'c', allowed_mentions, flags: MessageFlags.Ephemeral })).toMatchObject({
      status: 200,
      body: { flags: 0 },
    });
  });
});

describe('an edit', () => {
  it('can’t take V2 back, and needs no second flag', async () => {
    const made = await post(v2(text('one')));
    const path = `/channels/${general.id}/messages/${made.body.id}`;
    const edit = (body: object) => postJson(server, path, { allowed_mentions, ...body }, 'PATCH');
    expect(await edit({ components: [text('two')] })).toMatchObject({ status: 200 });
    expect(await edit({ flags: 0, components: [text('three')] })).toMatchObject({
      body: { errors: { components: { 0: { _errors: [{ code: 'UNION_TYPE_CHOICES' }] } } } },
    });
    expect(await edit({ flags: 0, components: [row(button('a'))] })).toMatchObject({
      status: 400,
      body: { errors: { flags: {} } },
    });
    expect(await edit({ content: 'c' })).toMatchObject({ status: 400, body: { errors: { content: {} } } });
    expect(await edit({ components: [] })).toMatchObject({ status: 400, body: { code: 50006 } });
  });

  it('to V2 must empty the content', async () => {
    const made = await post({ content: 'c', allowed_mentions });
    const edit = (body: object) => postJson(server, `/channels/${general.id}/messages/${made.body.id}`, body, 'PATCH');
    expect(await edit(v2(text('t')))).toMatchObject({ status: 400, body: { errors: { content: {} } } });
    expect(await edit({ ...v2(text('t')), content: null })).toMatchObject({ status: 200, body: { content: '', flags: V2 } });
  });
});

describe('the OpenAPI document', () => {
  it('refuses what our own checks let pass', async ({ skip }) => {
    if (!server.hasOpenApi) skip('data/discord-openapi.json is not at hand');
    const answer = await post({ ...v2({ ...text('t'), id: 2 ** 40 }) });
    expect(answer).toMatchObject({ status: 400, body: { errors: { _errors: [{ code: 'OPENAPI' }] } } });
    expect(server.messagesIn(general).at(-1)?.components).not.toMatchObject([{ id: 2 ** 40 }]);
  });
});
