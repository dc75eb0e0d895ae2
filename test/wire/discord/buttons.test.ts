// Do buttons do what stands on them, for whom they are, and after everything that can have happened since?
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { BUTTON_LIFE } from '../../../adapters/shared/buttons.ts';
import { createCursors } from '../../../adapters/shared/cursor.ts';
import { openStore } from '../../../src/state/open-store.ts';
import { COLUMN_FILE, letterFile, makeArchive } from '../../support/archive-folder.ts';
import { choose, press, pressAnyway, slash } from '../../support/discord/acts.ts';
import { pressablesIn } from '../../support/discord/components-in.ts';
import { LAWNMOWER, startBot, startScene, textOf } from './bot.ts';

const facesIn = (answer: Parameters<typeof textOf>[0]) => pressablesIn(answer.message).map(({ face }) => face);

/** Five letters about ladders, one of them noted, one with many pages. */
async function makeLadders() {
  const long = Array.from({ length: 80 }, (_, at) => `Ladder advice number ${at} is to ask your neighbour kindly.`).join('\n\n');
  const front = (title: string, ...more: string[]) => [`title: ${title}`, ...more];
  return makeArchive({
    'letters/ask-ada/column.yml': COLUMN_FILE,
    'letters/ask-ada/one.md': letterFile({ front: front('First Ladder', 'topics: [neighbours]') }),
    'letters/ask-ada/two.md': letterFile({
      front: front('Second Ladder', 'topics: [neighbours]'),
      question: 'My neighbour has the ladder. May I ask?',
    }),
    'letters/ask-ada/three.md': letterFile({ front: front('Third Ladder'), question: 'Is a ladder lent a ladder lost?' }),
    'letters/ask-ada/four.md': letterFile({
      front: front('Fourth Ladder', 'contentNotes: [abuse]'),
      question: 'He broke the ladder and the door.',
    }),
    'letters/ask-ada/five.md': letterFile({
      front: front('Fifth Ladder'),
      question: 'The ladder again, at length.',
      answer: long,
    }),
  });
}
const LADDER = 'Should I ask for the ladder back from my neighbour?';

