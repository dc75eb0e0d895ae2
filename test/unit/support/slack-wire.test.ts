// Does our Slack deliver, redeliver, time out and fail as Slack does, and lose nothing of its own?
import { describe, expect, it } from 'vitest';
import { refusing } from '../../support/slack/trouble.ts';
import { cut, failing, rateLimited, slow } from '../../support/wire/chaos.ts';
import { createRunningClock } from '../../support/wire/clock.ts';
import { refusalOf, startBot } from './slack-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

describe('over HTTP', () => {
  it('only what Slack signed just now is taken', async () => {
    const { server } = await startBot(undefined, { mode: 'http' });
    const challenge = { type: 'url_verification', challenge: 'say this' };
    const answer = await server.postToApp(challenge);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: 'say this' }]);
    for (const signing of ['forged', 'stale', 'unsigned'] as const)
      expect([signing, (await server.postToApp(challenge, signing)).status]).toEqual([signing, 401]);
  });

  it('an event that fails comes again at once, after a minute and after five, with its number', async () => {
    const { server, ana } = await startBot(undefined, { mode: 'http' });
    server.tellByHttp('http://127.0.0.1:1/slack/events');
    const { acknowledged } = server.say({ by: ana, in: server.dm(ana), text: 'x' });
    await server.untilTold(2);
    await server.settle();
    server.advance(60_000);
    await server.untilTold(3);
    await server.settle();
    server.advance(299_999);
    await server.settle();
    expect(server.told).toHaveLength(3);
    server.advance(1);
    expect(await acknowledged()).toBe('failed');
    expect(server.told.map(({ attempt, reason }) => [attempt, reason])).toEqual([
      [0, ''],
      [1, 'connection_failed'],
      [2, 'connection_failed'],
      [3, 'connection_failed'],
    ]);
    expect(new Set(server.told.map(({ payload }) => payload.event_id)).size).toBe(1);
  });

  it('a redelivery says so in its headers, a copy has an id of its own', async () => {
    const heard: unknown[] = [];
    const { server, ana } = await startBot(
      (app) =>
        app.message(async ({ body, context }) => void heard.push([body.event_id, context.retryNum ?? 0, context.retryReason])),
      { mode: 'http' },
    );
    const said = server.say({ by: ana, in: server.dm(ana), text: 'x' });
    await said.acknowledged();
    said.tellAgain();
    said.tellAgain('copy');
    await server.settle();
    expect(heard).toEqual([
      [said.eventId, 0, undefined],
      [said.eventId, 1, 'http_timeout'],
      [expect.not.stringContaining(said.eventId ?? ''), 0, undefined],
    ]);
  });
});

describe('by sockets', () => {
  it('an app that is asked to reconnect, or cut off, loses no event', async () => {
    const heard: string[] = [];
    const { server, ana } = await startBot((app) =>
      app.message(async ({ message }) => void heard.push('text' in message ? (message.text ?? '') : '')),
    );
    const say = (text: string) => server.say({ by: ana, in: server.dm(ana), text });
    server.socket.askToReconnect();
    await say('while it reconnects').acknowledged();
    await server.socket.until('connected', 2);
    expect(server.told).toHaveLength(1);
    const said = say('cut off');
    server.socket.drop();
    await said.acknowledged();
    await server.settle();
    expect(heard[0]).toBe('while it reconnects');
    expect(heard.slice(1)).toContain('cut off');
    expect(server.told.at(-1)).toMatchObject({ payload: { event_id: said.eventId } });
  });

  it('what nobody acknowledges in three seconds is told to its person, or comes again', async () => {
    const { server, scene, ana } = await startBot((app) => app.command('/advice', async () => {}));
    const asked = server.command('/advice x', scene);
    server.advance(2999);
    await server.flush();
    expect(asked.sights).toEqual([]);
    server.advance(1);
    expect(await asked.failed()).toBe('operation_timeout');
    const unheard = server.command('/unknown', scene);
    server.advance(3000);
    expect(await unheard.failed()).toBe('operation_timeout');
    expect(await server.say({ by: ana, in: server.dm(ana), text: 'x' }).acknowledged()).toBe('acknowledged');
  });

  it('refuses the app a connection without its own token', async () => {
    const { server, app } = await startBot();
    expect(await refusalOf(app.client.apps.connections.open({ token: 'xapp-made-up' }))).toBe('invalid_auth');
    expect(server.faults).toEqual([]);
  });
});

