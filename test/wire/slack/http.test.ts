// Is over HTTP only done what Slack signed, whatever is sent, and how?
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type HttpPost, postSigned, writeDelivery } from '../../support/slack/signed-http.ts';
import { refusing } from '../../support/slack/trouble.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

type Scene = Awaited<ReturnType<typeof startScene>>;

/** What Slack tells, as it stands on the wire. */
function deliveries({ server, ana, general, mention }: Scene) {
  const team = { id: server.team.id };
  const where = { team_id: team.id, channel_id: general.id, user_id: ana.id, trigger_id: '1.2.3' };
  const event = {
    type: 'app_mention',
    channel: general.id,
    user: ana.id,
    ts: '1700000000.000100',
    text: `${mention} ${LAWNMOWER}`,
  };
  return {
    event: writeDelivery('events_api', { type: 'event_callback', event_id: 'Ev0HTTP', team_id: team.id, event }),
    command: writeDelivery('slash_commands', {
      ...where,
      command: '/advice',
      text: LAWNMOWER,
      response_url: `${server.api}response/none`,
    }),
    interactivity: writeDelivery('interactive', {
      type: 'shortcut',
      callback_id: 'ask',
      trigger_id: '1.2.4',
      team,
      user: { id: ana.id },
    }),
  };
}

async function start() {
  const scene = await startScene({ by: 'http' });
  const { server, origin } = scene;
  const post = (given: Pick<HttpPost, 'body' | 'type'> & Partial<HttpPost>) =>
    postSigned({ url: `${origin}/slack/events`, secret: server.signingSecret, now: server.now(), ...given });
  return { ...scene, post, wire: deliveries(scene) };
}

describe.each(['event', 'command', 'interactivity'] as const)('a delivery of the kind “%s”', (kind) => {
  it('is refused where it is forged, old, unsigned, or changed since it was signed, and nothing is done', async () => {
    const { server, post, wire, lines } = await start();
    const asked = server.requests.length;
    for (const signing of ['forged', 'stale', 'unsigned'] as const)
      expect([signing, (await post({ ...wire[kind], signing })).status]).toEqual([signing, 401]);
    const good = wire[kind];
    const changed = await post({ ...good, headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } });
    expect(changed.status).toBe(401);
    await server.settle();
    expect(server.requests.slice(asked)).toEqual([]);
    expect(lines.map(({ event }) => event)).not.toContain('request-answered');
  });

  it('is taken where it is signed', async () => {
    const { post, wire, server } = await start();
    expect((await post(wire[kind])).status).toBe(200);
    await server.settle();
  });
});

