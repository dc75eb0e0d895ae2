// What does each payload of Slack's ask of us, and are those that can't be read told apart?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPayload } from '../../../../adapters/slack/read.ts';

const SELF = { user: 'UBOT' };
const read = (body: unknown) => readPayload(body, SELF);

const event = (inner: object, outer: object = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  authorizations: [{ team_id: 'T1', enterprise_id: null }],
  event: inner,
  ...outer,
});
const mention = { type: 'app_mention', channel: 'C1', user: 'U1', ts: '1.000001', text: '<@UBOT> may I?' };
const direct = { type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', ts: '1.000002', text: 'may I?' };
const acted = { trigger_id: '1.2.x', team: { id: 'T1' }, user: { id: 'U1' }, response_url: 'https://hooks.example/1' };
const press = {
  type: 'block_actions',
  ...acted,
  channel: { id: 'C1' },
  container: { type: 'message', message_ts: '1.000003', channel_id: 'C1', is_ephemeral: true, thread_ts: '1.000001' },
  actions: [{ type: 'button', action_id: 'letter:1', value: 'signed' }],
};
const view = {
  id: 'V1',
  type: 'modal',
  callback_id: 'ask',
  private_metadata: 'kept',
  root_view_id: 'V1',
  previous_view_id: null,
  state: { values: { question: {} } },
};
const WHOLE: readonly (readonly [string, object])[] = [
  ['mention', event(mention)],
  ['direct', event(direct)],
  ['home', event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' })],
  ['left', event({ type: 'app_uninstalled' })],
  ['press', press],
  [
    'command',
    {
      command: '/advice',
      text: 'may I?',
      trigger_id: '1.2.x',
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      response_url: 'https://hooks.example/1',
    },
  ],
  [
    'find',
    {
      type: 'message_action',
      ...acted,
      callback_id: 'find',
      channel: { id: 'C1' },
      message: { ts: '1.000004', user: 'U2', text: 'may I?' },
    },
  ],
  ['ask-form', { type: 'shortcut', ...acted, callback_id: 'ask' }],
  ['submit', { type: 'view_submission', ...acted, view }],
  ['typing', { type: 'block_suggestion', ...acted, action_id: 'title', value: 'ring' }],
  ['messages-tab', event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' })],
];

describe('a payload', () => {
  it.each(WHOLE)('that is a %s is read as one', (kind, body) => {
    expect(read(body).kind).toBe(kind);
  });

  it('names the same message under its event and its place, whatever the event is called', () => {
    const [first, second] = [read(event(direct)), read(event(direct, { event_id: 'Ev2' }))];
    expect(first).toMatchObject({ names: ['event Ev1', 'message D1 1.000002'] });
    expect(second).toMatchObject({ names: ['event Ev2', 'message D1 1.000002'] });
  });

  it.each([
    ['own-message', event({ ...direct, user: 'UBOT' })],
    ['bot-message', event({ ...mention, bot_id: 'B1' })],
    ['system-message', event({ ...direct, subtype: 'message_changed' })],
    ['system-message', event({ ...direct, subtype: 'channel_join' })],
    ['unknown-event', event({ ...direct, channel_type: 'mpim' })],
    ['unknown-event', event({ type: 'reaction_added' })],
    ['unknown-event', { type: 'view_closed' }],
    ['unknown-event', { type: 'shortcut', ...acted, callback_id: 'another' }],
    ['other-tab', event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'about' })],
    ['malformed', event({ type: 'app_home_opened', user: 'U1', tab: 'messages' })],
    ['nothing-to-do', event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })],
    ['nothing-to-do', { ...press, actions: [{ type: 'button', action_id: 'x:1', url: 'https://x.example' }] }],
    ['malformed', event({ ...mention, user: undefined })],
    ['malformed', { type: 'event_callback' }],
    ['malformed', 'event_callback'],
    ['malformed', null],
    ['malformed', { ...press, actions: [] }],
    ['malformed', { ...press, container: { type: 'message' } }],
    ['malformed', { command: '/advice' }],
  ] as const)('that is not for us is told apart: %s', (why, body) => {
    expect(read(body)).toEqual({ kind: 'not-for-us', why });
  });

  it('of a thread knows the thread, of a message outside one itself', () => {
    expect(read(event({ ...mention, thread_ts: '0.000009' }))).toMatchObject({
      inThread: true,
      said: { place: { thread: '0.000009' } },
    });
    expect(read(WHOLE[6]?.[1])).toMatchObject({ target: { thread: '1.000004', author: 'U2' } });
  });

  it('of a press in our direct messages is answered there, of a private message in private', () => {
    expect(read(press)).toMatchObject({
      interaction: { where: 'channel', place: { thread: '1.000001' } },
      message: { isPrivate: true },
    });
    const inDirect = {
      ...press,
      channel: { id: 'D1' },
      container: { type: 'message', message_ts: '1.000003', channel_id: 'D1' },
    };
    expect(read(inDirect)).toMatchObject({ interaction: { where: 'direct' } });
  });

  it('of a modal knows how many stand below it', () => {
    const depth = (previous: string | null, root: string) =>
      read({
        ...press,
        channel: undefined,
        view: { ...view, previous_view_id: previous, root_view_id: root },
        container: { type: 'view' },
      });
    expect(
      [depth(null, 'V1'), depth('V0', 'V0'), depth('V0', 'V9')].map((one) =>
        one.kind === 'press' ? one.interaction.view?.depth : -1,
      ),
    ).toEqual([0, 1, 2]);
  });

  it('with any part broken never throws, and is read or told apart', () => {
    const broken = fc.constantFrom<unknown>(undefined, null, 7, '', 'x'.repeat(5000), [], {}, [{}], { id: 7 }, true);
    const bodies = fc.constantFrom(...WHOLE.map(([, body]) => body));
    fc.assert(
      fc.property(bodies, broken, fc.nat(), (body, part, at) => {
        const paths = pathsIn(body);
        const path = paths[at % paths.length] ?? [];
        expect(typeof read(replaced(body, path, part)).kind).toBe('string');
      }),
      { numRuns: 400 },
    );
  });
});

function pathsIn(node: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  return [path, ...Object.entries(node).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

function replaced(node: unknown, [first, ...rest]: readonly string[], part: unknown): unknown {
  if (first === undefined) return part;
  if (Array.isArray(node)) return node.map((inner, at) => (String(at) === first ? replaced(inner, rest, part) : inner));
  if (typeof node !== 'object' || node === null) return part;
  return Object.fromEntries(
    Object.entries(node).map(([key, inner]) => [key, key === first ? replaced(inner, rest, part) : inner]),
  );
}
