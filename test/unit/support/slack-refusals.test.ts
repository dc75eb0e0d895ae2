// Does our Slack refuse what Slack refuses, in its words, and write down what must never be sent?
import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../support/slack/limits.ts';
import { refusalOf, startBot } from './slack-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const marked = (text: string) => ({ type: 'mrkdwn' as const, text });
const section = (text: string): KnownBlock => ({ type: 'section', text: plain(text) });
const button = (id: string, value = 'v') => ({ type: 'button' as const, text: plain(id), action_id: id, value });
const many = <Item>(count: number, make: (index: number) => Item) => Array.from({ length: count }, (_, index) => make(index));

/** A bot that only sends what a test says. */
async function startSender(options: Parameters<typeof startBot>[1] = {}) {
  const bot = await startBot(undefined, options);
  const { client } = bot.app;
  const post = (blocks: KnownBlock[], text = 'fallback') => client.chat.postMessage({ channel: bot.general.id, text, blocks });
  return { ...bot, client, post };
}

describe('a place', () => {
  it('is refused by membership, existence and archive', async () => {
    const { server, client, ana } = await startSender();
    const send = (channel: string) => refusalOf(client.chat.postMessage({ channel, text: 'x' }));
    const away = server.addChannel('away', { hasBot: false });
    const hidden = server.addChannel('hidden', { hasBot: false, isPrivate: true });
    const old = server.addChannel('old');
    server.archive(old);
    const elsewhere = server.addPerson('eve', server.addTeam('Elsewhere'));
    const group = server.addGroup(ana, server.addPerson('mo'));
    expect(await Promise.all([away.id, hidden.id, old.id, 'C404', group.id, elsewhere.id].map(send))).toEqual([
      'not_in_channel',
      'channel_not_found',
      'is_archived',
      'channel_not_found',
      'channel_not_found',
      'channel_not_found',
    ]);
    server.invite(away);
    expect(await client.chat.postMessage({ channel: away.id, text: 'x' })).toMatchObject({ ok: true, channel: away.id });
    expect(await client.chat.postMessage({ channel: ana.id, text: 'x' })).toMatchObject({ channel: server.dm(ana).id });
    server.setMessagesTab(false);
    expect(await send(ana.id)).toBe('messages_tab_disabled');
    const whisper = (user: string, channel = away.id) => client.chat.postEphemeral({ channel, user, text: 'x' });
    expect(await refusalOf(whisper(elsewhere.id))).toBe('user_not_in_channel');
    server.removeFrom(away);
    expect(await refusalOf(whisper(ana.id))).toBe('not_in_channel');
    expect(server.faults).toEqual([]);
    expect(server.refused).toHaveLength(9);
  });

  it('is not needed for a private message in a thread that nobody answered: nobody sees it', async () => {
    const { server, client, ana, general } = await startSender();
    const { message } = server.say({ by: ana, in: general, text: 'my ladder' });
    const whisper = () => client.chat.postEphemeral({ channel: general.id, user: ana.id, text: 'x', thread_ts: message.ts });
    server.say({ by: ana, in: general, text: 'beside it' });
    await whisper();
    expect([server.posts, server.unseen.length]).toEqual([[], 1]);
    server.say({ by: ana, in: general, text: 'and?', thread: message });
    await whisper();
    expect(server.posts).toMatchObject([{ isPrivate: true, onlyFor: ana.id }]);
  });
});

