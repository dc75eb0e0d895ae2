// Do /advice and its words answer, over the wire, for their asker alone?
import { describe, expect, it } from 'vitest';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

describe.each(['socket', 'http'] as const)('/advice by %s', (by) => {
  it('answers a question with letters, for its asker alone', async () => {
    const { server, scene } = await startScene({ by });
    const asked = server.command(`/advice ${LAWNMOWER}`, scene);
    const answer = await asked.answer();
    expect(answer.isPrivate).toBe(true);
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(await asked.acknowledged()).toBeUndefined();
    expect(server.faults).toEqual([]);
  });
});

describe('/advice', () => {
  it('answers where the bot is no member: in channels, private channels and conversations of others', async () => {
    const { server, ana, ben } = await startScene();
    const places = [
      server.addChannel('away', { hasBot: false }),
      server.addChannel('secret', { hasBot: false, isPrivate: true }),
      server.addGroup(ana, ben),
      server.dm(ana),
    ];
    for (const place of places) {
      const answer = await server.command(`/advice ${LAWNMOWER}`, { by: ana, in: place }).answer();
      expect([answer.isPrivate, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([true, true]);
    }
    expect(server.faults).toEqual([]);
    expect(server.refused).toEqual([]);
  });

  it('help, topics, random, about and letter answer, with words behind them where they take some', async () => {
    const { server, scene } = await startScene();
    const text = async (words: string) => textOf(await server.command(`/advice ${words}`.trim(), scene).answer());
    for (const words of ['', 'help', 'HELP']) expect(await text(words)).toContain('/advice letter and a title');
    expect(await text('topics')).toContain('marriage');
    expect(await text('topics marriage')).toContain('Letters on marriage');
    // Letters with content notes are never drawn.
    expect(await text('random')).not.toContain('The Door at Three');
    expect(await text('random neighbours')).toContain('The Borrowed Lawnmower');
    expect(await text('about')).toMatch(/5 letters[\s\S]*dear-archive 1\.2\.3/u);
    expect(await text('letter kitchen')).toContain('Kitchen Table');
    for (const typed of ['HER MOTHER’S RING', "her mother's ring!", 'mother ring'])
      expect([typed, await text(`letter ${typed}`)]).toEqual([typed, expect.stringContaining('Her Mother’s Ring')]);
    expect(await text('letter ask-nora/undated-her-mothers-ring')).toContain('Her Mother’s Ring');
    expect(server.faults).toEqual([]);
  });

  it('answers mistakes kindly', async () => {
    const { server, scene } = await startScene();
    const text = async (words: string) => textOf(await server.command(`/advice ${words}`, scene).answer());
    expect(await text('letter')).toContain('Type a word of its title');
    expect(await text('letter xylophone')).toContain('No letter has a title like that. /advice finds letters');
    // Half of a title is another letter's: "the" begins a word of many.
    expect(await text('letter the xylophone')).toContain('No letter has a title like that.');
    for (const [typed, meant] of [
      ['topic', 'topics'],
      ['hlep', 'help'],
    ]) {
      const answer = await text(typed ?? '');
      expect(answer).toContain(`Did you mean /advice ${meant}? I took it as a question.`);
      // What it says it did.
      expect(answer).toContain('You asked:');
    }
    expect(await text('topics mariage')).toContain('No letter has the topic');
    expect(await text('forget me')).not.toContain('Nothing of yours');
  });

  it('takes sentences that begin with one of its words as questions', async () => {
    const { server, scene } = await startScene();
    for (const words of [
      'help me: my neighbour borrowed our lawnmower and never brought it back',
      'about our neighbour, who borrowed our lawnmower and never brought it back',
      'letter to a neighbour who borrowed our lawnmower and never brought it back',
      'random thoughts: our neighbour borrowed our lawnmower and never brought it back',
      'topics that we avoid: our neighbour borrowed our lawnmower and never brought it back',
    ]) {
      const answer = textOf(await server.command(`/advice ${words}`, scene).answer());
      expect([words, answer.includes('You asked:'), answer.includes('The Borrowed Lawnmower')]).toEqual([words, true, true]);
    }
  });

  it('reads what Slack writes in its own way as it was typed', async () => {
    const { server, scene, ben } = await startScene();
    const words = `My neighbour <@${ben.id}|ben> borrowed our lawnmower &amp; never brought it back :cry: How do I ask &lt;him&gt;?`;
    const answer = textOf(await server.command(`/advice ${words}`, scene).answer());
    expect(answer).toContain('My neighbour borrowed our lawnmower & never brought it back How do I ask <him>?');
  });

  it('forget-me removes one’s votes and says how many there were', async () => {
    const { server, scene } = await startScene();
    const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
    await server.press(answer, 'Helpful', { by: scene.by }).answer();
    const text = async () => textOf(await server.command('/advice forget-me', scene).answer());
    expect(await text()).toContain('1 vote of yours was removed');
    expect(await text()).toContain('Nothing of yours was kept');
  });

  it('reads a very long question in part, and says so', async () => {
    const { server, scene } = await startScene();
    const answer = textOf(await server.command(`/advice ${`${LAWNMOWER} `.repeat(20)}`, scene).answer());
    expect(answer).toMatch(/I read its first (?:1,000|9\d\d) characters/u);
    expect(server.faults).toEqual([]);
  });

  it('asked again at once gives one friendly note, then nothing, and an answer after a while', async () => {
    const { server, scene } = await startScene({ cooldown: 3000 });
    const ask = () => server.command(`/advice ${LAWNMOWER}`, scene);
    expect(textOf(await ask().answer())).toContain('The Borrowed Lawnmower');
    expect(textOf(await ask().answer())).toContain('One question at a time');
    const third = ask();
    await third.acknowledged();
    await server.settle();
    expect(third.sights.map(({ kind }) => kind)).toEqual(['acknowledged']);
    server.advance(3000);
    expect(textOf(await ask().answer())).toContain('The Borrowed Lawnmower');
  });
});
