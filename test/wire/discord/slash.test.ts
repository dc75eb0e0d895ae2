// Do the commands answer, in private, in time, and in public only where that may be?
import { describe, expect, it } from 'vitest';
import { press, slash, typing } from '../../support/discord/acts.ts';
import { pressablesIn } from '../../support/discord/components-in.ts';
import { LAWNMOWER, startScene, textOf, userOption } from './bot.ts';

describe('/advice', () => {
  it('ask thinks in private at once, then shows letters to its asker alone', async () => {
    const { server, scene } = await startScene();
    const asked = server.interact(slash('advice ask', { question: LAWNMOWER }, scene));
    expect(await asked.first()).toEqual({ kind: 'thinking', isPrivate: true });
    const answer = await asked.answer();
    expect(answer.isPrivate).toBe(true);
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(textOf(answer)).toContain(LAWNMOWER);
    expect(server.messagesIn(scene.in)).toEqual([]);
    expect(server.faults).toEqual([]);
  });

  it('ask with a topic and a column looks among those alone', async () => {
    const { server, scene } = await startScene();
    const asked = server.interact(slash('advice ask', { question: LAWNMOWER, topic: 'marriage', column: 'night-desk' }, scene));
    expect(textOf(await asked.answer())).not.toContain('The Borrowed Lawnmower');
  });

  it('ask with public:true shows the letters to all, without the question, and keeps where they stand', async () => {
    const { server, scene, store, ana, archive } = await startScene();
    const asked = server.interact(slash('advice ask', { question: LAWNMOWER, public: true }, scene));
    const card = await asked.followUp();
    expect(card.isPrivate).toBe(false);
    expect(textOf(card)).toContain('The Borrowed Lawnmower');
    expect(textOf(card)).not.toContain(LAWNMOWER);
    expect(textOf(card)).toContain(`<@${ana.user.id}>`);
    expect(card.pings).toEqual({ everyone: false, users: [], roles: [] });
    const told = await asked.until((sights) =>
      sights.findLast((sight) => sight.kind === 'edit' && textOf(sight).includes('stands')),
    );
    expect(told).toMatchObject({ isPrivate: true });
    const both = archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id));
    expect((await Promise.all(both)).flat().map(({ message }) => message)).toEqual([card.message.id]);
    expect(server.faults).toEqual([]);
  });

  it('ask with public:true stays private where the channel has no letters, and says so', async () => {
    const { server, scene, store } = await startScene();
    const channel = { platform: 'discord', space: server.guildId, channel: scene.in.id };
    await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'off' });
    const answer = await server.interact(slash('advice ask', { question: LAWNMOWER, public: true }, scene)).answer();
    expect(answer.isPrivate).toBe(true);
    expect(textOf(answer)).toContain('can’t be shared in this channel');
    expect(server.messagesIn(scene.in)).toEqual([]);
  });

  it('ask with public:true tells when Discord shows the card to its asker alone', async () => {
    const { server, ana, general } = await startScene({ server: { memberPermissions: 0x80000000n | 1024n } });
    const asked = server.interact(slash('advice ask', { question: LAWNMOWER, public: true }, { by: ana, in: general }), 'user');
    await asked.until((sights) => sights.findLast((sight) => sight.kind === 'edit' && textOf(sight).includes('in private only')));
    expect(server.messagesIn(general)).toEqual([]);
  });

  it('letter finds by its id, by a word of its title, and says when no title is like that', async () => {
    const { server, scene } = await startScene();
    const ask = async (title: string) => textOf(await server.interact(slash('advice letter', { title }, scene)).answer());
    expect(await ask('ask-nora/undated-her-mothers-ring')).toContain('Her Mother’s Ring');
    expect(await ask('kitchen')).toContain('Kitchen Table');
    expect(await ask('xylophone')).toContain('No letter has a title like that');
    expect(await ask('topic:marriage')).toContain('Letters on marriage');
  });

  it('offers titles by beginning and by word, and topics while nothing is typed', async () => {
    const { server, scene } = await startScene();
    const choices = (typed: string) => server.interact(typing('advice letter', 'title', typed, scene)).choices();
    expect((await choices('the borrowed lawnmower')).map(({ name }) => name).slice(0, 2)).toEqual([
      'The Borrowed Lawnmower · 2012',
      'The Borrowed Lawnmower, Again · 2016',
    ]);
    expect((await choices('ring')).map(({ value }) => value)).toContain('ask-nora/undated-her-mothers-ring');
    expect((await choices('held back')).map(({ name }) => name)).not.toContain('A Letter Held Back · 2021');
    expect((await choices('')).every(({ value }) => String(value).startsWith('topic:'))).toBe(true);
    const columns = await server.interact(typing('advice ask', 'column', 'nor', scene, { question: 'x' })).choices();
    expect(columns.map(({ value }) => value)).toEqual(['ask-nora']);
    expect(server.faults).toEqual([]);
  });

  it('topics, random and about answer', async () => {
    const { server, scene } = await startScene();
    const text = async (path: string, options = {}) => textOf(await server.interact(slash(path, options, scene)).answer());
    expect(await text('advice topics')).toContain('marriage');
    expect(await text('advice topics', { topic: 'marriage' })).toContain('Letters on marriage');
    // Letters with content notes are never drawn.
    expect(await text('advice random')).not.toContain('The Door at Three');
    expect(await text('advice about')).toMatch(/5 letters[\s\S]*dear-archive 1\.2\.3/u);
    expect(server.faults).toEqual([]);
  });

  it('forget-me removes one’s votes and says how many there were', async () => {
    const { server, scene } = await startScene();
    const answer = await server.interact(slash('advice ask', { question: LAWNMOWER }, scene)).answer();
    await server.interact(press(answer, 'Helpful', scene)).answer();
    const text = async () => textOf(await server.interact(slash('advice forget-me', {}, scene)).answer());
    expect(await text()).toContain('1 vote of yours was removed');
    expect(await text()).toContain('Nothing of yours was kept');
  });

  it('works in direct messages and in groups, where nothing can be shared that nobody else sees', async () => {
    const { server, ana } = await startScene();
    for (const place of [server.dm(ana), server.addGroup(ana)]) {
      const answer = await server.interact(slash('advice ask', { question: LAWNMOWER }, { by: ana, in: place })).answer();
      expect(textOf(answer)).toContain('The Borrowed Lawnmower');
      expect(pressablesIn(answer.message).some(({ face }) => face === 'Share here')).toBe(place.type !== 1);
    }
    expect(server.faults).toEqual([]);
  });

  it('ask again at once gets one friendly note, and an answer after a while', async () => {
    const { server, scene } = await startScene({ cooldown: 3000 });
    const ask = async () => textOf(await server.interact(slash('advice ask', { question: LAWNMOWER }, scene)).answer());
    expect(await ask()).toContain('The Borrowed Lawnmower');
    expect(await ask()).toContain('One question at a time');
    server.advance(3000);
    expect(await ask()).toContain('The Borrowed Lawnmower');
  });
});

