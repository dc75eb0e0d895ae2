// How is our name in a channel answered, and what is written to us directly?
import { describe, expect, it } from 'vitest';
import type { ChannelPolicy } from '../../../src/state/policy.ts';
import { refusing } from '../../support/slack/trouble.ts';
import { cut, failing } from '../../support/wire/chaos.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

async function startWith(policy: Partial<ChannelPolicy>) {
  const scene = await startScene();
  const channel = { platform: 'slack', space: scene.server.team.id, channel: scene.general.id };
  await scene.store.policies.set(channel, { ...(await scene.store.policies.of(channel)), ...policy });
  return scene;
}

describe('a mention at the top level of a channel', () => {
  it('gets a neutral line in its thread, and the letters in private below it', async () => {
    const { server, ana, ben, general, mention } = await startScene();
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    const [line, answer] = [await said.answer(1), await said.answer(2)];
    expect([line.isPrivate, line.message.thread_ts, textOf(line).includes('Lawnmower')]).toEqual([false, said.message.ts, false]);
    expect(textOf(line)).toContain('I answer in private here.');
    expect([answer.onlyFor, answer.message.thread_ts]).toEqual([ana.id, said.message.ts]);
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(server.messagesIn(general, ben).map(({ text }) => text)).toEqual([said.message.text, 'I answer in private here.']);
    expect([server.unseen, server.faults]).toEqual([[], []]);
  });

  it('is answered again by the button, for its asker alone, whatever happened to the first answer', async () => {
    const { server, ana, ben, general, mention } = await startScene();
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    const line = await said.answer(1);
    await said.answer(2);
    server.reload(ana);
    const again = await server.press(line, 'Show me privately', { by: ana }).answer();
    expect([again.onlyFor, again.message.thread_ts]).toEqual([ana.id, said.message.ts]);
    expect(textOf(again)).toContain('The Borrowed Lawnmower');
    // Others can look at what is behind a button: the question is not to be read there.
    const behind = JSON.stringify(line.message.blocks);
    const decoded = [...behind.matchAll(/[\w-]{20,}/gu)].map(([part]) => Buffer.from(part, 'base64url').toString());
    expect([behind, ...decoded].join(' ')).not.toMatch(/neighbour|lawnmower/iu);
    const other = await server.press(line, 'Show me privately', { by: ben }).answer();
    expect(textOf(other)).toContain('This button is for the person who asked. Ask me with /advice:');
    expect(server.faults).toEqual([]);
  });

  it('is answered for all to read where the channel is public, without question, nearness and reason', async () => {
    const { server, ana, general, mention, store, archive } = await startWith({ mode: 'public' });
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    const answer = await said.answer();
    expect([answer.isPrivate, answer.message.thread_ts]).toEqual([false, said.message.ts]);
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(textOf(answer)).not.toMatch(/You asked|Close\.|Related\.|How do I ask/u);
    expect(answer.unfurl).toEqual({ links: false, media: false });
    await server.settle();
    const both = archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id));
    expect((await Promise.all(both)).flat().map(({ message }) => message)).toEqual([answer.message.ts]);
    expect(server.faults).toEqual([]);
  });

  it('stays private where the letters found may not stand in a public channel', async () => {
    const { server, ana, general, mention } = await startWith({ mode: 'public', topics: ['marriage'] });
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    expect(textOf(await said.answer(1))).toContain('I answer in private here.');
    expect((await said.answer(2)).isPrivate).toBe(true);
  });

  it('without words gets a word on how to ask, and too soon a friendly note; both for its person alone', async () => {
    const { server, ana, general, mention } = await startScene({ cooldown: 3000 });
    const told = async (text: string, n: number) => {
      server.say({ by: ana, in: general, text });
      return server.untilPosted(n);
    };
    const how = await told(mention, 1);
    expect([how.onlyFor, textOf(how).includes('/advice and your question')]).toEqual([ana.id, true]);
    await told(`${mention} ${LAWNMOWER}`, 3);
    const soon = await told(`${mention} ${LAWNMOWER}`, 4);
    expect([soon.onlyFor, textOf(soon).includes('One question at a time')]).toEqual([ana.id, true]);
  });
});

