// What is for us, and what do we take it for?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../../adapters/discord/read.ts';
import { spokenText } from '../../../../adapters/discord/read-message.ts';

const SELF = '100';
const said = (parts: object) => ({
  id: '5',
  channel_id: '7',
  guild_id: '9',
  type: 0,
  author: { id: '42' },
  content: `<@${SELF}> May I keep the ladder?`,
  mentions: [{ id: SELF }],
  ...parts,
});
const read = (data: unknown, name = 'MESSAGE_CREATE') => readEvent(name, data, SELF);

const used = (parts: object) => ({
  id: '1',
  application_id: SELF,
  token: 'token',
  type: 2,
  guild_id: '9',
  channel_id: '7',
  channel: { id: '7', type: 0, name: 'general' },
  member: { user: { id: '42' }, permissions: '8192' },
  app_permissions: '2048',
  context: 0,
  authorizing_integration_owners: { 0: '9' },
  data: { name: 'advice', type: 1, options: [{ name: 'about', type: 1, options: [] }] },
  ...parts,
});

describe('a message', () => {
  it('that names us is a question in its channel, without the names that only Discord can read', () => {
    expect(read(said({ content: `Hello <@!${SELF}>, may  I <#12> keep <:ladder:99> it?` }))).toEqual({
      kind: 'mention',
      isReply: false,
      said: {
        id: '5',
        person: '42',
        text: 'Hello , may I keep it?',
        place: { space: '9', channel: '7', policyChannel: undefined, name: '' },
      },
    });
  });

  it('to us alone is one too, named or not', () => {
    expect(read(said({ guild_id: undefined, content: 'May I?' }))).toMatchObject({ kind: 'direct', said: { text: 'May I?' } });
  });

  it('that answers somebody else is told apart from one that answers us', () => {
    const reply = { type: 19, message_reference: { type: 0, message_id: '4' } };
    expect(read(said({ ...reply, referenced_message: { author: { id: '43' } } }))).toMatchObject({ isReply: true });
    expect(read(said({ ...reply, referenced_message: null }))).toMatchObject({ isReply: true });
    expect(read(said({ ...reply, referenced_message: { author: { id: SELF } } }))).toMatchObject({ isReply: false });
  });

  it.each([
    ['own-message', { author: { id: SELF, bot: true } }],
    ['bot-message', { author: { id: '44', bot: true } }],
    ['bot-message', { webhook_id: '45' }],
    ['system-message', { type: 7 }],
    ['not-mentioned', { content: '', mentions: [] }],
    // A reply to us pings us without our name in its text.
    ['not-mentioned', { content: 'thanks!', type: 19 }],
    ['malformed', { author: null }],
    ['malformed', { id: 'not a number' }],
  ])('is not for us: %s', (why, parts) => {
    expect(read(said(parts))).toEqual({ kind: 'not-for-us', why });
  });

  it('keeps everything that people can read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^<>\s]+( [^<>\s]+)*$/u), (text) => {
        expect(spokenText(text)).toBe(text.trim());
        expect(spokenText(`<@1>${text}<@&2>`)).toBe(text.trim());
      }),
    );
  });
});

describe('an interaction', () => {
  it('says who does what where', () => {
    expect(read(used({}), 'INTERACTION_CREATE')).toEqual({
      kind: 'command',
      use: { name: 'advice about', options: {} },
      interaction: {
        id: '1',
        token: 'token',
        application: SELF,
        person: '42',
        permissions: 8192n,
        ownPermissions: 2048n,
        isMember: true,
        isDirect: false,
        place: { space: '9', channel: '7', policyChannel: '7', name: 'general' },
      },
    });
  });

  it('in a thread counts under the policy of its parent, and is answered in the thread', () => {
    const thread = { id: '8', type: 11, name: 'aside', parent_id: '7' };
    expect(read(used({ channel_id: '8', channel: thread }), 'INTERACTION_CREATE')).toMatchObject({
      interaction: { place: { channel: '8', policyChannel: '7' } },
    });
  });

  it('of a command that only another version can have registered is stale, not unheard', () => {
    const data = { name: 'advice', type: 1, options: [{ name: 'sing', type: 1 }] };
    expect(read(used({ data }), 'INTERACTION_CREATE')).toMatchObject({ kind: 'stale' });
    expect(read(used({ data: { name: 'Sing', type: 3 } }), 'INTERACTION_CREATE')).toMatchObject({ kind: 'stale' });
  });

  it('of a kind that we never offer is not for us', () => {
    expect(read(used({ type: 5 }), 'INTERACTION_CREATE')).toEqual({ kind: 'not-for-us', why: 'other-command' });
  });
});

describe('other events', () => {
  it('tell of new posts, but not of old threads that we were let into', () => {
    const post = { id: '8', type: 11, guild_id: '9', parent_id: '6', owner_id: '42', name: 'My sister', newly_created: true };
    expect(read(post, 'THREAD_CREATE')).toEqual({
      kind: 'post',
      owner: '42',
      place: { space: '9', channel: '8', policyChannel: '6', name: 'My sister' },
    });
    expect(read({ ...post, newly_created: false }, 'THREAD_CREATE')).toEqual({ kind: 'not-for-us', why: 'old-thread' });
  });

  it('tell that we left a server, but an outage is no leaving', () => {
    expect(read({ id: '9' }, 'GUILD_DELETE')).toEqual({ kind: 'left', space: '9' });
    expect(read({ id: '9', unavailable: true }, 'GUILD_DELETE')).toEqual({ kind: 'not-for-us', why: 'outage' });
  });
});

const EVENTS = [
  'INTERACTION_CREATE',
  'MESSAGE_CREATE',
  'THREAD_CREATE',
  'MESSAGE_DELETE',
  'MESSAGE_DELETE_BULK',
  'GUILD_DELETE',
  'X',
];
/** What a key of a right event may hold instead. */
const broken = fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, Number.NaN, [], {}, '0'.repeat(50), '-1'));

describe('reading', () => {
  it('never fails, whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVENTS), fc.anything(), (name, data) => {
        expect(typeof read(data, name).kind).toBe('string');
      }),
    );
  });

  it('never fails on events in which one part is broken', () => {
    const right: readonly Readonly<Record<string, unknown>>[] = [
      said({}),
      used({}),
      used({ type: 3, data: { custom_id: 'x', component_type: 2 }, message: { id: '3', flags: 64, components: [] } }),
      used({
        type: 4,
        data: {
          name: 'advice',
          type: 1,
          options: [{ name: 'letter', type: 1, options: [{ name: 'title', type: 3, value: '', focused: true }] }],
        },
      }),
      used({ data: { name: 'Find past letters', type: 3, target_id: '3', resolved: { messages: { 3: said({}) } } } }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...right), fc.nat(), broken, (event, at, value) => {
        const keys = Object.keys(event);
        const key = keys[at % keys.length] ?? 'id';
        const name = 'token' in event ? 'INTERACTION_CREATE' : 'MESSAGE_CREATE';
        expect(typeof read({ ...event, [key]: value }, name).kind).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