describe('/archive', () => {
  it('is for those who look after the letters, whatever Discord shows to whom', async () => {
    const { server, scene, mo, ada, general } = await startScene();
    const text = async (path: string, by = ada) => textOf(await server.interact(slash(path, {}, { by, in: general })).answer());
    for (const path of ['status', 'reload', 'policy', 'moderators']) {
      expect(await text(`archive ${path}`, scene.by)).toContain('That is for those');
    }
    expect(await text('archive status', mo)).toContain('may manage this server');
    expect(await text('archive policy', mo)).toContain('Answers are private');
    expect(await text('archive status')).toContain('5 letters; 1 more is held back.');
    expect(await text('archive reload')).toContain('read again');
  });

  it('policy changes what it is told, refuses what means nothing, and goes back', async () => {
    const { server, store, ada, general } = await startScene();
    const change = async (options: Record<string, string | number | boolean>) =>
      textOf(await server.interact(slash('archive policy', options, { by: ada, in: general })).answer());
    const policy = () => store.policies.of({ platform: 'discord', space: server.guildId, channel: general.id });
    await change({ mode: 'public', topics: 'Marriage, family', 'leave-out': 'suicide', 'most-letters': 2, 'most-length': 900 });
    const set = await policy();
    expect(set).toEqual({
      mode: 'public',
      topics: ['marriage', 'family'],
      excludedNotes: ['suicide'],
      mostLetters: 2,
      mostLength: 900,
      forumHelper: false,
    });
    const refusal = await change({ topics: 'mariage', 'leave-out': 'sadness' });
    expect(refusal).toMatch(/“mariage”. Did you mean “marriage”.*no content note “sadness”.*Nothing was changed/u);
    expect(await policy()).toEqual(set);
    await change({ topics: 'all', 'leave-out': 'none' });
    expect(await policy()).toMatchObject({ topics: [], excludedNotes: [], mode: 'public' });
    // What is refused changes nothing, also not back.
    await change({ reset: true, topics: 'mariage' });
    expect(await policy()).toMatchObject({ mode: 'public' });
    await change({ reset: true });
    expect(await policy()).toMatchObject({ mode: 'private', mostLetters: 3 });
  });

  it('policy in a thread is that of its channel', async () => {
    const { server, store, ada, general } = await startScene();
    const thread = server.addThread(general, 'aside', ada);
    await server.interact(slash('archive policy', { mode: 'off' }, { by: ada, in: thread })).answer();
    expect(await store.policies.of({ platform: 'discord', space: server.guildId, channel: general.id })).toMatchObject({
      mode: 'off',
    });
  });

  it('moderators adds and removes those who may do more', async () => {
    const { server, scene, ana, ada, general } = await startScene();
    const text = async (path: string, options: Record<string, string>, by = ada) =>
      textOf(await server.interact(slash(path, options, { by, in: general })).answer());
    await server.interact(userOption('add', ana.user.id, { by: ada, in: general })).answer();
    expect(await text('archive policy', {}, ana)).toContain('Answers are private');
    const removed = await server.interact(userOption('remove', ana.user.id, { by: ada, in: general })).answer();
    expect(textOf(removed)).toContain('Nobody is a moderator');
    expect(await text('archive policy', {}, scene.by)).toContain('That is for those');
    expect(server.faults).toEqual([]);
  });
});