describe('buttons of a private card', () => {
  it('open the whole letter beside it, and turn its pages in place', async () => {
    const { server, scene } = await startScene({ directory: await makeLadders() });
    const letter = await server.interact(slash('advice letter', { title: 'Fifth Ladder' }, scene)).answer();
    expect(textOf(letter)).toContain('Page 1 of');
    const second = await server.interact(press(letter, 'Page 2', scene)).update();
    expect(second.message.id).toBe(letter.message.id);
    expect(textOf(second)).toContain('Page 2 of');
    const answer = await server.interact(slash('advice ask', { question: LADDER }, scene)).answer();
    const beside = await server.interact(press(answer, 'Whole letter', scene)).answer();
    expect([beside.message.id === answer.message.id, beside.isPrivate]).toEqual([false, true]);
    expect(server.faults).toEqual([]);
  });

  it('go on with the same question, read back from the card, and with what is like a letter', async () => {
    const { server, scene, store } = await startScene({ directory: await makeLadders() });
    const channel = { platform: 'discord', space: server.guildId, channel: scene.in.id };
    await store.policies.set(channel, { ...(await store.policies.of(channel)), mostLetters: 1 });
    const answer = await server.interact(slash('advice ask', { question: LADDER }, scene)).answer();
    const titles = (text: string) => text.match(/(?:First|Second|Third|Fourth|Fifth) Ladder/gu) ?? [];
    const next = await server.interact(press(answer, 'Next', scene)).answer();
    expect(next.isPrivate).toBe(true);
    expect(textOf(next)).toContain(LADDER);
    const [before, after] = [titles(textOf(answer)), titles(textOf(next))];
    expect(new Set([...before, ...after]).size).toBe(new Set(before).size + new Set(after).size);
    const similar = await server.interact(press(answer, 'More like this', scene)).answer();
    expect(textOf(similar)).toContain('Letters like');
    const on = await server.interact(press(similar, 'Next', scene)).answer();
    expect(textOf(on)).toContain('Letters like');
    expect(server.faults).toEqual([]);
  });

  it('uncover a noted letter only when pressed', async () => {
    const { server, scene } = await startScene({ directory: await makeLadders() });
    const answer = await server.interact(slash('advice ask', { question: 'He broke the ladder and the door.' }, scene)).answer();
    expect(textOf(answer)).toContain('Fourth Ladder');
    expect(textOf(answer)).toContain('covered until you open it');
    const shown = await server.interact(press(answer, 'Show this letter', scene)).answer();
    expect(textOf(shown)).toContain('Ask on Saturday');
    expect(shown.isPrivate).toBe(true);
  });

  it('say why a letter was found, and take votes, one for a person and letter', async () => {
    const { server, scene, store, archive, ana } = await startScene();
    const answer = await server.interact(slash('advice ask', { question: LAWNMOWER }, scene)).answer();
    expect(facesIn(answer)).toContain('Why this letter?');
    const why = await server.interact(press(answer, 'Why this letter?', scene)).answer();
    expect(textOf(why)).toContain('“Close” means');
    for (const name of ['Helpful', 'Helpful', 'Not helpful']) {
      const thanks = await server.interact(press(answer, name, scene)).answer();
      expect([textOf(thanks).startsWith('Thank you'), thanks.isPrivate]).toEqual([true, true]);
    }
    const counts = await Promise.all(archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.votes.counts(id)));
    expect(counts.map(({ helpful }) => helpful)).toEqual([0, 0]);
    expect(counts.reduce((sum, { notHelpful }) => sum + notHelpful, 0)).toBe(1);
    expect(await store.votes.forget({ platform: 'discord', person: ana.user.id })).toBe(1);
  });

  it('share a letter once, however often they are pressed at once, where the channel allows it', async () => {
    const { server, scene, store } = await startScene({ cooldown: 3000 });
    const answer = await server.interact(slash('advice ask', { question: LAWNMOWER }, scene)).answer();
    const [one, two] = [server.interact(press(answer, 'Share here', scene)), server.interact(press(answer, 'Share here', scene))];
    expect(textOf(await two.answer())).toContain('One letter at a time');
    const card = await one.followUp();
    expect(textOf(card)).not.toContain(LAWNMOWER);
    expect(server.messagesIn(scene.in).map(({ id }) => id)).toEqual([card.message.id]);
    const channel = { platform: 'discord', space: server.guildId, channel: scene.in.id };
    await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'off' });
    server.advance(3000);
    const refused = await server.interact(press(answer, 'Share here', scene)).answer();
    expect(textOf(refused)).toContain('can’t be shared in this channel');
    expect(server.messagesIn(scene.in)).toHaveLength(1);
  });

  it('open letters and lists from a list', async () => {
    const { server, scene } = await startScene();
    const topics = await server.interact(slash('advice topics', {}, scene)).answer();
    const list = await server.interact(choose(topics, 'Choose a topic', ['marriage'], scene)).answer();
    expect(textOf(list)).toContain('Letters on marriage');
    const [option] = pressablesIn(list.message).flatMap(({ options }) => options);
    const letter = await server.interact(choose(list, 'Open a letter', [option?.value ?? ''], scene)).answer();
    expect(textOf(letter)).toContain(option?.label.replace(/^1\. /u, '').split(' · ')[0]);
    expect(server.faults).toEqual([]);
  });
});

describe('buttons of a public card', () => {
  it('answer whoever presses them, in private, and know no question', async () => {
    const { server, scene, mo, general } = await startScene();
    const asked = server.interact(slash('advice ask', { question: LAWNMOWER, public: true }, scene));
    const card = await asked.followUp();
    expect(facesIn(card)).not.toContain('Why this letter?');
    for (const name of ['Whole letter', 'More like this', 'Helpful']) {
      const answer = await server.interact(press(card, name, { by: mo, in: general })).answer();
      expect(answer.isPrivate).toBe(true);
    }
    expect(server.messagesIn(general)).toHaveLength(1);
  });

  it('let its asker and moderators take it away, and nobody else', async () => {
    const { server, scene, mo, general, store, archive } = await startScene();
    const eve = server.addPerson('eve');
    const share = () => server.interact(slash('advice ask', { question: LAWNMOWER, public: true }, scene)).followUp();
    const card = await share();
    const refused = await server.interact(press(card, 'Dismiss', { by: eve, in: general })).answer();
    expect(textOf(refused)).toContain('That is for those');
    expect(server.messagesIn(general)).toHaveLength(1);
    await server.interact(press(card, 'Dismiss', scene)).until((sights) => sights.find(({ kind }) => kind === 'deletion'));
    const other = await share();
    await server
      .interact(press(other, 'Dismiss', { by: mo, in: general }))
      .until((sights) => sights.find(({ kind }) => kind === 'deletion'));
    await server.settle();
    expect(server.messagesIn(general)).toEqual([]);
    const left = await Promise.all(archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id)));
    expect(left.flat()).toEqual([]);
  });
});