describe('a token', () => {
  it('is refused when unknown, revoked, of another kind, or without the scope', async () => {
    const { server, client, general } = await startSender();
    const send = (token: string) => refusalOf(client.chat.postMessage({ token, channel: general.id, text: 'x' }));
    expect(await client.auth.test()).toMatchObject({
      team_id: server.team.id,
      response_metadata: { scopes: ['commands', 'chat:write', 'app_mentions:read', 'im:history'] },
    });
    expect(await send('xoxb-made-up')).toBe('invalid_auth');
    expect(await send(server.appToken)).toBe('not_allowed_token_type');
    expect(await refusalOf(client.apps.connections.open({ token: server.botToken }))).toBe('not_allowed_token_type');
    server.grant(['commands']);
    expect(await send(server.botToken)).toBe('missing_scope');
    server.revoke();
    expect(await send(server.botToken)).toBe('token_revoked');
  });

  it('comes by OAuth, once for a code, and ends with the app', async () => {
    const { server, client, app } = await startSender();
    const heard: string[] = [];
    app.event('app_uninstalled', async ({ event }) => void heard.push(event.type));
    app.event('tokens_revoked', async ({ event }) => void heard.push(event.type));
    const eve = server.addPerson('eve', server.addTeam('Elsewhere'));
    const code = server.approveInstall(eve);
    const ids = { client_id: server.clientId, client_secret: server.clientSecret };
    expect(await refusalOf(client.oauth.v2.access({ ...ids, client_secret: 'x', code }))).toBe('bad_client_secret');
    const granted = await client.oauth.v2.access({ ...ids, code });
    expect(granted).toMatchObject({
      team: { id: eve.team.id, name: 'Elsewhere' },
      authed_user: { id: eve.id },
      token_type: 'bot',
    });
    expect(await refusalOf(client.oauth.v2.access({ ...ids, code }))).toBe('invalid_code');
    const send = () => client.chat.postMessage({ token: granted.access_token ?? '', channel: eve.id, text: 'x' });
    await send();
    await Promise.all(server.uninstall().map(({ acknowledged }) => acknowledged()));
    expect(heard.sort()).toEqual(['app_uninstalled', 'tokens_revoked']);
    expect(await refusalOf(client.auth.test())).toBe('account_inactive');
    await send();
  });
});

describe('blocks', () => {
  it.each<[string, KnownBlock[], string]>([
    [
      'a section of 3001 characters',
      [section('x'.repeat(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    ['51 blocks', many(51, () => section('x')), 'no more than 50 items allowed [json-pointer:/blocks]'],
    ['26 buttons', [{ type: 'actions', elements: many(26, (n) => button(`b${n}`)) }], 'no more than 25 items allowed'],
    ['a long value', [{ type: 'actions', elements: [button('b', 'x'.repeat(2001))] }], 'must be less than 2001 characters'],
    ['a long label', [{ type: 'actions', elements: [button('x'.repeat(76))] }], 'must be less than 76 characters'],
    ['a long header', [{ type: 'header', text: plain('x'.repeat(151)) }], 'must be less than 151 characters'],
    ['a section of nothing', [{ type: 'section' }], 'must define either `fields` or `text`'],
    ['one action_id twice', [{ type: 'actions', elements: [button('b'), button('b')] }], 'action_id already exists'],
    ['one block_id twice', many(2, () => ({ type: 'divider', block_id: 'b' }) as const), 'block_id already exists'],
    ['11 elements of context', [{ type: 'context', elements: many(11, () => plain('x')) }], 'no more than 10 items allowed'],
    [
      'an empty piece of rich text',
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] }],
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    ['a table, which is not served', [{ type: 'table', rows: [] }], 'unsupported type'],
  ])('are refused for %s', async (_, blocks, reason) => {
    const { server, post } = await startSender();
    const error: unknown = await post(blocks).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      data: { error: 'invalid_blocks', response_metadata: { messages: [expect.stringContaining(reason)] } },
    });
    expect(server.faults).toMatchObject([{ method: 'chat.postMessage', reason: expect.stringContaining(reason) }]);
    expect(server.posts).toEqual([]);
  });

  it('are refused for one unknown key, for no JSON, and for too many characters in all', async () => {
    const { server, client, general, post } = await startSender();
    const send = (blocks: string) => refusalOf(client.apiCall('chat.postMessage', { channel: general.id, text: 'x', blocks }));
    expect(await send(JSON.stringify([{ type: 'divider', colour: 'red' }]))).toBe('invalid_blocks');
    expect(await send('[{')).toBe('invalid_blocks_format');
    const sized = (total: number) => many(5, (n) => section('x'.repeat(n === 0 ? total - 4 * 2640 : 2640)));
    await post(sized(LIMITS.blocksText));
    expect(await refusalOf(post(sized(LIMITS.blocksText + 1)))).toBe('msg_blocks_too_long');
    expect(await refusalOf(client.chat.postMessage({ channel: general.id, text: '' }))).toBe('no_text');
    expect(server.faults).toHaveLength(4);
  });

  it('of a view are held to those limits and to its own', async () => {
    const { server, client, ana } = await startSender();
    const publish = (blocks: KnownBlock[]) => client.views.publish({ user_id: ana.id, view: { type: 'home', blocks } });
    await publish(many(100, () => section('x')));
    expect(await refusalOf(publish(many(101, () => section('x'))))).toBe('invalid_arguments');
    expect(server.faults).toHaveLength(1);
  });
});

