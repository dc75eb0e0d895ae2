// What becomes of a request when Slack or the connection fails on the way?
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../src/errors.ts';
import { openStore } from '../../../src/state/open-store.ts';
import type { Store } from '../../../src/state/store.ts';
import { refusing } from '../../support/slack/trouble.ts';
import { cut, failing, rateLimited } from '../../support/wire/chaos.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

const URL = 'response_url';

describe('an answer to a command comes though Slack', () => {
  it.each([
    ['asks to wait', rateLimited(0)],
    ['fails', failing(502)],
    ['breaks the connection', cut()],
  ])('%s, once', async (_, trouble) => {
    const { server, scene, untilLogged } = await startScene();
    server.chaos.next(URL, trouble);
    const asked = server.command(`/advice ${LAWNMOWER}`, scene);
    expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
    await untilLogged('interaction-answered');
    expect(server.posts).toHaveLength(1);
    expect(server.faults).toEqual([]);
  });

  it.each([
    ['fails', failing(503, true)],
    ['breaks the connection', cut(true)],
  ])('%s after it took it; a copy for one person does less harm than silence', async (_, trouble) => {
    const { server, scene, untilLogged } = await startScene();
    server.chaos.next(URL, trouble);
    server.command(`/advice ${LAWNMOWER}`, scene);
    await untilLogged('interaction-answered');
    expect(server.posts.map(({ isPrivate }) => isPrivate)).toEqual([true, true]);
  });

  it('has forgotten its response_url, or lets it be used no more: then in another way', async () => {
    const { server, scene } = await startScene();
    for (const word of ['expired_url', 'used_url']) {
      server.chaos.next(URL, refusing(word, 404));
      const before = server.posts.length;
      server.command(`/advice ${LAWNMOWER}`, scene);
      const answer = await server.untilPosted(before + 1);
      expect([answer.onlyFor, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([scene.by.id, true]);
    }
  });
});

it('of a response_url no more than five uses are made, whatever fails', async () => {
  const { server, scene, untilLogged } = await startScene();
  server.chaos.next(URL, failing(503), 20);
  server.command(`/advice ${LAWNMOWER}`, scene);
  await untilLogged('answer-not-sent');
  const uses = server.requests.filter(({ method }) => method === URL).length;
  expect([uses > 1, uses <= 5]).toEqual([true, true]);
});

describe('a person is told in one calm sentence', () => {
  it.each(['msg_blocks_too_long', 'invalid_blocks'])('when Slack does not take our message (%s)', async (word) => {
    const { server, scene, lines } = await startScene();
    server.chaos.next(URL, refusing(word, 400));
    const text = textOf(await server.command(`/advice ${LAWNMOWER}`, scene).answer());
    const [, reference] = /Something went wrong here.*\(Reference: (\S+)\)/u.exec(text) ?? [];
    expect(lines.find(({ event }) => event === 'request-failed')).toMatchObject({ reference });
  });

  it.each([
    ['not_in_channel', 'Type /invite and my name'],
    ['channel_not_found', 'I am not in this conversation'],
    ['is_archived', 'This channel is archived'],
    ['restricted_action', 'does not let apps write here'],
    ['missing_scope', 'I was not given leave to write here'],
  ])('when a letter can not be shared (%s)', async (word, sentence) => {
    const { server, scene } = await startScene();
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    server.chaos.next('chat.postMessage', refusing(word));
    expect(textOf(await server.press(answer, 'Share here', { by: scene.by }).answer())).toContain(sentence);
    expect(server.messagesIn(scene.in)).toEqual([]);
  });

  it.each([
    ['fails', failing(503), 0],
    ['fails after it took it', failing(503, true), 1],
    ['breaks the connection after it took it', cut(true), 1],
  ])('when Slack %s and a letter may stand there or not: it is not posted again', async (_, trouble, stands) => {
    const { server, scene } = await startScene();
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    server.chaos.next('chat.postMessage', trouble);
    const told = await server.press(answer, 'Share here', { by: scene.by }).answer();
    expect(textOf(told)).toContain('Please look whether the letter stands in the channel');
    expect(server.messagesIn(scene.in)).toHaveLength(stands);
  });

  it('when Slack asks to wait before a letter is shared, it waits and posts once', async () => {
    const { server, scene } = await startScene();
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    server.chaos.next('chat.postMessage', rateLimited(0), 2);
    await server.press(answer, 'Share here', { by: scene.by }).answer();
    expect(server.messagesIn(scene.in)).toHaveLength(1);
  });

  it('when the state can not be written, and otherwise people get their answers', async () => {
    const store = await openStore({ file: ':memory:' });
    const broken: Store = {
      ...store,
      policies: { ...store.policies, of: fail },
      votes: { ...store.votes, cast: fail },
      deliveries: { claim: fail },
      cards: { ...store.cards, record: fail },
    };
    const { server, scene, lines } = await startScene({ store: broken });
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    const by = { by: scene.by };
    expect(textOf(await server.press(answer, 'Helpful', by).answer())).toContain('I can’t reach something that I need');
    // Without the policy of a channel nothing is shown to all.
    expect(textOf(await server.press(answer, 'Share here', by).answer())).toContain('this is for you alone');
    expect(new Set(lines.map(({ event }) => event))).toContain('policy-not-read');
    await store.close();
  });
});

async function fail(): Promise<never> {
  throw new ArchiveError('io', 'The state can’t be written: the disk is full.');
}

describe('nothing breaks', () => {
  it('when the token was revoked: the log knows, and the bot goes on taking what comes', async () => {
    const { server, ana, general, mention, scene, untilLogged } = await startScene();
    server.revoke();
    // Slack tells nothing of a workspace without a token; a command that was on its way still comes.
    server.command(`/advice ${LAWNMOWER}`, scene);
    await untilLogged('interaction-answered');
    const opened = server.shortcut('ask', { by: ana });
    expect(await untilLogged('modal-not-opened')).toMatchObject({ code: 'token_revoked' });
    await opened.acknowledged();
    server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    await server.settle();
    expect(server.faults).toEqual([]);
  });

  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])('when a mention meets %s', async (word) => {
    const { server, ana, general, mention, untilLogged } = await startScene();
    server.chaos.next('chat.postMessage', refusing(word));
    server.chaos.next('chat.postEphemeral', refusing(word));
    server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    expect(await untilLogged('answer-not-sent')).toMatchObject({ code: word, level: 'error' });
  });

  it('when the home tab can not be published', async () => {
    const { server, ana, untilLogged } = await startScene();
    server.chaos.next('views.publish', refusing('token_revoked'));
    server.openHome(ana);
    expect(await untilLogged('home-not-published')).toMatchObject({ code: 'token_revoked' });
    expect(textOf(await server.openHome(ana).home())).toContain('5 letters');
  });

  it('when the pressed card is gone', async () => {
    const { server, ana, scene } = await startScene();
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    await server.press(answer, 'Share here', { by: ana }).answer();
    const [message] = server.messagesIn(scene.in);
    if (message === undefined) throw new Error('Nothing was shared.');
    const card = { message, channel: scene.in, isPrivate: false, onlyFor: undefined, unfurl: answer.unfurl };
    await server.press(card, 'Dismiss', { by: ana }).deleted();
    expect(textOf(await server.command('/advice about', scene).answer())).toContain('Dear Archive');
  });

  it.each([
    ['no object', 'x'],
    ['an event without its parts', { type: 'event_callback', event: { type: 'app_mention' } }],
    ['an event that is none', { type: 'event_callback', event_id: 'Ev1', event: null }],
    ['a press without actions', { type: 'block_actions', actions: [], user: { id: 'U1' }, team: { id: 'T1' } }],
    ['a press of nobody', { type: 'block_actions', actions: [{ action_id: 'x:1', value: 'x' }] }],
    ['a command of nobody', { command: '/advice', text: 'x' }],
    ['something of another time', { type: 'workflow_step_edit', user: { id: 'U1' }, team: { id: 'T1' } }],
  ])('over %s, signed as Slack signs', async (_, body) => {
    const { server, scene } = await startScene({ by: 'http' });
    const before = server.posts.length;
    void server.postToApp(body instanceof Object ? { ...body } : { body }).catch(() => {});
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(server.posts).toHaveLength(before + 1);
  });
});

