// What do the buttons of our messages do, also when they are old, forged or somebody else's?
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCursors } from '../../../adapters/shared/cursor.ts';
import { formatValue } from '../../../adapters/slack/asked.ts';
import type { SlackMessage } from '../../../adapters/slack/payload.ts';
import { copyFixture } from '../../support/command.ts';
import { placedIn } from '../../support/slack/inputs.ts';
import type { SeenMessage } from '../../support/slack/sight.ts';
import { LAWNMOWER, startBot, startScene, textOf } from './bot.ts';

type Scene = Awaited<ReturnType<typeof startScene>>;

const ask = async ({ server, scene }: Scene) => server.command(`/advice ${LAWNMOWER}`, scene).answer();

/** The signed value behind a label. */
function signedValue({ message }: SeenMessage, label: string): string {
  const found = placedIn(message.blocks ?? []).find(({ element }) => element.type === 'button' && element.text.text === label);
  if (found?.element.type !== 'button') throw new Error(`There is no "${label}".`);
  return found.element.value ?? '';
}

/** Posts a message of the bot's with one button of this value, as if we had made it. */
async function postButton({ server, general }: Scene, value: string): Promise<SeenMessage> {
  const blocks: SlackMessage['blocks'] = [
    { type: 'actions', elements: [{ type: 'button', action_id: 'x:1', value, text: { type: 'plain_text', text: 'Press' } }] },
  ];
  const before = server.posts.length;
  await fetch(`${server.api}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: general.id, text: 'x', blocks }),
  });
  return server.untilPosted(before + 1);
}

describe('on a private card', () => {
  it('“Whole letter” stands beside the card', async () => {
    const scene = await startScene();
    const { server, ana } = scene;
    const answer = await ask(scene);
    const letter = await server.press(answer, 'Whole letter', { by: ana }).answer();
    expect([letter.isPrivate, letter.message.ts === answer.message.ts]).toEqual([true, false]);
    expect(textOf(letter)).toContain('The Borrowed Lawnmower');
    expect(server.faults).toEqual([]);
  });

  it('a long letter turns its pages in one message, in direct messages and in a modal as well', async () => {
    const { directory, remove } = await copyFixture();
    onTestFinished(remove);
    const pages = Array.from({ length: 60 }, (_, n) => `Piano lesson number ${n + 1} is the hardest of all of them.`).join(
      '\n\n',
    );
    const text = `---\ntitle: "The Long Piano"\n---\n\n## Question\n\nMay I give up the piano?\n\n## Answer\n\n${pages}\n`;
    await writeFile(join(directory, 'letters/ask-nora/2020-01-01-the-long-piano.md'), text);
    const { server, ana, scene } = await startScene({ directory });
    const first = await server.command('/advice letter The Long Piano', scene).answer();
    expect(textOf(first)).toContain('Piano lesson number 1 is');
    const second = await server.press(first, 'Page 2', { by: ana }).update();
    expect([second.message.ts, textOf(second).includes('Piano lesson number 60 is')]).toEqual([first.message.ts, true]);
    const back = await server.press(second, 'Page 1', { by: ana }).update();
    expect(textOf(back)).toContain('Piano lesson number 1 is');
    const form = await server.shortcut('ask', { by: ana }).modal();
    const options = await server.type(form, 'title', 'long piano', ana).options();
    const opened = await server.submit(form, { title: options[0]?.value ?? '' }).modal(2);
    const turned = await server.press(opened, 'Page 2', { by: ana }).modal();
    expect([turned.id, textOf(turned).includes('Piano lesson number 60 is')]).toEqual([opened.id, true]);
    expect(server.faults).toEqual([]);
  });

  it('“More like this”, “Why this letter?” and the votes answer in private', async () => {
    const scene = await startScene();
    const { server, ana, store, archive } = scene;
    const answer = await ask(scene);
    const pressed = async (label: string) => server.press(answer, label, { by: ana }).answer();
    expect(textOf(await pressed('More like this'))).toMatch(/Letters like “|No other letter seems close to “/u);
    expect(textOf(await pressed('Why this letter?'))).toContain('“Close” means');
    expect(textOf(await pressed('Helpful'))).toContain('noted as helpful');
    expect(textOf(await pressed('Not helpful'))).toContain('noted as not helpful');
    const counts = await Promise.all(archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.votes.counts(id)));
    expect(counts.map(({ helpful, notHelpful }) => [helpful, notHelpful]).sort()).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(server.posts.every(({ isPrivate }) => isPrivate)).toBe(true);
    expect(server.faults).toEqual([]);
  });

  it('“Share here” posts the letter for all, without the question, and records where', async () => {
    const scene = await startScene();
    const { server, ana, ben, general, store, archive } = scene;
    const told = await server.press(await ask(scene), 'Share here', { by: ana }).answer();
    expect([told.isPrivate, textOf(told)]).toEqual([true, 'It stands in the channel now.']);
    const [card] = server.messagesIn(general, ben);
    const seen = { message: card ?? told.message, channel: general, isPrivate: false, onlyFor: undefined, unfurl: told.unfurl };
    expect(textOf(seen)).toMatch(/The Borrowed Lawnmower[\s\S]*Shared by/u);
    expect(textOf(seen)).not.toMatch(/You asked|Close\.|Related\./u);
    const both = archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id));
    expect((await Promise.all(both)).flat()).toMatchObject([{ channel: general.id, message: card?.ts, space: server.team.id }]);
    expect(server.faults).toEqual([]);
  });

  it('“Share here” says how to invite the bot where it is no member, and what else is in the way', async () => {
    const scene = await startScene();
    const { server, ana, ben } = scene;
    const shared = async (place: Scene['general']) => {
      const answer = await server.command(`/advice ${LAWNMOWER}`, { by: ana, in: place }).answer();
      return async () => textOf(await server.press(answer, 'Share here', { by: ana }).answer());
    };
    expect(await (await shared(server.addChannel('away', { hasBot: false })))()).toContain('Type /invite and my name');
    expect(await (await shared(server.addGroup(ana, ben)))()).toContain('I am not in this conversation');
    const old = server.addChannel('old');
    const press = await shared(old);
    server.archive(old);
    expect(await press()).toContain('This channel is archived');
    expect(server.faults).toEqual([]);
  });

  it('“Share here” stays private where the channel has no letters', async () => {
    const scene = await startScene();
    const { server, ana, ben, general, store } = scene;
    const answer = await ask(scene);
    const channel = { platform: 'slack', space: server.team.id, channel: general.id };
    await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'off' });
    expect(textOf(await server.press(answer, 'Share here', { by: ana }).answer())).toContain('can’t be shared in this channel');
    expect(server.messagesIn(general, ben)).toEqual([]);
  });

  it('lists open letters and go on, from the topics to the letter', async () => {
    const { server, scene, ana } = await startScene();
    const topics = await server.command('/advice topics', scene).answer();
    const select = placedIn(topics.message.blocks ?? []).find(({ element }) => element.type === 'static_select')?.element;
    if (select?.type !== 'static_select') throw new Error('There is no list of topics.');
    const marriage = select.options?.find(({ text }) => text.text.startsWith('marriage'))?.text.text ?? '';
    const titles = await server.press(topics, select.action_id ?? '', { by: ana, choice: marriage }).answer();
    expect(textOf(titles)).toContain('Letters on marriage');
    const list = placedIn(titles.message.blocks ?? []).find(({ element }) => element.type === 'static_select')?.element;
    if (list?.type !== 'static_select') throw new Error('There is no list of letters.');
    const choice = list.options?.[0]?.text.text ?? '';
    const letter = await server.press(titles, list.action_id ?? '', { by: ana, choice }).answer();
    expect(textOf(letter)).toMatch(/answered:|wrote:/u);
    expect(server.faults).toEqual([]);
  });

  it('work after a restart', async () => {
    const scene = await startScene();
    const { server, ana, store, adapter } = scene;
    const answer = await ask(scene);
    await adapter.stop();
    await startBot({ against: server, store });
    const why = await server.press(answer, 'Why this letter?', { by: ana }).answer();
    expect(textOf(why)).toContain('“Close” means');
  });
});