describe('what Slack takes and we must not send', () => {
  it.each<[string, KnownBlock[], string, string | undefined]>([
    ['a broadcast in markup', [{ type: 'section', text: marked('hi <!channel>') }], 'x', 'pings: <!channel>'],
    ['a mention in markup', [{ type: 'context', elements: [marked('by <@U1|ana>')] }], 'x', 'pings: <@U1|ana>'],
    ['a broadcast in the text', [section('x')], '<!here> x', 'pings: <!here>'],
    [
      'a broadcast element',
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }] }],
      'x',
      'pings: a rich_text element of type broadcast',
    ],
    ['blocks without a text', [section('x')], '', 'no text beside the blocks'],
    ['nothing wrong: plain text', [section('<!channel> <@U1>')], 'x', undefined],
    ['nothing wrong: escaped', [{ type: 'section', text: marked('&lt;!channel&gt;') }], 'x', undefined],
    [
      'nothing wrong: a person who is meant',
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'user', user_id: 'U1' },
                { type: 'text', text: '<!here>' },
              ],
            },
          ],
        },
      ],
      'x',
      undefined,
    ],
  ])('is written down: %s', async (_, blocks, text, reason) => {
    const { server, post } = await startSender();
    await post(blocks, text);
    expect(server.faults.map((fault) => fault.reason)).toEqual(reason === undefined ? [] : [expect.stringContaining(reason)]);
    expect(server.posts).toHaveLength(1);
  });

  it('is an unknown method, and a change of what is another’s', async () => {
    const { server, client, ana, general } = await startSender();
    expect(await refusalOf(client.apiCall('users.list'))).toBe('unknown_method');
    const { message } = server.say({ by: ana, in: general, text: 'mine' });
    expect(await refusalOf(client.chat.update({ channel: general.id, ts: message.ts, text: 'yours' }))).toBe(
      'cant_update_message',
    );
    expect(server.faults).toHaveLength(2);
    const own = await client.chat.postMessage({ channel: general.id, text: 'ours' });
    await client.chat.update({ channel: general.id, ts: own.ts ?? '', text: 'changed' });
    await client.chat.delete({ channel: general.id, ts: own.ts ?? '' });
    const whispered = await client.chat.postEphemeral({ channel: general.id, user: ana.id, text: 'x' });
    for (const ts of [own.ts, whispered.message_ts])
      expect(await refusalOf(client.chat.update({ channel: general.id, ts: ts ?? '', text: 'x' }))).toBe('message_not_found');
    expect(server.faults).toHaveLength(2);
  });

  it('is a thread for the questions that an agent suggests: the call does nothing', async () => {
    const scopes = ['chat:write', 'assistant:write'];
    const { server, client, ana, general } = await startSender({ isAgent: true, scopes });
    const { id } = server.dm(ana);
    const { message } = server.say({ by: ana, in: server.dm(ana), text: 'hello' });
    const prompts = [{ title: 'A ladder', message: 'May I keep the ladder?' }];
    const suggest = (more: object) =>
      client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: id, prompts, ...more });
    await suggest({ title: 'Ask' });
    await suggest({ thread_ts: message.ts });
    expect(server.faults).toMatchObject([{ reason: expect.stringContaining('the call does nothing') }]);
    expect(await refusalOf(suggest({ thread_ts: '1.000001' }))).toBe('invalid_thread_ts');
    expect(await refusalOf(suggest({ channel_id: general.id }))).toBe('channel_not_found');
    for (const wrong of [many(5, () => prompts[0]), [{ title: 'A ladder' }], 'none', undefined])
      expect(await refusalOf(suggest({ prompts: wrong }))).toBe('invalid_arguments');
    server.grant(['chat:write']);
    expect(await refusalOf(suggest({}))).toBe('missing_scope');
    const { client: other } = await startSender({ scopes });
    expect(await refusalOf(other.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: id, prompts }))).toBe(
      'not_agent_app',
    );
  });

  it('is a change of the text alone: the old blocks stay', async () => {
    const { server, client, general, post } = await startSender();
    const { ts = '' } = await post([section('old')]);
    await client.chat.update({ channel: general.id, ts, text: 'new' });
    expect(server.messagesIn(general)).toMatchObject([{ text: 'new', blocks: [{ text: { text: 'old' } }] }]);
    expect(server.faults).toMatchObject([{ reason: expect.stringContaining('keeps the old ones') }]);
    await client.chat.update({ channel: general.id, ts, text: 'new', blocks: [] });
    expect(server.messagesIn(general)[0]).not.toHaveProperty('blocks');
  });
});
