// How is somebody's message searched for, and how does a moderator point its author to letters?
import { describe, expect, it } from 'vitest';
import { placedIn } from '../../support/slack/inputs.ts';
import { refusing } from '../../support/slack/trouble.ts';
import type { Person, View } from '../../support/slack/world.ts';
import { cut, failing } from '../../support/wire/chaos.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

type Scene = Awaited<ReturnType<typeof startScene>>;

/** Somebody uses the shortcut on a message of ana's. */
async function find(scene: Scene, by: Person, text = LAWNMOWER) {
  const { server, ana, general } = scene;
  const { message } = server.say({ by: ana, in: general, text });
  const used = server.shortcut('find', { by, in: general, on: message });
  const [working, found] = [await used.modal(1), await used.modal(2)];
  return { used, message, working, found };
}

const optionsIn = ({ content }: View) =>
  placedIn(content.blocks).flatMap(({ element }) =>
    element.type === 'checkboxes' ? element.options.map(({ value }) => value ?? '') : [],
  );

describe('“Find past letters”', () => {
  it('opens a modal at once, and it becomes the letters for that message', async () => {
    const scene = await startScene();
    const { working, found } = await find(scene, scene.ben);
    expect(textOf(working)).toContain('One moment');
    expect([found.id, found.content.type === 'modal' && found.content.title.text]).toEqual([working.id, 'Past letters']);
    expect(textOf(found)).toContain('The Borrowed Lawnmower');
    expect(scene.server.posts).toEqual([]);
    expect(scene.server.faults).toEqual([]);
  });

  it('is without boxes and button for those who may not point', async () => {
    const scene = await startScene();
    const { found } = await find(scene, scene.ben);
    expect(optionsIn(found)).toEqual([]);
    expect(() => scene.server.submit(found)).toThrow('no button to submit');
  });

  it('has letters whose buttons open on top of it, and three at most', async () => {
    const scene = await startScene();
    const { server, ben } = scene;
    const { found } = await find(scene, ben);
    const letter = await server.press(found, 'Whole letter', { by: ben }).modal(2);
    expect([letter.previousId, textOf(letter).includes('The Borrowed Lawnmower')]).toEqual([found.id, true]);
    const similar = await server.press(letter, 'More like this', { by: ben }).modal(2);
    expect(similar.previousId).toBe(letter.id);
    expect(server.viewNow(found)).toBeDefined();
    // Slack takes no fourth: the third changes.
    const third = await server.press(similar, 'Whole letter', { by: ben }).modal();
    expect([third.id, third.hash === similar.hash]).toEqual([similar.id, false]);
    expect(server.faults).toEqual([]);
  });

  it('of a message without words says so, also of emoji and names alone', async () => {
    const scene = await startScene();
    for (const text of [':wave:', `<@${scene.ben.id}>`, '   .']) {
      const { found } = await find(scene, scene.ben, text);
      expect(textOf(found)).toMatch(/no words? in that/u);
    }
  });

  it('works where the bot is no member, and on messages of other bots without a way to point', async () => {
    const scene = await startScene();
    const { server, ana, mo } = scene;
    const away = server.addChannel('away', { hasBot: false });
    const { message } = server.say({ by: ana, in: away, text: LAWNMOWER });
    const ofBot = { ...message, bot_id: 'B0THER' };
    const found = await server.shortcut('find', { by: mo, in: away, on: ofBot }).modal(2);
    expect(textOf(found)).toContain('The Borrowed Lawnmower');
    expect(optionsIn(found)).toEqual([]);
  });

  it('answers in the channel, for its person alone, where the modal could not be opened in time', async () => {
    const scene = await startScene();
    const { server, ana, ben, general, untilLogged } = scene;
    const { message } = server.say({ by: ana, in: general, text: LAWNMOWER });
    server.chaos.next('views.open', refusing('expired_trigger_id'));
    const answer = await server.shortcut('find', { by: ben, in: general, on: message }).answer();
    expect([answer.onlyFor, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([ben.id, true]);
    expect(await untilLogged('modal-not-opened')).toMatchObject({ code: 'expired_trigger_id' });
  });

  it.each([
    ['breaks the connection', cut(true)],
    ['fails', failing(503, true)],
  ])('becomes the letters also where Slack %s after it opened the modal', async (_, trouble) => {
    const scene = await startScene();
    const { server, ana, ben, general } = scene;
    const { message } = server.say({ by: ana, in: general, text: LAWNMOWER });
    server.chaos.next('views.open', trouble);
    const used = server.shortcut('find', { by: ben, in: general, on: message });
    expect(textOf(await used.modal(2))).toContain('The Borrowed Lawnmower');
    expect(used.sights.filter(({ kind }) => kind === 'modal')).toHaveLength(1);
    expect(server.posts).toEqual([]);
  });

  it('says in the modal that Slack did not take the letters', async () => {
    const scene = await startScene();
    const { server, ana, ben, general } = scene;
    const { message } = server.say({ by: ana, in: general, text: LAWNMOWER });
    server.chaos.next('views.update', refusing('invalid_arguments'));
    const told = await server.shortcut('find', { by: ben, in: general, on: message }).modal(2);
    expect(textOf(told)).toMatch(/Something went wrong here.*Reference:/u);
  });

  it('that was closed before it was done is left alone', async () => {
    const scene = await startScene();
    const { server, ana, ben, general, untilLogged } = scene;
    const { message } = server.say({ by: ana, in: general, text: LAWNMOWER });
    server.chaos.next('views.update', refusing('not_found'));
    const used = server.shortcut('find', { by: ben, in: general, on: message });
    await untilLogged('answer-was-dismissed');
    expect(used.sights.filter(({ kind }) => kind === 'message')).toEqual([]);
  });
});

describe('a moderator', () => {
  async function preview(scene: Scene, chosen = 1) {
    const { server, mo } = scene;
    const { message, found } = await find(scene, mo);
    const submitted = server.submit(found, { chosen: optionsIn(found).slice(0, chosen) });
    return { message, found, submitted, shown: await submitted.modal(2) };
  }

  it('ticks letters, sees what would stand there, and points the author to them', async () => {
    const scene = await startScene();
    const { server, ana, mo, general, store, archive } = scene;
    const { message, shown } = await preview(scene);
    expect(server.posts).toEqual([]);
    expect(textOf(shown)).toMatch(/This will stand in the thread[\s\S]*The Borrowed Lawnmower/u);
    const done = await server.submit(shown).modal(2);
    expect(textOf(done)).toContain('Done: the letters stand below that message.');
    const [card] = server.posts;
    expect([card?.isPrivate, card?.message.thread_ts, card?.unfurl]).toEqual([false, message.ts, { links: false, media: false }]);
    const blocks = JSON.stringify(card?.message.blocks);
    const named = [...blocks.matchAll(/"type":"user","user_id":"(\w+)"/gu)].map(([, id]) => id);
    // Its author once; whoever shares it is named at the end.
    expect(named).toEqual([ana.id, mo.id]);
    if (card === undefined) throw new Error('Nothing was posted.');
    const readable = textOf(card).replace(/ (?:Whole letter|More like this|Helpful|Not helpful|Dismiss)(?= |$)/gu, '');
    expect(textOf(shown)).toContain(readable);
    const both = archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id));
    expect((await Promise.all(both)).flat()).toMatchObject([{ channel: general.id, message: card.message.ts }]);
    expect(server.faults).toEqual([]);
  });

  it('points below a message in a thread in that thread', async () => {
    const scene = await startScene();
    const { server, ana, ben, mo, general } = scene;
    const { message: first } = server.say({ by: ben, in: general, text: 'Neighbours!' });
    const { message } = server.say({ by: ana, in: general, text: LAWNMOWER, thread: first });
    const found = await server.shortcut('find', { by: mo, in: general, on: message }).modal(2);
    const shown = await server.submit(found, { chosen: optionsIn(found).slice(0, 1) }).modal(2);
    await server.submit(shown).modal(2);
    expect(server.posts.map((seen) => seen.message.thread_ts)).toEqual([first.ts]);
  });

  it('who is none any more is refused at each step', async () => {
    const scene = await startScene({ people: { administrators: [], moderators: [] } });
    const { server, mo, store } = scene;
    const space = { platform: 'slack', space: server.team.id };
    await store.moderators.add(space, mo.id);
    const { found } = await find(scene, mo);
    await store.moderators.remove(space, mo.id);
    const refused = await server.submit(found, { chosen: optionsIn(found).slice(0, 1) }).modal(2);
    expect(textOf(refused)).toContain('That is for moderators of letters.');
    await store.moderators.add(space, mo.id);
    const { shown } = await preview(scene);
    await store.moderators.remove(space, mo.id);
    expect(textOf(await server.submit(shown).modal(2))).toContain('That is for moderators of letters.');
    expect(server.posts).toEqual([]);
  });

  it('hears what stands in the way: no member, archived, a channel without letters', async () => {
    const scene = await startScene();
    const { server, general, store, mo } = scene;
    const { shown } = await preview(scene);
    server.removeFrom(general);
    expect(textOf(await server.submit(shown).modal(2))).toContain('Type /invite and my name');
    server.invite(general);
    const second = await preview(scene);
    const channel = { platform: 'slack', space: server.team.id, channel: general.id };
    await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'off' });
    expect(textOf(await server.submit(second.shown).modal(2))).toContain('can’t be shared in this channel');
    const { found } = await find(scene, mo);
    const refused = await server.submit(found, { chosen: optionsIn(found).slice(0, 1) }).modal(2);
    expect(textOf(refused)).toContain('can’t be shared in this channel');
    expect(server.posts).toEqual([]);
  });

  it('hears that the message was deleted meanwhile, and nobody is called to what is gone', async () => {
    const scene = await startScene();
    const { server } = scene;
    const { message, shown } = await preview(scene);
    server.removeMessage(message);
    expect(textOf(await server.submit(shown).modal(2))).toContain('That message is not there any more.');
    expect(server.posts).toEqual([]);
  });

  it('points also where Slack can not be asked whether the message is there', async () => {
    const scene = await startScene();
    const { server } = scene;
    const { shown } = await preview(scene);
    server.chaos.next('chat.getPermalink', refusing('fatal_error'));
    expect(textOf(await server.submit(shown).modal(2))).toContain('Done: the letters stand below that message.');
  });

  it('who points twice in a row posts once', async () => {
    const scene = await startScene({ cooldown: 3000 });
    const { server } = scene;
    const { shown } = await preview(scene);
    const both = [server.submit(shown), server.submit(shown)];
    await Promise.all(both.map((one) => one.modal(2)));
    await server.settle();
    expect(server.posts).toHaveLength(1);
  });
});