describe('buttons are refused in one calm private sentence', () => {
  const STALE = 'This button has had its day. Please ask again.';

  it('when they are forged, of another secret, or changed by one character', async () => {
    const { server, scene } = await startScene();
    const answer = await server.interact(slash('advice ask', { question: LAWNMOWER }, scene)).answer();
    const [button] = pressablesIn(answer.message);
    const customId = button?.customId ?? '';
    const foreign = createCursors({ secret: 'x'.repeat(32), clock: { now: server.now } }).format({
      action: 'dismiss',
      asker: 'AAAAAAAA',
      expires: server.now() + 1000,
      letters: [],
      numbers: [],
    });
    const changed = `${customId.startsWith('A') ? 'B' : 'A'}${customId.slice(1)}`;
    for (const value of ['legacy:1', changed, foreign]) {
      const refused = await server.interact(pressAnyway(answer.message, value, scene)).answer();
      expect([textOf(refused), refused.isPrivate]).toEqual([STALE, true]);
    }
    expect(server.faults).toEqual([]);
  });

  it('when they are older than a month', async () => {
    const { server, scene } = await startScene();
    const card = await server.interact(slash('advice ask', { question: LAWNMOWER, public: true }, scene)).followUp();
    server.advance(BUTTON_LIFE + 1000);
    expect(textOf(await server.interact(press(card, 'Whole letter', scene)).answer())).toBe(STALE);
  });

  it('when their letter is held back or gone by now', async () => {
    const directory = await makeLadders();
    const { server, scene, ada, general } = await startScene({ directory });
    const letter = await server.interact(slash('advice letter', { title: 'Fifth Ladder' }, scene)).answer();
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${directory}/letters/ask-ada/five.md`, letterFile({ front: ['title: Fifth Ladder', 'status: held'] }));
    await server.interact(slash('archive reload', {}, { by: ada, in: general })).answer();
    expect(textOf(await server.interact(press(letter, 'Page 2', scene)).answer())).toBe('That letter is not here any more.');
  });

  it('when they were made for somebody else', async () => {
    const { server, ana, mo, general } = await startScene();
    const said = server.say({ by: ana, in: general, text: `<@${server.bot.user.id}> ${LAWNMOWER}` });
    const line = await said.answer();
    const refused = await server.interact(press(line, 'Show me privately', { by: mo, in: general })).answer();
    expect([textOf(refused).startsWith('This button is for the person who asked'), refused.isPrivate]).toEqual([true, true]);
  });

  it('when a right is gone since', async () => {
    const { server, scene, general } = await startScene();
    const card = await server.interact(slash('advice ask', { question: LAWNMOWER, public: true }, scene)).followUp();
    const former = server.addPerson('former', Bits.SendMessages);
    expect(textOf(await server.interact(press(card, 'Dismiss', { by: former, in: general })).answer())).toContain(
      'That is for those',
    );
  });
});

describe('buttons live', () => {
  it('after the bot was started again, with the state that it kept', async () => {
    const store = await openStore({ file: ':memory:' });
    const { server, scene, adapter } = await startScene({ store });
    const answer = await server.interact(slash('advice ask', { question: LAWNMOWER }, scene)).answer();
    await adapter.stop();
    await startBot({ store, against: server });
    expect(textOf(await server.interact(press(answer, 'Whole letter', scene)).answer())).toContain('Lawnmower');
    expect(textOf(await server.interact(press(answer, 'Why this letter?', scene)).answer())).toContain('“Close” means');
    await store.close();
  });
});