describe('a response_url', () => {
  const answer = async (url: unknown, body: object = { text: 'x' }) => {
    const response = await fetch(String(url), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return [response.status, await response.json()];
  };
  const start = () => startBot((app) => app.command('/advice', async ({ ack }) => ack()));

  it('is good for five answers in half an hour, wherever the bot is', async () => {
    const { server, ana } = await start();
    const away = server.addChannel('away', { hasBot: false });
    const first = server.command('/advice x', { by: ana, in: away });
    expect(await answer(first.payload.response_url, { text: 'to all', response_type: 'in_channel' })).toEqual([
      200,
      { ok: true },
    ]);
    for (let n = 2; n <= 5; n += 1) expect((await answer(first.payload.response_url))[0]).toBe(200);
    expect(await answer(first.payload.response_url)).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(server.messagesIn(away).map(({ text }) => text)).toEqual(['to all']);
    const second = server.command('/advice y', { by: ana, in: away });
    server.advance(30 * 60_000 - 1);
    expect((await answer(second.payload.response_url))[0]).toBe(200);
    server.advance(1);
    expect(await answer(second.payload.response_url)).toEqual([404, { ok: false, error: 'expired_url' }]);
    expect(server.faults).toEqual([]);
  });

  it('of a command replaces nothing, and takes no bad blocks', async () => {
    const { server, scene } = await start();
    const { payload, until } = server.command('/advice x', scene);
    await answer(payload.response_url, { text: 'one', replace_original: true });
    await answer(payload.response_url, { text: 'two', replace_original: true });
    const seen = await until((sights) => (sights.filter(({ kind }) => kind === 'message').length === 2 ? sights : undefined));
    expect(seen.some(({ kind }) => kind === 'update')).toBe(false);
    expect(server.faults).toEqual([]);
    expect(await answer(payload.response_url, { blocks: [{ type: 'section' }] })).toMatchObject([
      400,
      { error: 'invalid_blocks' },
    ]);
    expect((await answer(payload.response_url, { delete_original: true }))[0]).toBe(200);
    expect(server.faults).toHaveLength(2);
  });

  it('of a button wants to be told whether to replace', async () => {
    const { server, app, ana, general } = await startBot((bot) => bot.action('b', async ({ ack }) => ack()));
    const blocks = [{ type: 'actions' as const, elements: [{ type: 'button' as const, text: plain('b'), action_id: 'b' }] }];
    await app.client.chat.postMessage({ channel: general.id, text: 'x', blocks });
    const pressed = server.press(await server.untilPosted(), 'b', { by: ana });
    expect(pressed.payload).toMatchObject({ message: { text: 'x' }, container: { is_ephemeral: false } });
    await answer(pressed.payload.response_url);
    expect(server.faults).toMatchObject([{ reason: expect.stringContaining('replace_original must be said') }]);
  });
});

describe('what people enter', () => {
  const view = {
    type: 'modal' as const,
    title: plain('Choose'),
    submit: plain('Go'),
    callback_id: 'go',
    blocks: [
      {
        type: 'input' as const,
        block_id: 'which',
        label: plain('Which'),
        element: { type: 'external_select' as const, action_id: 'title', min_query_length: 2 },
      },
      {
        type: 'section' as const,
        block_id: 'ticks',
        text: plain('Tick some'),
        accessory: {
          type: 'checkboxes' as const,
          action_id: 'some',
          options: ['a', 'b', 'c'].map((value) => ({ text: plain(value), value })),
        },
      },
      {
        type: 'input' as const,
        block_id: 'more',
        optional: true,
        label: plain('More'),
        element: { type: 'plain_text_input' as const, action_id: 'text' },
      },
    ],
  };

  it('is what was offered while they typed, what they ticked, and null for what they left empty', async () => {
    const values: unknown[] = [];
    const { server, ana } = await startBot((app) => {
      app.shortcut('open', async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
      });
      app.options('title', async ({ ack, payload }) =>
        ack({ options: [{ text: plain(`about ${payload.value}`), value: 'key' }] }),
      );
      app.view('go', async ({ ack, view: { state } }) => {
        values.push(state.values);
        await ack();
      });
      app.action('some', async ({ ack }) => ack());
    });
    const modal = await server.shortcut('open', { by: ana }).modal();
    expect(() => server.type(modal, 'title', 'l', ana)).toThrow('too short');
    expect(() => server.submit(modal, { title: 'key' })).toThrow('type first');
    expect(await server.type(modal, 'title', 'la', ana).options()).toMatchObject([{ value: 'key' }]);
    await server.press(modal, 'some', { by: ana, choice: ['a', 'c'] }).acknowledged();
    await server.submit(modal, { title: 'about la', some: ['a', 'c'] }).closed();
    expect(values).toMatchObject([
      {
        which: { title: { selected_option: { value: 'key' } } },
        ticks: { some: { selected_options: [{ value: 'a' }, { value: 'c' }] } },
        more: { text: { value: null } },
      },
    ]);
    expect(server.faults).toEqual([]);
  });
});

