// Does our Discord refuse what is late, twice, not allowed or gone, with Discord's status and code?
import { PermissionFlagsBits as Bits, InteractionResponseType, MessageFlags } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { press, slash, typing } from '../../support/discord/acts.ts';
import type { InteractionHandle } from '../../support/discord/interaction-handle.ts';
import { createDiscordServer, type DiscordServer } from '../../support/discord/server.ts';
import { mention } from '../../support/discord/speech.ts';
import { postJson } from './discord-bot.ts';

const PRIVATE = MessageFlags.Ephemeral;
const allowed_mentions = { parse: [] };
const said = (content: string, more: object = {}) => ({ content, allowed_mentions, ...more });
const reply = (content: string, more: object = {}) => ({ type: 4, data: said(content, more) });

/** A server with nobody connected: the tests are the bot, in raw requests. */
async function setUp() {
  const server = await createDiscordServer();
  onTestFinished(() => server.close());
  const ana = server.addPerson('ana');
  const general = server.addChannel('general');
  return { server, ana, general, scene: { by: ana, in: general } };
}

const respond = (server: DiscordServer, { payload: { id, token } }: InteractionHandle, body: object) =>
  postJson(server, `/interactions/${id}/${token}/callback`, body);
const webhook = (server: DiscordServer, { payload: { token } }: InteractionHandle, path: string, body: object, method = 'POST') =>
  postJson(server, `/webhooks/${server.applicationId}/${token}${path}`, body, method);
const editOriginal = (server: DiscordServer, handle: InteractionHandle, body: object) =>
  webhook(server, handle, '/messages/%40original', body, 'PATCH');

const refused = (status: number, code: number) => ({ status, body: { code } });

describe('an interaction', () => {
  it('is answered once', async () => {
    const { server, scene } = await setUp();
    const asked = server.interact(slash('about', {}, scene));
    expect(await respond(server, asked, { type: 5, data: { flags: PRIVATE } })).toMatchObject({ status: 204 });
    expect(await respond(server, asked, reply('again'))).toMatchObject(refused(400, 40060));
    expect(server.faults).toEqual([]);
    expect(server.refused.map(({ code }) => code)).toEqual([40060]);
  });

  it('is answered within three seconds', async () => {
    const { server, scene } = await setUp();
    const [inTime, late] = [server.interact(slash('about', {}, scene)), server.interact(slash('about', {}, scene))];
    server.advance(3000);
    expect(await respond(server, inTime, reply('in time'))).toMatchObject({ status: 204 });
    server.advance(1);
    expect(await respond(server, late, reply('late'))).toMatchObject(refused(404, 10062));
    expect(late.sights).toEqual([]);
  });

  it('lives for fifteen minutes', async () => {
    const { server, scene } = await setUp();
    const asked = server.interact(slash('about', {}, scene));
    expect(await editOriginal(server, asked, said('too early'))).toMatchObject(refused(404, 10015));
    await respond(server, asked, { type: 5 });
    server.advance(15 * 60_000);
    expect(await editOriginal(server, asked, said('in time'))).toMatchObject({ status: 200 });
    server.advance(1);
    expect(await editOriginal(server, asked, said('late'))).toMatchObject(refused(401, 50027));
    expect(await respond(server, asked, reply('late'))).toMatchObject(refused(404, 10062));
  });

  it('takes only the responses of its kind', async () => {
    const { server, scene } = await setUp();
    const kinds = [4, 5, 6, 7, 8, 9];
    const open = { 8: { choices: [] }, 4: said('c'), 7: said('c'), 9: modal({}) } as const;
    const dataOf = (type: number) => Object.entries(open).find(([key]) => key === String(type))?.[1];
    const taken = async (make: () => InteractionHandle) => {
      const answers = await Promise.all(kinds.map((type) => respond(server, make(), { type, data: dataOf(type) })));
      return kinds.filter((_, index) => answers[index]?.status === 204);
    };
    const shown = server.interact(slash('about', {}, scene));
    await respond(
      server,
      shown,
      reply('c', { components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: 'a', label: 'A' }] }] }),
    );
    const message = await shown.answer();
    expect(await taken(() => server.interact(slash('about', {}, scene)))).toEqual([4, 5, 9]);
    expect(await taken(() => server.interact(typing('advice letter', 'title', 'x', scene)))).toEqual([8]);
    expect(await taken(() => server.interact(press(message, 'A', scene)))).toEqual([4, 5, 6, 7, 9]);
  });

  it('keeps the privacy of its answer whatever an edit says', async () => {
    const { server, scene } = await setUp();
    const asked = server.interact(slash('about', {}, scene));
    await respond(server, asked, { type: 5, data: { flags: PRIVATE } });
    await editOriginal(server, asked, said('one', { flags: 0 }));
    expect((await asked.answer()).isPrivate).toBe(true);
    expect(server.messagesIn(scene.in)).toEqual([]);
    const open = server.interact(slash('about', {}, scene));
    await respond(server, open, { type: 5 });
    await webhook(server, open, '', said('two', { flags: PRIVATE }));
    expect((await open.answer()).isPrivate).toBe(false);
    expect(server.messagesIn(scene.in).map(({ content }) => content)).toEqual(['two']);
  });

  it('of an app that came with its user has five follow-ups, and no public ones where that is denied', async () => {
    const server = await createDiscordServer({ memberPermissions: Bits.ViewChannel | Bits.SendMessages });
    onTestFinished(() => server.close());
    const scene = { by: server.addPerson('ana'), in: server.addChannel('general') };
    const asked = server.interact(slash('about', {}, scene), 'user');
    await respond(server, asked, reply('one'));
    expect((await asked.answer()).isPrivate).toBe(true);
    for (let n = 1; n <= 5; n += 1) expect(await webhook(server, asked, '', said(`${n}`))).toMatchObject({ status: 200 });
    expect(await webhook(server, asked, '', said('6'))).toMatchObject(refused(400, 40094));
    const installed = server.interact(slash('about', {}, scene));
    await respond(server, installed, reply('one'));
    expect((await installed.answer()).isPrivate).toBe(false);
    for (let n = 1; n <= 6; n += 1) expect(await webhook(server, installed, '', said(`${n}`))).toMatchObject({ status: 200 });
  });

  it('whose answer was deleted can’t edit it', async () => {
    const { server, scene } = await setUp();
    const asked = server.interact(slash('about', {}, scene));
    await respond(server, asked, reply('one'));
    expect(await webhook(server, asked, '/messages/%40original', {}, 'DELETE')).toMatchObject({ status: 204 });
    expect(await editOriginal(server, asked, said('two'))).toMatchObject(refused(404, 10008));
    expect(asked.sights.map(({ kind }) => kind)).toEqual(['message', 'deletion']);
  });
});