describe('on a public card', () => {
  async function shareCard(scene: Scene) {
    const { server, ana, general } = scene;
    await server.press(await ask(scene), 'Share here', { by: ana }).answer();
    const [message] = server.messagesIn(general);
    if (message === undefined) throw new Error('Nothing was shared.');
    return { message, channel: general, isPrivate: false, onlyFor: undefined, unfurl: { links: false, media: false } };
  }

  it('everybody reads on in private', async () => {
    const scene = await startScene();
    const { server, ben } = scene;
    const letter = await server.press(await shareCard(scene), 'Whole letter', { by: ben }).answer();
    expect([letter.onlyFor, textOf(letter).includes('The Borrowed Lawnmower')]).toEqual([ben.id, true]);
  });

  it('“Dismiss” is for its asker and for moderators', async () => {
    const scene = await startScene();
    const { server, ana, ben, mo, general, store, archive } = scene;
    const first = await shareCard(scene);
    const refused = await server.press(first, 'Dismiss', { by: ben }).answer();
    expect(textOf(refused)).toContain('That is for moderators of letters.');
    expect(server.messagesIn(general)).toHaveLength(1);
    await server.press(first, 'Dismiss', { by: ana }).deleted();
    await server.press(await shareCard(scene), 'Dismiss', { by: mo }).deleted();
    await server.settle();
    expect(server.messagesIn(general)).toEqual([]);
    const both = archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id));
    expect((await Promise.all(both)).flat()).toEqual([]);
    expect(server.faults).toEqual([]);
  });
});

