// What stands in the home tab, for everybody and for those who look after the archive, and what do its buttons do?
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../src/errors.ts';
import { openStore } from '../../../src/state/open-store.ts';
import { LAWNMOWER, startBot, startScene, textOf } from './bot.ts';

describe('the home tab', () => {
  it('says what this is, and offers to ask, topics, a letter by chance, new letters and privacy', async () => {
    const { server, ana } = await startScene();
    const home = await server.openHome(ana).home();
    const text = textOf(home);
    for (const part of ['5 letters', 'Ask the archive', 'A letter by chance', 'Topics', 'New letters', 'Privacy', 'Forget me'])
      expect(text).toContain(part);
    expect(text).not.toContain('For administrators');
    expect(text).not.toContain('A Letter Held Back');
    expect(server.faults).toEqual([]);
  });

  it('is not made for the tab with the messages', async () => {
    const { server, ana } = await startScene();
    const opened = server.openHome(ana, 'messages');
    await opened.acknowledged();
    await server.settle();
    expect(server.homeOf(ana)).toBeUndefined();
  });

  it('opens the form to ask, letters by chance, topics and new letters in modals', async () => {
    const { server, ana } = await startScene();
    const home = await server.openHome(ana).home();
    const form = await server.press(home, 'Ask the archive', { by: ana }).modal();
    expect(textOf(await server.submit(form, { question: LAWNMOWER }).modal(2))).toContain('The Borrowed Lawnmower');
    const letter = await server.press(home, 'A letter by chance', { by: ana }).modal(2);
    expect(textOf(letter)).toMatch(/answered:|wrote:/u);
    expect(textOf(await server.press(home, 'Forget me', { by: ana }).modal(2))).toContain('Nothing of yours was kept');
    expect([server.posts, server.faults]).toEqual([[], []]);
  });
});