function modal(more: object) {
  const input = { type: 4, custom_id: 'i', style: 1 };
  return { custom_id: 'm', title: 't', components: [{ type: 18, label: 'l', component: input }], ...more };
}

describe('modals and choices', () => {
  const label = (more: object, component: object = {}) => ({
    type: 18,
    label: 'l',
    ...more,
    component: { type: 4, custom_id: 'i', style: 1, ...component },
  });
  it.each<[string, object, string]>([
    ['a title of 46 characters', modal({ title: 'x'.repeat(46) }), 'title'],
    ['an id of 101', modal({ custom_id: 'x'.repeat(101) }), 'custom_id'],
    ['no components', modal({ components: [] }), 'components'],
    [
      'six components',
      modal({ components: Array.from({ length: 6 }, (_, n) => label({}, { custom_id: `${n}` })) }),
      'components',
    ],
    ['the same id twice', modal({ components: [label({}), label({})] }), 'components'],
    ['a label of 46', modal({ components: [label({ label: 'x'.repeat(46) })] }), 'components'],
    ['a description of 101', modal({ components: [label({ description: 'x'.repeat(101) })] }), 'components'],
    ['a value of 4001', modal({ components: [label({}, { value: 'x'.repeat(4001) })] }), 'components'],
    ['more characters asked than allowed', modal({ components: [label({}, { min_length: 5, max_length: 4 })] }), 'components'],
  ])('a modal may not have %s', async (_, data, key) => {
    const { server, scene } = await setUp();
    const asked = server.interact(slash('about', {}, scene));
    const answer = await respond(server, asked, { type: InteractionResponseType.Modal, data });
    expect(answer).toMatchObject({ ...refused(400, 50035), body: { errors: { data: { [key]: expect.anything() } } } });
    expect(await respond(server, asked, { type: InteractionResponseType.Modal, data: modal({}) })).toMatchObject({ status: 204 });
  });

  it.each<[string, object[], number]>([
    ['25 of 100 characters', Array.from({ length: 25 }, () => ({ name: 'x'.repeat(100), value: 'x'.repeat(100) })), 204],
    ['26', Array.from({ length: 26 }, () => ({ name: 'x', value: 'x' })), 400],
    ['a name of 101', [{ name: 'x'.repeat(101), value: 'x' }], 400],
    ['an empty name', [{ name: '', value: 'x' }], 400],
    ['a value of 101', [{ name: 'x', value: 'x'.repeat(101) }], 400],
  ])('choices: %s', async (_, choices, status) => {
    const { server, scene } = await setUp();
    const typed = server.interact(typing('advice letter', 'title', 'x', scene));
    expect(await respond(server, typed, { type: 8, data: { choices } })).toMatchObject({ status });
    expect(server.faults).toHaveLength(status === 204 ? 0 : 1);
  });
});