describe('a button is refused calmly', () => {
  it('when it is older than a month', async () => {
    const scene = await startScene();
    const { server, ana } = scene;
    const answer = await ask(scene);
    server.advance(31 * 86_400_000);
    expect(textOf(await server.press(answer, 'Whole letter', { by: ana }).answer())).toContain('had its day');
  });

  it('when it is forged, whatever its value is', async () => {
    const scene = await startScene();
    const { server, ana } = scene;
    const good = signedValue(await ask(scene), 'Whole letter');
    const other = createCursors({ secret: 'another-secret-of-thirty-two-chars', clock: { now: server.now } });
    const forged = other.format({ action: 'dismiss', asker: 'AAAAAAAA', expires: server.now() + 1e6, letters: [], numbers: [] });
    for (const value of ['x', `A${good.slice(1)}`, forged, formatValue('nothing', { question: 'x' }), `${good} `.repeat(3)]) {
      const text = textOf(await server.press(await postButton(scene, value), 'Press', { by: ana }).answer());
      expect([value, /had its day|The Borrowed Lawnmower/u.test(text)]).toEqual([value, true]);
      if (!value.startsWith(good)) expect(text).toContain('had its day');
    }
    expect(server.faults).toEqual([]);
  });

  it('when its letter is gone', async () => {
    const scene = await startScene();
    const { server, ana } = scene;
    const buttons = createCursors({ secret: 's'.repeat(32), clock: { now: server.now } });
    const asker = buttons.askerOf({ platform: 'slack', person: ana.id });
    const value = buttons.format({ action: 'letter', asker, expires: server.now() + 1e6, letters: ['AAAAAAAA'], numbers: [1] });
    const text = textOf(await server.press(await postButton(scene, value), 'Press', { by: ana }).answer());
    expect(text).toContain('That letter is not here any more.');
  });

  it('when it was made for somebody else', async () => {
    const scene = await startScene();
    const { server, ben } = scene;
    const value = signedValue(await ask(scene), 'Share here');
    const text = textOf(await server.press(await postButton(scene, value), 'Press', { by: ben }).answer());
    expect(text).toContain('This button is for the person who asked.');
  });
});

it('a link that is pressed needs nothing from us', async () => {
  const scene = await startScene();
  const { server, general, ana } = scene;
  const before = server.posts.length;
  const blocks = [
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'x:1', url: 'https://x.example', text: { type: 'plain_text', text: 'Go' } }],
    },
  ];
  await fetch(`${server.api}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: general.id, text: 'x', blocks }),
  });
  const pressed = server.press(await server.untilPosted(before + 1), 'Go', { by: ana });
  await pressed.acknowledged();
  await server.settle();
  expect(pressed.sights.map(({ kind }) => kind)).toEqual(['acknowledged']);
});