describe('for administrators', () => {
  it('it has status, reload, policies and moderators; nobody else can use them', async () => {
    const scene = await startScene();
    const { server, ada, ana } = scene;
    const home = await server.openHome(ada).home();
    expect(textOf(home)).toMatch(/For administrators[\s\S]*5 letters; 1 more is held back\.[\s\S]*1 moderator of letters/u);
    const status = await server.press(home, 'Read the letters again', { by: ada }).modal(2);
    expect(textOf(status)).toMatch(/read again[\s\S]*5 letters; 1 more is held back/u);
    // A person who was an administrator when the tab was made.
    const { adapter, store } = scene;
    await adapter.stop();
    await startBot({ against: server, store, people: { administrators: [ana.id], moderators: [] } });
    for (const button of ['What channels allow', 'Moderators', 'Read the letters again'])
      expect(textOf(await server.press(home, button, { by: ada }).modal(2))).toContain('That is for');
    // The tab is made anew, as it is for them now.
    await server.settle();
    expect(JSON.stringify(server.homeOf(ada))).not.toContain('For administrators');
  });

  it('forms are for those who are administrators when they send them', async () => {
    const { server, ada, ana, general, store, adapter } = await startScene();
    const home = await server.openHome(ada).home();
    const which = await server.press(home, 'What channels allow', { by: ada }).modal();
    const form = await server.submit(which, { channel: general.id }).modal(2);
    const list = await server.press(home, 'Moderators', { by: ada }).modal();
    await adapter.stop();
    await startBot({ against: server, store, people: { administrators: [ana.id], moderators: [] } });
    for (const submitted of [server.submit(form, { mode: 'public' }), server.submit(list, { moderators: [ada.id] })])
      expect(textOf(await submitted.modal(2))).toContain('That is for');
    const space = { platform: 'slack', space: server.team.id };
    expect(await store.policies.list(space)).toEqual([]);
    expect(await store.moderators.of(space)).toEqual([]);
  });

  it('a state that can not be read is told in the form', async () => {
    const store = await openStore({ file: ':memory:', secret: 's'.repeat(32) });
    let isBroken = false;
    const of: typeof store.policies.of = async (channel) => {
      if (isBroken) throw new ArchiveError('io', 'The state can’t be read.');
      return store.policies.of(channel);
    };
    const { server, ada, general } = await startScene({ store: { ...store, policies: { ...store.policies, of } } });
    const which = await server.press(await server.openHome(ada).home(), 'What channels allow', { by: ada }).modal();
    const form = await server.submit(which, { channel: general.id }).modal(2);
    isBroken = true;
    expect(textOf(await server.submit(form, { mode: 'public' }).modal(2))).toContain('I can’t reach something that I need');
    await store.close();
  });

  it('what a channel allows is seen and changed, and mistakes are told in the form', async () => {
    const { server, ada, general, store } = await startScene();
    const home = await server.openHome(ada).home();
    const which = await server.press(home, 'What channels allow', { by: ada }).modal();
    const form = await server.submit(which, { channel: general.id }).modal(2);
    const errors = await server.submit(form, { mode: 'public', topics: 'mariage', mostLength: 'many' }).errors();
    expect(errors.topics).toContain('Did you mean “marriage”?');
    expect(errors.mostLength).toContain('A whole number');
    const channel = { platform: 'slack', space: server.team.id, channel: general.id };
    expect(await store.policies.of(channel)).toMatchObject({ mode: 'private' });
    const saved = await server
      .submit(form, { mode: 'public', topics: 'Marriage, family', notes: ['suicide'], mostLetters: '2', mostLength: '900' })
      .modal(2);
    expect(textOf(saved)).toContain('Mentions are answered for all to read. Only letters on: marriage, family.');
    expect(await store.policies.of(channel)).toEqual({
      mode: 'public',
      topics: ['marriage', 'family'],
      excludedNotes: ['suicide'],
      mostLetters: 2,
      mostLength: 900,
      forumHelper: false,
    });
    expect(server.faults).toEqual([]);
  });

  it('the list of moderators is seen and changed', async () => {
    const { server, ada, ana, ben, store } = await startScene();
    const space = { platform: 'slack', space: server.team.id };
    const home = await server.openHome(ada).home();
    const change = async (people: string[]) => {
      const form = await server.press(home, 'Moderators', { by: ada }).modal();
      return textOf(await server.submit(form, { moderators: people }).modal(2));
    };
    expect(await change([ana.id, ben.id])).toMatch(/^2 moderators of letters, beside those in the settings\.$/u);
    const homeNow = server.homeOf(ada);
    expect(homeNow && textOf(homeNow)).toContain('3 moderators of letters.');
    expect(await store.moderators.of(space)).toEqual([ana.id, ben.id].sort());
    expect(await change([ben.id])).toContain('1 moderator of letters');
    expect(await store.moderators.of(space)).toEqual([ben.id]);
    expect(await change([])).toContain('Nobody is a moderator');
    expect(server.faults).toEqual([]);
  });
});

describe('for moderators', () => {
  it('it has what channels allow, and nothing of administrators', async () => {
    const { server, mo, ben, general, store } = await startScene();
    const home = await server.openHome(mo).home();
    expect(textOf(home)).toContain('For moderators');
    expect(textOf(home)).not.toMatch(/For administrators|held back|Read the letters again/u);
    expect(textOf(await server.openHome(ben).home())).not.toMatch(/For moderators|What channels allow/u);
    const which = await server.press(home, 'What channels allow', { by: mo }).modal();
    const form = await server.submit(which, { channel: general.id }).modal(2);
    await server.submit(form, { mode: 'off', mostLetters: '1' }).modal(2);
    const channel = { platform: 'slack', space: server.team.id, channel: general.id };
    expect(await store.policies.of(channel)).toMatchObject({ mode: 'off', mostLetters: 1 });
    expect(server.faults).toEqual([]);
  });
});

it('where the state can not be read the home tab and the letters for a message are there, without what is for a few', async () => {
  const store = await openStore({ file: ':memory:' });
  const broken = async () => Promise.reject(new ArchiveError('io', 'The state can’t be read: the disk is full.'));
  const moderators = { ...store.moderators, of: broken };
  const { server, ada, ana, ben, general } = await startScene({ store: { ...store, moderators } });
  for (const person of [ada, ben]) {
    const text = textOf(await server.openHome(person).home());
    expect([text.includes('5 letters'), text.includes('For ')]).toEqual([true, false]);
  }
  const { message } = server.say({ by: ana, in: general, text: LAWNMOWER });
  const found = await server.shortcut('find', { by: ben, in: general, on: message }).modal(2);
  expect(textOf(found)).toContain('The Borrowed Lawnmower');
  await store.close();
});