it('what is no delivery is refused, and the bot goes on', async () => {
  const { server, post, wire, origin } = await start();
  const json = { type: 'application/json' } as const;
  expect((await post({ ...json, body: 'no JSON' })).status).toBe(400);
  expect((await post({ ...wire.command, ...json })).status).toBe(400);
  expect((await post({ ...json, body: `"${'x'.repeat(5 * 1024 * 1024)}"` })).status).toBe(413);
  expect((await post({ ...wire.event, url: `${origin}/elsewhere` })).status).toBe(404);
  expect((await fetch(`${origin}/slack/events`)).status).toBe(404);
  const asked = server.requests.length;
  // Slack looks at certificates without a signature: what else is in there is not done.
  const check = new URLSearchParams({ ssl_check: '1', payload: JSON.stringify({ type: 'shortcut', callback_id: 'ask' }) });
  const checked = await post({ body: check.toString(), type: 'application/x-www-form-urlencoded', signing: 'unsigned' });
  expect(checked.status).toBe(200);
  await server.settle();
  expect(server.requests.slice(asked)).toEqual([]);
  expect(
    (await post({ ...wire.event, headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } })).status,
  ).toBe(200);
  expect(
    (await post({ ...wire.event, headers: { 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' } })).status,
  ).toBe(200);
  await server.settle();
  expect(server.requests.slice(asked).filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
});

describe('a message', () => {
  const told = async (given: Readonly<Record<string, unknown>>, around: Readonly<Record<string, unknown>> = {}) => {
    const scene = await start();
    const { server, ana, general, mention, post } = scene;
    const before = server.requests.length;
    const event = {
      type: 'app_mention',
      channel: general.id,
      user: ana.id,
      ts: '1700000000.000200',
      text: `${mention} ${LAWNMOWER}`,
    };
    const body = {
      type: 'event_callback',
      event_id: 'Ev0TOLD',
      team_id: server.team.id,
      ...around,
      event: { ...event, ...given },
    };
    const { status } = await post(writeDelivery('events_api', body));
    await server.settle();
    const calls = server.requests.slice(before).map(({ method }) => method);
    return { ...scene, status, calls };
  };

  it('of a person gets the line and the letters', async () => {
    expect((await told({})).calls.sort()).toEqual(['chat.postEphemeral', 'chat.postMessage']);
  });

  it.each([
    ['another bot, which could answer for ever', { bot_id: 'B0THER' }],
    ['an app for a person', { bot_id: 'B0THER', subtype: 'bot_message' }],
    ['Slack itself', { subtype: 'channel_join' }],
    ['somebody who changed it in our messages with them', { type: 'message', subtype: 'message_changed', channel_type: 'im' }],
    ['a group in which we are', { type: 'message', channel_type: 'mpim' }],
  ])('of %s gets nothing', async (_, given) => {
    expect(await told(given)).toMatchObject({ status: 200, calls: [] });
  });

  it('of our own gets nothing', async () => {
    const { server } = await start();
    expect((await told({ user: server.team.botUser })).calls).toEqual([]);
  });

  it('from a channel that is shared with another workspace goes by the policy of the one in which we are installed', async () => {
    const scene = await start();
    const { server, store, general, ana, mention, post } = scene;
    const channel = { platform: 'slack', space: server.team.id, channel: general.id };
    await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'public' });
    const event = {
      type: 'app_mention',
      channel: general.id,
      user: ana.id,
      ts: '1700000000.000300',
      text: `${mention} ${LAWNMOWER}`,
    };
    // Whoever writes is of the other one, and Slack names that first.
    const authorizations = [{ team_id: server.team.id, enterprise_id: null }];
    const body = { type: 'event_callback', event_id: 'Ev0SHARED', team_id: 'T0ELSEWHERE', authorizations, event };
    expect((await post(writeDelivery('events_api', body))).status).toBe(200);
    expect(textOf(await server.untilPosted())).toContain('The Borrowed Lawnmower');
  });
});

it('a form that comes without a trigger, which Slack does not document, is looked at each time it is sent', async () => {
  const { server, ana, post } = await start();
  const view = { id: 'V0FORM', type: 'modal', callback_id: 'ask', private_metadata: '', state: { values: {} } };
  const sent = writeDelivery('interactive', {
    type: 'view_submission',
    team: { id: server.team.id },
    user: { id: ana.id },
    view,
  });
  for (const _ of [1, 2]) expect((await post(sent)).text).toContain('"response_action":"errors"');
});

it('a command or press that is heard by two connections is answered once', async () => {
  const { server, post, scene, ana } = await start();
  const asked = server.command(`/advice ${LAWNMOWER}`, scene);
  const pressed = server.press(await asked.answer(), 'Why this letter?', { by: ana });
  await pressed.answer();
  await post(writeDelivery('slash_commands', asked.payload));
  await post(writeDelivery('interactive', pressed.payload));
  await server.settle();
  expect(server.posts).toHaveLength(2);
});

it('Bolt writes nothing of its own, whatever is refused', async () => {
  const written = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation(() => {}),
  );
  onTestFinished(() => void vi.restoreAllMocks());
  const { server, ana, post, wire } = await start();
  await post({ ...wire.event, signing: 'forged' });
  await post({ type: 'application/json', body: '{"type":"nobody knows this"}' });
  server.chaos.next('chat.postMessage', refusing('token_revoked'));
  server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER });
  await server.settle();
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
});
