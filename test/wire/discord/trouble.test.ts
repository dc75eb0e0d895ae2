// What becomes of a request when Discord or the connection fails on the way?
import { GatewayCloseCodes } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/state/open-store.ts';
import type { Store } from '../../../src/state/store.ts';
import { press, slash, typing } from '../../support/discord/acts.ts';
import { mention } from '../../support/discord/speech.ts';
import { cut, failing, rateLimited, refusing } from '../../support/wire/chaos.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const ANSWER = 'PATCH /webhooks/:application/:token/messages/:message';
const FOLLOW_UP = 'POST /webhooks/:application/:token';
const POST = 'POST /channels/:channel/messages';

const ASK = { question: LAWNMOWER };

describe('an answer comes, once, though Discord', () => {
  it.each([
    ['asks to wait, at the first response', CALLBACK, rateLimited()],
    ['asks to wait, at the answer', ANSWER, rateLimited()],
    ['asks everybody to wait', ANSWER, rateLimited(0.005, true)],
    ['fails at the first response', CALLBACK, failing(503)],
    ['fails after it took the first response', CALLBACK, failing(503, true)],
    ['fails at the answer', ANSWER, failing(502)],
    ['fails after it took the answer', ANSWER, failing(500, true)],
    ['breaks the connection at the first response', CALLBACK, cut()],
    ['breaks the connection after it took the first response', CALLBACK, cut(true)],
    ['breaks the connection at the answer', ANSWER, cut()],
    ['breaks the connection after it took the answer', ANSWER, cut(true)],
  ])('%s', async (_, route, trouble) => {
    const { server, scene } = await startScene();
    server.chaos.next(route, trouble);
    const asked = server.interact(slash('advice ask', ASK, scene));
    expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
    await server.settle();
    expect(asked.sights.filter(({ kind }) => kind === 'thinking')).toHaveLength(1);
    expect(server.posts).toHaveLength(1);
    expect(server.faults).toEqual([]);
  });

  it('never says that it took the first response', async () => {
    const { server, scene } = await startScene();
    server.chaos.next(CALLBACK, cut(true), 4);
    const asked = server.interact(slash('advice ask', ASK, scene));
    expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
  });

  it.each([
    ['fails', failing(503)],
    ['fails after it took the message', failing(503, true)],
    ['breaks the connection', cut()],
    ['breaks the connection after it took the message', cut(true)],
    ['asks to wait', rateLimited()],
  ])('%s where a mention is answered', async (_, trouble) => {
    const { server, ana, general, untilLogged } = await startScene();
    server.chaos.next(POST, trouble);
    server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` });
    await untilLogged('message-answered');
    expect(server.messagesIn(general)).toHaveLength(2);
  });
});

describe('a person is told in one calm sentence', () => {
  it('when Discord does not take our message (50035), with the reference that the log has', async () => {
    const { server, scene, lines } = await startScene();
    server.chaos.next(ANSWER, refusing(400, 50035, 'Invalid Form Body'));
    const text = textOf(await server.interact(slash('advice ask', ASK, scene)).answer());
    const [, reference] = /Something went wrong here.*\(Reference: (\S+)\)/u.exec(text.replaceAll('\\', '')) ?? [];
    expect(lines.find(({ event }) => event === 'request-failed')).toMatchObject({ reference, error: { code: 50035 } });
  });

  it('when Discord does not take what is answered at once', async () => {
    const { server, scene } = await startScene();
    const answer = await server.interact(slash('advice ask', ASK, scene)).answer();
    server.chaos.next(CALLBACK, refusing(400, 50035, 'Invalid Form Body'));
    expect(textOf(await server.interact(press(answer, 'Whole letter', scene)).answer())).toContain('Something went wrong here');
  });

  it('when a card may be there and may not, and it is not posted again', async () => {
    const { server, scene } = await startScene();
    server.chaos.next(FOLLOW_UP, failing(503, true));
    const asked = server.interact(slash('advice ask', { ...ASK, public: true }, scene));
    await asked.until((sights) =>
      sights.findLast((sight) => sight.kind === 'edit' && textOf(sight).includes('Please look whether')),
    );
    expect(server.messagesIn(scene.in)).toHaveLength(1);
  });

  it('when a card may not be posted (50013, 50001)', async () => {
    const { server, scene } = await startScene();
    for (const code of [50013, 50001]) {
      server.chaos.next(FOLLOW_UP, refusing(403, code, 'Missing'));
      const asked = server.interact(slash('advice ask', { ...ASK, public: true }, scene));
      await asked.until((sights) => sights.findLast((sight) => sight.kind === 'edit' && textOf(sight).includes('Reference:')));
    }
    expect(server.messagesIn(scene.in)).toEqual([]);
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
    const answer = await server.interact(slash('advice ask', ASK, scene)).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    const voted = await server.interact(press(answer, 'Helpful', scene)).answer();
    expect(textOf(voted)).toContain('I can’t reach something that I need');
    // Without the policy of a channel nothing is shown to all.
    const refused = await server.interact(slash('advice ask', { ...ASK, public: true }, scene)).answer();
    expect(textOf(refused)).toContain('this is for you alone');
    expect(new Set(lines.map(({ event }) => event))).toContain('policy-not-read');
    await store.close();
  });
});

async function fail(): Promise<never> {
  const { ArchiveError } = await import('../../../src/errors.ts');
  throw new ArchiveError('io', 'The state can’t be written: the disk is full.');
}

describe('nothing breaks', () => {
  it('when an interaction comes too late (10062): nobody waits any more, the log knows', async () => {
    const { server, scene, untilLogged } = await startScene();
    server.chaos.next(CALLBACK, refusing(404, 10062, 'Unknown interaction'));
    server.interact(slash('advice ask', ASK, scene));
    expect(await untilLogged('interaction-too-late')).toMatchObject({
      level: 'warn',
      code: 10062,
      reference: expect.any(String),
    });
    server.chaos.next(CALLBACK, refusing(404, 10062, 'Unknown interaction'));
    server.interact(slash('advice ask', { ...ASK, public: true }, scene));
    await untilLogged('interaction-too-late', 2);
    // What was late is not shown to all either.
    expect(server.posts).toEqual([]);
    expect(textOf(await server.interact(slash('advice ask', ASK, scene)).answer())).toContain('Lawnmower');
  });

  it('when it was answered before (40060)', async () => {
    const { server, scene } = await startScene();
    server.chaos.next(CALLBACK, refusing(400, 40060, 'Interaction has already been acknowledged.'));
    const asked = server.interact(slash('advice about', {}, scene));
    await server.settle();
    expect(asked.sights).toEqual([]);
    expect(textOf(await server.interact(slash('advice about', {}, scene)).answer())).toContain('Dear Archive');
  });

  it('when choices come too late, or Discord fails over them', async () => {
    const { server, scene, untilLogged } = await startScene();
    server.chaos.next(CALLBACK, failing(503));
    server.interact(typing('advice letter', 'title', 'law', scene));
    await untilLogged('choices-not-sent');
    expect(await server.interact(typing('advice letter', 'title', 'lawn', scene)).choices()).not.toEqual([]);
  });

  it('when the pressed card is gone', async () => {
    const { server, scene, untilLogged } = await startScene();
    const card = await server.interact(slash('advice ask', { ...ASK, public: true }, scene)).followUp();
    server.removeMessage(card.message);
    server.interact(press(card, 'Dismiss', scene));
    await server.settle();
    const answer = await server.interact(slash('advice about', {}, scene)).answer();
    expect(textOf(answer)).toContain('Dear Archive');
    await untilLogged('interaction-answered');
    expect(server.messagesIn(scene.in)).toEqual([]);
  });

  it('when the answer was dismissed while it was made (10008)', async () => {
    const { server, scene, untilLogged } = await startScene();
    server.chaos.next(ANSWER, refusing(404, 10008, 'Unknown Message'));
    server.interact(slash('advice ask', ASK, scene));
    expect(await untilLogged('answer-was-dismissed')).toMatchObject({ level: 'info' });
  });

  it('when a delivery comes twice', async () => {
    const { server, scene } = await startScene();
    server.chaos.duplicateNext();
    const asked = server.interact(slash('advice ask', ASK, scene));
    await asked.answer();
    await server.settle();
    expect(asked.sights.map(({ kind }) => kind)).toEqual(['thinking', 'edit']);
    expect(server.refused).toEqual([]);
  });
});

describe('the connection comes back', () => {
  it.each([
    ['breaks off', 'drop', 'resumed'],
    ['is asked to reconnect', 'askToReconnect', 'resumed'],
  ] as const)('when it %s, and what was said meanwhile is answered', async (_, act, event) => {
    const { server, scene } = await startScene();
    server.gateway[act]();
    const asked = server.interact(slash('advice ask', ASK, scene));
    await server.gateway.until(event);
    expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
  });

  it('when its session timed out', async () => {
    const { server, scene } = await startScene();
    server.gateway.closeWith(GatewayCloseCodes.SessionTimedOut);
    const asked = server.interact(slash('advice ask', ASK, scene));
    expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
  });

  it('when its session is invalid: it begins another, and answers from there', async () => {
    const { server, scene } = await startScene();
    server.gateway.invalidate();
    await server.gateway.until('identified', 2);
    expect(textOf(await server.interact(slash('advice ask', ASK, scene)).answer())).toContain('The Borrowed Lawnmower');
  });

  it('ends with a cure where Discord takes us no more', async () => {
    const { server, running } = await startScene();
    server.gateway.closeWith(GatewayCloseCodes.AuthenticationFailed);
    await expect(running).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('Reset Token') });
  });
});

describe('the bot ends', () => {
  it('with the work under way done, and takes no more', async () => {
    const { server, scene, adapter, running } = await startScene();
    const asked = server.interact(slash('advice ask', ASK, scene));
    await asked.first();
    await adapter.stop();
    expect(textOf(await asked.answer())).toContain('The Borrowed Lawnmower');
    await expect(running).resolves.toBeUndefined();
    expect(await server.gateway.until('closed')).toMatchObject({ code: 1000 });
  });

  it('when its signal aborts', async () => {
    const { stopping, running } = await startScene();
    stopping.abort();
    await expect(running).resolves.toBeUndefined();
  });
});

it('nothing of what was asked, of names or tokens is in the log', async () => {
  const { server, scene, lines, ana, general } = await startScene();
  const answer = await server.interact(slash('advice ask', { ...ASK, topic: 'neighbours' }, scene)).answer();
  await server.interact(press(answer, 'Why this letter?', scene)).answer();
  server.chaos.next(ANSWER, refusing(400, 50035, LAWNMOWER));
  await server.interact(slash('advice ask', ASK, scene)).answer();
  await server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` }).answer();
  await server.settle();
  const log = JSON.stringify(lines);
  expect(lines.length).toBeGreaterThan(5);
  for (const secret of ['lawnmower', 'neighbour', ana.user.id, general.id, server.token, 'token-of', answer.message.id]) {
    expect(log.toLowerCase()).not.toContain(secret.toLowerCase());
  }
});