describe('over HTTP', () => {
  it('only what Slack signed just now is taken', async () => {
    const { server } = await startScene({ by: 'http' });
    const challenge = { type: 'url_verification', challenge: 'say this' };
    const answer = await server.postToApp(challenge);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { challenge: 'say this' }]);
    for (const signing of ['forged', 'stale', 'unsigned'] as const)
      expect([signing, (await server.postToApp(challenge, signing)).status]).toEqual([signing, 401]);
  });

  it('what is refused stands in the log, once until something is taken again', async () => {
    const { server, lines, untilLogged } = await startScene({ by: 'http' });
    const challenge = { type: 'url_verification', challenge: 'say this' };
    const warnings = () => lines.filter(({ event }) => event === 'slack-signature-refused').length;
    for (const signing of ['forged', 'stale', 'forged'] as const) await server.postToApp(challenge, signing);
    expect(await untilLogged('slack-signature-refused')).toMatchObject({ level: 'warn', setting: 'SLACK_SIGNING_SECRET' });
    await server.postToApp(challenge);
    expect(warnings()).toBe(1);
    await server.postToApp(challenge, 'forged');
    await untilLogged('slack-signature-refused', 2);
    expect(warnings()).toBe(2);
  });
});

describe('one reply is made', () => {
  it.each(['socket', 'http'] as const)('however often a message is delivered by %s, also under other ids', async (by) => {
    const { server, ana, general, mention, untilLogged } = await startScene({ by });
    const direct = server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER });
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    for (const one of [direct, said]) {
      one.tellAgain();
      one.tellAgain('copy');
    }
    await untilLogged('message-answered', 2);
    for (const one of [direct, said]) one.tellAgain('copy');
    await server.settle();
    expect(server.told.length).toBeGreaterThanOrEqual(8);
    // The answer to the direct message, the neutral line and the private answer.
    expect(server.posts).toHaveLength(3);
  });

  it('also when the bot was started anew in between, or two processes hear it', async () => {
    const first = await startScene();
    const { server, ana, store, untilLogged } = first;
    const said = server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER });
    await untilLogged('message-answered');
    await first.adapter.stop();
    await startScene({ against: server, store });
    said.tellAgain();
    said.tellAgain('copy');
    await server.settle();
    expect(server.posts).toHaveLength(1);
  });
});