describe('a channel', () => {
  const post = (server: DiscordServer, channel: { id: string }, more: object = {}) =>
    postJson(server, `/channels/${channel.id}/messages`, said('c', more));

  it('that the bot may not see, write in or reply in refuses it', async () => {
    const { server, ana, general } = await setUp();
    const { message } = server.say({ by: ana, in: general, text: mention(server.bot) });
    const thread = server.addThread(general, 'aside', ana);
    const toMessage = { message_reference: { message_id: message.id } };
    const tries = async () =>
      [await post(server, general), await post(server, thread), await post(server, general, toMessage)].map(
        ({ status, body }) => body.code ?? status,
      );
    expect(await tries()).toEqual([200, 200, 200]);
    server.deny(general, Bits.SendMessages);
    expect(await tries()).toEqual([50013, 200, 50013]);
    server.deny(general, Bits.SendMessagesInThreads);
    expect(await tries()).toEqual([200, 50013, 200]);
    server.deny(general, Bits.ReadMessageHistory);
    expect(await tries()).toEqual([200, 200, 160002]);
    server.deny(general, Bits.ViewChannel);
    expect(await tries()).toEqual([50001, 50001, 50001]);
  });

  it('or a message that is not there is unknown', async () => {
    const { server, ana, general } = await setUp();
    const { message } = server.say({ by: ana, in: general, text: 'soon gone' });
    server.removeMessage(message);
    const reference = (more: object) => ({ message_reference: { message_id: message.id, ...more } });
    expect(await post(server, general, reference({}))).toMatchObject({
      status: 400,
      body: { errors: { message_reference: { _errors: [{ code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE' }] } } },
    });
    expect(await post(server, general, reference({ fail_if_not_exists: false }))).toMatchObject({ status: 200 });
    expect(await postJson(server, `/channels/${general.id}/messages/${message.id}`, said('c'), 'PATCH')).toMatchObject(
      refused(404, 10008),
    );
    server.removeChannel(general);
    expect(await post(server, general)).toMatchObject(refused(404, 10003));
  });

  it('lets the bot change and delete its own messages alone', async () => {
    const { server, ana, general } = await setUp();
    const { message } = server.say({ by: ana, in: general, text: 'ana’s' });
    const path = `/channels/${general.id}/messages/${message.id}`;
    expect(await postJson(server, path, said('c'), 'PATCH')).toMatchObject(refused(403, 50005));
    expect(await postJson(server, path, {}, 'DELETE')).toMatchObject(refused(403, 50013));
  });

  it('that is a forum post can’t be answered before its first message', async () => {
    const { server, ana } = await setUp();
    const forum = server.addForum('advice');
    expect(await post(server, forum)).toMatchObject(refused(400, 50008));
    const opened = server.addPost(forum, 'My neighbour', ana);
    expect(await post(server, opened)).toMatchObject(refused(403, 40058));
    server.say({ by: ana, in: opened, text: 'keeps my ladder' });
    expect(await post(server, opened)).toMatchObject({ status: 200 });
  });

  it('wants a token that is right and a route that there is', async () => {
    const { server, general } = await setUp();
    const answer = await fetch(`${server.api}/v10/channels/${general.id}`, { headers: { authorization: 'Bot wrong' } });
    expect(answer.status).toBe(401);
    expect(await postJson(server, '/no/such/route', {})).toMatchObject({ status: 404 });
    expect(server.faults.map(({ route }) => route)).toEqual(['POST /api/v10/no/such/route']);
  });
});