describe('on order', () => {
  it('a request is limited, fails, is cut off, is refused or comes late', async () => {
    const { server, app, general } = await startBot();
    const POST = 'chat.postMessage';
    const send = () => app.client.chat.postMessage({ channel: general.id, text: 'x' });
    server.chaos.next(POST, rateLimited(7));
    const limited = await fetch(`${server.api}${POST}`, { method: 'POST' });
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    server.chaos.next(POST, rateLimited(0));
    await expect(send()).rejects.toThrow('rate limit');
    server.chaos.next(POST, failing());
    await expect(send()).rejects.toMatchObject({ statusCode: 503 });
    server.chaos.next(POST, cut());
    await expect(send()).rejects.toThrow();
    server.chaos.next(POST, refusing('fatal_error'));
    expect(await refusalOf(send())).toBe('fatal_error');
    expect(server.messagesIn(general)).toHaveLength(0);
    server.chaos.next(POST, failing(502, true));
    await expect(send()).rejects.toThrow();
    server.chaos.next(POST, cut(true));
    await expect(send()).rejects.toThrow();
    expect(server.messagesIn(general)).toHaveLength(2);
    server.chaos.next(POST, slow(5000));
    let isAnswered = false;
    const late = send().then(() => {
      isAnswered = true;
    });
    await server.untilPosted(3);
    server.advance(4999);
    await server.flush();
    expect(isAnswered).toBe(false);
    server.advance(1);
    await late;
    expect(server.faults).toEqual([]);
  });

  it('an event comes twice with another id, or after the next; a command never twice', async () => {
    const { server, ana, scene } = await startBot((app) => app.command('/advice', async ({ ack }) => ack()));
    const say = (text: string) => server.say({ by: ana, in: server.dm(ana), text });
    server.chaos.duplicateNext();
    say('twice');
    server.chaos.delayNext();
    say('late');
    say('early');
    server.chaos.duplicateNext();
    server.command('/advice x', scene);
    await server.settle();
    expect(server.told.map(({ payload }) => payload.event ?? payload.command)).toMatchObject([
      { text: 'twice' },
      { text: 'twice' },
      { text: 'early' },
      { text: 'late' },
      '/advice',
    ]);
    const ids = server.told.flatMap(({ payload }) => payload.event_id ?? []);
    expect(new Set(ids).size).toBe(4);
  });

  it('a storm is survived by a bot that keys on channel and ts and retries: every question has one answer', async () => {
    const seen = new Set<string>();
    const { server, ana } = await startBot(
      (app) =>
        app.message(async ({ message, client }) => {
          if (message.subtype !== undefined || 'bot_id' in message || seen.has(message.ts)) return;
          seen.add(message.ts);
          const post = async (): Promise<unknown> =>
            client.chat.postMessage({ channel: message.channel, text: message.text ?? '' }).catch((error: unknown) => {
              const isDone = server
                .messagesIn(server.dm(ana))
                .some(({ text, bot_id: bot }) => bot !== undefined && text === message.text);
              if (isDone) return undefined;
              return error instanceof Error ? post() : undefined;
            });
          await post();
        }),
      { clock: createRunningClock() },
    );
    server.chaos.startStorm(7, { rateLimit: 0.2, fail: 0.3, slow: 0.1, cut: 0.1, duplicate: 0.3, reorder: 0.3 });
    const questions = Array.from({ length: 30 }, (_, n) => `q${n}`);
    for (const text of questions) server.say({ by: ana, in: server.dm(ana), text });
    server.chaos.stopStorm();
    await server.untilPosted(30);
    await server.settle();
    expect(server.posts.map(({ message }) => message.text).sort()).toEqual([...questions].sort());
    expect(server.faults).toEqual([]);
  });

  it('a storm that drops connections loses no event', async () => {
    const heard = new Set<string>();
    const { server, ana } = await startBot(
      (app) => app.message(async ({ message }) => void heard.add('text' in message ? (message.text ?? '') : '')),
      { clock: createRunningClock(), retries: Array.from({ length: 50 }, () => 10) },
    );
    server.chaos.startStorm(3, { drop: 0.3, duplicate: 0.2, reorder: 0.2 });
    const questions = Array.from({ length: 20 }, (_, n) => `q${n}`);
    const said = questions.map((text) => server.say({ by: ana, in: server.dm(ana), text }));
    server.chaos.stopStorm();
    expect(await Promise.all(said.map(({ acknowledged }) => acknowledged()))).toEqual(questions.map(() => 'acknowledged'));
    await server.settle();
    expect([...heard].sort()).toEqual([...questions].sort());
    expect(server.socket.events.filter(({ kind }) => kind === 'closed').length).toBeGreaterThan(0);
  });
});
