// Is a mention answered as its channel wants it, a direct message always, and nothing that is not for us?
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { ChannelPolicy } from '../../../src/state/policy.ts';
import { press } from '../../support/discord/acts.ts';
import { pressablesIn } from '../../support/discord/components-in.ts';
import { mention } from '../../support/discord/speech.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

type Scene = Awaited<ReturnType<typeof startScene>>;

async function setPolicy({ server, store, general }: Scene, parts: Partial<ChannelPolicy>, channel = general): Promise<void> {
  const place = { platform: 'discord', space: server.guildId, channel: channel.id };
  await store.policies.set(place, { ...(await store.policies.of(place)), ...parts });
}

describe('a mention', () => {
  it('gets one neutral line, and the answer privately for its asker, with the question read back from their message', async () => {
    const { server, ana, general } = await startScene();
    const said = server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` });
    const line = await said.answer();
    expect(textOf(line)).toBe('I answer in private here.');
    expect(line.message.message_reference?.message_id).toBe(said.message.id);
    expect(line.pings.users).toEqual([]);
    const shown = await server.interact(press(line, 'Show me privately', { by: ana, in: general })).answer();
    expect(shown.isPrivate).toBe(true);
    expect(textOf(shown)).toContain('The Borrowed Lawnmower');
    expect(textOf(shown)).toContain(LAWNMOWER);
    expect(server.messagesIn(general)).toHaveLength(2);
    expect(server.faults).toEqual([]);
  });

  it('whose message is gone, or may not be read, says so when shown', async () => {
    const { server, ana, general } = await startScene();
    const said = server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` });
    const line = await said.answer();
    const show = async () => textOf(await server.interact(press(line, 'Show me privately', { by: ana, in: general })).answer());
    server.deny(general, Bits.ReadMessageHistory);
    expect(await show()).toContain('I can’t read that question any more');
    server.deny(general, 0n);
    server.removeMessage(said.message);
    expect(await show()).toContain('I can’t read that question any more');
  });

  it('is answered for all where the channel’s policy is public, and the answer is kept as a card', async () => {
    const scene = await startScene();
    const { server, ana, general, store, archive, untilLogged } = scene;
    await setPolicy(scene, { mode: 'public' });
    const answer = await server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` }).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    await untilLogged('message-answered');
    const cards = await Promise.all(archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id)));
    expect(cards.flat().map(({ message }) => message)).toEqual([answer.message.id]);
    expect(pressablesIn(answer.message).map(({ face }) => face)).not.toContain('Share here');
    server.removeMessage(answer.message);
    await server.settle();
    const left = await Promise.all(archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id)));
    expect(left.flat()).toEqual([]);
    expect(server.faults).toEqual([]);
  });

  it('whose letters the public channel leaves out gets the neutral line', async () => {
    const scene = await startScene();
    const { server, ana, general } = scene;
    await setPolicy(scene, { mode: 'public', topics: ['marriage'] });
    const answer = await server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` }).answer();
    expect(textOf(answer)).toBe('I answer in private here.');
  });

  it('in a thread stays there, under the policy of its channel', async () => {
    const scene = await startScene();
    const { server, ana, general } = scene;
    await setPolicy(scene, { mode: 'public' });
    const thread = server.addThread(general, 'aside', ana);
    await server.settle();
    const said = server.say({ by: ana, in: thread, text: `${mention(server.bot)} ${LAWNMOWER}` });
    expect(textOf(await said.answer())).toContain('The Borrowed Lawnmower');
    expect(server.messagesIn(general)).toEqual([]);
  });

  it('alone gets a short how-to; one that answers somebody’s message hears of the menu', async () => {
    const { server, ana, mo, general } = await startScene();
    const alone = await server.say({ by: ana, in: general, text: mention(server.bot) }).answer();
    expect(textOf(alone)).toContain('/advice ask');
    const { message } = server.say({ by: mo, in: general, text: 'My neighbour has our lawnmower.' });
    const reply = await server
      .say({ by: ana, in: general, text: `${mention(server.bot)} what about this?`, replyTo: message })
      .answer();
    expect(textOf(reply)).toContain('“Find past letters”');
    expect(server.faults).toEqual([]);
  });

  it('is answered without a reply where we may not read what was said before', async () => {
    const { server, ana, general } = await startScene();
    server.deny(general, Bits.ReadMessageHistory);
    await server.settle();
    const line = await server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` }).answer();
    expect(line.message.message_reference).toBeUndefined();
  });

  it('where we may not write, or whose channel is gone, is left, and the log has a reference', async () => {
    const { server, ana, general, lines } = await startScene();
    server.deny(general, Bits.SendMessages);
    await server.settle();
    const said = server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` });
    await server.settle();
    expect(said.answers()).toEqual([]);
    expect(lines.filter(({ event }) => event === 'answer-not-allowed')).toMatchObject([
      { code: 50013, reference: expect.any(String) },
    ]);
  });

  it('is no mention when others are meant, or bots speak, or somebody edits', async () => {
    const { server, ana, general } = await startScene();
    const robot = server.addBot('robot');
    const { message } = server.say({ by: ana, in: general, text: 'hello' });
    server.say({ by: robot, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` });
    server.say({ by: ana, in: general, text: '@everyone hello' });
    server.editMessage(message, `${mention(server.bot)} ${LAWNMOWER}`);
    await server.settle();
    expect(server.messagesIn(general)).toHaveLength(3);
  });

  it('that is delivered twice, or edited after its answer, is answered once', async () => {
    const { server, ana, general } = await startScene();
    server.chaos.duplicateNext();
    const said = server.say({ by: ana, in: general, text: `${mention(server.bot)} ${LAWNMOWER}` });
    await said.answer();
    server.editMessage(said.message, `${mention(server.bot)} and the ladder?`);
    await server.settle();
    expect(said.answers()).toHaveLength(1);
  });
});

describe('a direct message', () => {
  it('is answered, and goes on from its buttons', async () => {
    const { server, ana } = await startScene();
    const dm = server.dm(ana);
    const answer = await server.say({ by: ana, in: dm, text: LAWNMOWER }).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    const why = await server.interact(press(answer, 'Why this letter?', { by: ana, in: dm })).answer();
    expect(textOf(why)).toContain('“Close” means');
    expect(server.faults).toEqual([]);
  });

  it('without words gets a how-to, and one too soon a friendly note, once', async () => {
    const { server, ana } = await startScene({ cooldown: 3000 });
    const dm = server.dm(ana);
    expect(textOf(await server.say({ by: ana, in: dm, text: '' }).answer())).toContain('/advice ask');
    await server.say({ by: ana, in: dm, text: LAWNMOWER }).answer();
    expect(textOf(await server.say({ by: ana, in: dm, text: LAWNMOWER }).answer())).toContain('One question at a time');
    const third = server.say({ by: ana, in: dm, text: LAWNMOWER });
    await server.settle();
    expect(third.answers()).toEqual([]);
  });
});

describe('a new post of a forum', () => {
  it('gets nothing where moderators did not ask for it', async () => {
    const { server, ana } = await startScene();
    const forum = server.addForum('advice');
    const post = server.addPost(forum, 'My neighbour kept our lawnmower', ana, 'What now?');
    await server.settle();
    expect(server.messagesIn(post)).toHaveLength(1);
  });

  it('gets one quiet button as soon as its author has spoken, whose answer only its reader sees', async () => {
    const paused: number[] = [];
    let speak = () => {};
    const scene = await startScene({
      // The author's first message comes while we wait for the third time.
      delay: async (milliseconds) => {
        paused.push(milliseconds);
        if (paused.length === 3) speak();
      },
    });
    const { server, ana, mo } = scene;
    const forum = server.addForum('advice');
    await setPolicy(scene, { forumHelper: true }, forum);
    const post = server.addPost(forum, 'My neighbour kept our lawnmower', ana);
    speak = () => void server.say({ by: ana, in: post, text: 'What now?' });
    const offer = await server.untilPosted();
    expect(paused).toEqual([500, 1000, 2000]);
    expect(pressablesIn(offer.message).map(({ face }) => face)).toEqual(['Past letters like this']);
    const answer = await server.interact(press(offer, 'Past letters like this', { by: mo, in: post })).answer();
    expect(answer.isPrivate).toBe(true);
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(server.messagesIn(post)).toHaveLength(2);
    expect(server.faults).toEqual([]);
  });

  it('that nobody opens is left alone after a few tries', async () => {
    const scene = await startScene();
    const { server, ana, untilLogged } = scene;
    const forum = server.addForum('advice');
    await setPolicy(scene, { forumHelper: true }, forum);
    server.addPost(forum, 'My neighbour kept our lawnmower', ana);
    expect(await untilLogged('post-left-alone')).toMatchObject({ code: 40058 });
    expect(server.refused).toHaveLength(6);
  });
});