describe('the connection comes back', () => {
  it.each(['drop', 'askToReconnect'] as const)(
    'after %s, and nothing that was said meanwhile is lost or doubled',
    async (act) => {
      const { server, ana, scene, untilLogged } = await startScene();
      server.socket[act]();
      const said = server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER });
      const asked = server.command(`/advice ${LAWNMOWER}`, scene);
      expect(textOf(await said.answer())).toContain('The Borrowed Lawnmower');
      expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
      await untilLogged('slack-connected', 2);
      await server.settle();
      expect(server.posts).toHaveLength(2);
    },
  );

  it('though Slack fails, or the network, while it connects again', async () => {
    const { server, scene, untilLogged } = await startScene();
    server.chaos.next('apps.connections.open', cut());
    server.chaos.next('apps.connections.open', failing(503));
    server.socket.drop();
    await untilLogged('slack-connection-failed', 2);
    expect(textOf(await server.command(`/advice ${LAWNMOWER}`, scene).answer())).toContain('The Borrowed Lawnmower');
  });

  it('and ends with a cure where Slack takes its token no more', async () => {
    const { server, running } = await startScene();
    server.chaos.next('apps.connections.open', refusing('invalid_auth'));
    server.socket.drop();
    await expect(running).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('connections:write') });
  });
});

describe('the bot ends', () => {
  it.each(['socket', 'http'] as const)('with the work under way done, and takes no more, by %s', async (by) => {
    const { server, scene, adapter, running } = await startScene({ by });
    const asked = server.command(`/advice ${LAWNMOWER}`, scene);
    await asked.acknowledged();
    await adapter.stop();
    expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
    await expect(running).resolves.toBeUndefined();
  });

  it('when its signal aborts', async () => {
    const { stopping, running } = await startScene();
    stopping.abort();
    await expect(running).resolves.toBeUndefined();
  });
});

describe('when the app is removed from a workspace', () => {
  it('everything that is kept about it goes', async () => {
    const { server, store, general, ana, mo, scene } = await startScene();
    const space = { platform: 'slack', space: server.team.id };
    const channel = { ...space, channel: general.id };
    await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'public' });
    await store.moderators.add(space, mo.id);
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    await server.press(answer, 'Share here', { by: ana }).answer();
    const events = server.uninstall();
    await Promise.all(events.map(({ acknowledged }) => acknowledged()));
    await server.settle();
    expect(await store.policies.list(space)).toEqual([]);
    expect(await store.moderators.of(space)).toEqual([]);
  });
});

it('nothing of what was asked, of names or tokens is in the log', async () => {
  const { server, scene, lines, ana, general, mention } = await startScene();
  const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
  await server.press(answer, 'Why this letter?', { by: ana }).answer();
  server.chaos.next(URL, refusing(LAWNMOWER, 400));
  server.command(`/advice ${LAWNMOWER}`, scene);
  await server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` }).answer(2);
  server.chaos.next('chat.postMessage', refusing(`xoxb-${LAWNMOWER}`));
  server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER });
  await server.settle();
  const log = JSON.stringify(lines);
  expect(lines.length).toBeGreaterThan(5);
  for (const secret of [
    'lawnmower',
    'neighbour',
    ana.id,
    general.id,
    server.botToken,
    server.appToken,
    '/response/',
    answer.message.ts,
  ])
    expect(log.toLowerCase()).not.toContain(secret.toLowerCase());
});