describe('a mention inside a thread', () => {
  it('gets the letters in private, and no line', async () => {
    const { server, ana, ben, general, mention } = await startScene();
    const { message } = server.say({ by: ben, in: general, text: 'Trouble with the neighbours again.' });
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}`, thread: message });
    const answer = await said.answer();
    expect([answer.onlyFor, answer.message.thread_ts]).toEqual([ana.id, message.ts]);
    await server.settle();
    expect(server.posts).toHaveLength(1);
    expect(server.faults).toEqual([]);
  });

  it('gets the line with its button where the private answer can not be shown', async () => {
    const { server, ana, ben, general, mention } = await startScene();
    const { message } = server.say({ by: ben, in: general, text: 'Trouble with the neighbours again.' });
    server.chaos.next('chat.postEphemeral', refusing('fatal_error'), 9);
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}`, thread: message });
    const line = await said.answer();
    expect([line.isPrivate, textOf(line).includes('I answer in private here.')]).toEqual([false, true]);
    expect(textOf(await server.press(line, 'Show me privately', { by: ana }).answer())).toContain('The Borrowed Lawnmower');
  });
});

describe('what Slack does with a post', () => {
  it.each([
    ['breaks the connection before it took the line', cut()],
    ['breaks the connection after it took the line', cut(true)],
    ['fails before it took the line', failing(503)],
    ['fails after it took the line', failing(503, true)],
    ['does not let apps write there', refusing('restricted_action')],
  ])('where it %s the line is not posted again, and its person gets the letters in the channel', async (_, trouble) => {
    const { server, ana, general, mention, untilLogged } = await startScene();
    server.chaos.next('chat.postMessage', trouble);
    const said = server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    await untilLogged('message-answered');
    const shown = server.messagesIn(general, ana).filter(({ ts }) => ts !== said.message.ts);
    expect(shown.filter(({ text }) => text === 'I answer in private here.').length).toBeLessThanOrEqual(1);
    expect(server.posts.filter(({ onlyFor }) => onlyFor === ana.id).map(({ message }) => message.thread_ts)).toEqual([undefined]);
    expect(server.unseen).toEqual([]);
  });

  it.each([
    ['breaks the connection before', cut(), 0],
    ['breaks the connection after', cut(true), 1],
    ['fails after', failing(503, true), 1],
  ])(
    'where it %s it took a public answer that is not posted again, and its person gets one of their own',
    async (_, trouble, stands) => {
      const { server, ana, ben, general, mention, untilLogged } = await startWith({ mode: 'public' });
      server.chaos.next('chat.postMessage', trouble);
      server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
      await untilLogged('message-answered');
      expect(server.messagesIn(general, ben)).toHaveLength(1 + stands);
      const own = server.posts.filter(({ onlyFor }) => onlyFor === ana.id);
      expect(own.map((seen) => textOf(seen).includes('Slack was slow to answer'))).toEqual([true]);
    },
  );
});

describe('a direct message', () => {
  it('is answered with letters whose buttons work, and nothing can be shared from there', async () => {
    const { server, ana } = await startScene();
    const dm = server.dm(ana);
    const answer = await server.say({ by: ana, in: dm, text: LAWNMOWER }).answer();
    expect([answer.isPrivate, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([false, true]);
    expect(() => server.press(answer, 'Share here', { by: ana })).toThrow('There is no "Share here"');
    const why = await server.press(answer, 'Why this letter?', { by: ana }).answer();
    expect(textOf(why)).toContain('“Close” means');
    expect(server.messagesIn(dm)).toHaveLength(3);
    expect(server.faults).toEqual([]);
  });

  it('in a thread is answered there', async () => {
    const { server, ana } = await startScene();
    const dm = server.dm(ana);
    const { message } = server.say({ by: ana, in: dm, text: LAWNMOWER });
    const said = server.say({ by: ana, in: dm, text: 'My wife works at the kitchen table', thread: message });
    await server.settle();
    await said.answer(2);
    const threads = server.posts.map(({ message: { thread_ts: thread } }) => thread);
    expect(threads).toContain(message.ts);
  });

  it('without words, or too soon, gets a word', async () => {
    const { server, ana } = await startScene({ cooldown: 3000 });
    const say = (text: string) => server.say({ by: ana, in: server.dm(ana), text });
    expect(textOf(await say(':wave:').answer())).toBe(
      'Write me your question here, in your own words, and I look for past letters near it.',
    );
    expect(textOf(await say(LAWNMOWER).answer())).toContain('The Borrowed Lawnmower');
    expect(textOf(await say(LAWNMOWER).answer())).toContain('One question at a time');
  });
});

it('changed and deleted messages and those that do not name us get no answer', async () => {
  const { server, ana, general } = await startScene();
  const { message, acknowledged } = server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER });
  await acknowledged();
  await server.untilPosted();
  const before = server.posts.length;
  server.editMessage(message, 'something else');
  server.removeMessage(message);
  server.say({ by: ana, in: general, text: LAWNMOWER });
  await server.settle();
  expect(server.posts).toHaveLength(before);
});
