// Does the menu on a message find letters for its reader alone, and can a moderator point its author to them, and nobody else?
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { choose, menu, press, pressAnyway } from '../../support/discord/acts.ts';
import type { ServerChannel } from '../../support/discord/channels.ts';
import { pressablesIn } from '../../support/discord/components-in.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

const MENU = 'Find past letters';

/** A message of ana's, and the private list that mo opened on it. */
async function openMenu(place?: (scene: Awaited<ReturnType<typeof startScene>>) => ServerChannel) {
  const scene = await startScene();
  const { server, ana, mo, general } = scene;
  const channel = place?.(scene) ?? general;
  const { message } = server.say({ by: ana, in: channel, text: LAWNMOWER });
  const list = await server.interact(menu(MENU, message, { by: mo, in: channel })).answer();
  return { ...scene, channel, message, list, moderating: { by: mo, in: channel } };
}

const optionsIn = (list: Parameters<typeof textOf>[0]) =>
  pressablesIn(list.message).find(({ face }) => face === 'Choose one to three letters')?.options ?? [];

describe('“Find past letters”', () => {
  it('is a private list for everybody, and nothing is said in the channel', async () => {
    const { server, ana, mo, general } = await startScene();
    const { message } = server.say({ by: mo, in: general, text: LAWNMOWER });
    const list = await server.interact(menu(MENU, message, { by: ana, in: general })).answer();
    expect(list.isPrivate).toBe(true);
    expect(textOf(list)).toContain('The Borrowed Lawnmower');
    expect(optionsIn(list)).toEqual([]);
    expect(server.messagesIn(general)).toHaveLength(1);
    expect(server.faults).toEqual([]);
  });

  it('says when there are no words, and reads the beginning of what is very long', async () => {
    const { server, ana, general } = await startScene();
    const scene = { by: ana, in: general };
    const picture = server.say({ by: ana, in: general, text: '<:ladder:123456>' }).message;
    expect(textOf(await server.interact(menu(MENU, picture, scene)).answer())).toContain('no words in that message');
    const long = server.say({ by: ana, in: general, text: `${LAWNMOWER} ${'And then it rained. '.repeat(90)}` }).message;
    expect(textOf(await server.interact(menu(MENU, long, scene)).answer())).toContain('I read its first');
  });

  it('offers nothing to choose where nothing is close', async () => {
    const { server, ana, mo, general } = await startScene();
    const { message } = server.say({ by: ana, in: general, text: 'Zyzzyva quokka?' });
    const list = await server.interact(menu(MENU, message, { by: mo, in: general })).answer();
    expect(textOf(list)).toContain('none seems close');
    expect(textOf(list)).not.toContain('Choose one to three');
  });

  it('works where only its user brought the bot along', async () => {
    const { server, ana, mo } = await startScene();
    const group = server.addGroup(ana, mo);
    const { message } = server.say({ by: mo, in: group, text: LAWNMOWER });
    const list = await server.interact(menu(MENU, message, { by: ana, in: group })).answer();
    expect(textOf(list)).toContain('The Borrowed Lawnmower');
  });
});

describe('“Point them here”', () => {
  it('answers that message with the chosen letters, and pings its author alone', async () => {
    const { server, ana, mo, general, list, message, moderating, store, archive } = await openMenu();
    const values = optionsIn(list).map(({ value }) => value);
    const chosen = await server.interact(choose(list, 'Choose one to three letters', values.slice(0, 1), moderating)).update();
    expect(chosen.message.id).toBe(list.message.id);
    const done = server.interact(press(chosen, 'Point them here', moderating));
    const told = await done.until((sights) =>
      sights.findLast((sight) => sight.kind === 'edit' && textOf(sight).includes('Done')),
    );
    expect(told).toMatchObject({ isPrivate: true });
    const posted = server.messagesIn(general).at(-1);
    expect(posted?.message_reference?.message_id).toBe(message.id);
    const seen = server.posts.find((post) => post.message.id === posted?.id);
    expect(seen?.pings).toEqual({ everyone: false, users: [ana.user.id], roles: [] });
    expect(seen && textOf(seen)).toMatch(new RegExp(`Lawnmower[\\s\\S]*<@${mo.user.id}>`, 'u'));
    expect(seen && textOf(seen)).not.toContain(LAWNMOWER);
    const cards = await Promise.all(archive.suggest('The Borrowed Lawnmower', 2).map(({ id }) => store.cards.showing(id)));
    expect(cards.flat().map((one) => one.message)).toEqual([posted?.id]);
    expect(server.faults).toEqual([]);
  });

  it('stays in the thread of the message', async () => {
    const { server, list, channel, general, moderating } = await openMenu(({ server, general, ana }) =>
      server.addThread(general, 'aside', ana),
    );
    const [first] = optionsIn(list);
    const chosen = await server.interact(choose(list, 'Choose one to three letters', [first?.value ?? ''], moderating)).update();
    await server
      .interact(press(chosen, 'Point them here', moderating))
      .until((sights) => sights.findLast((sight) => sight.kind === 'edit' && textOf(sight).includes('Done')));
    expect(server.messagesIn(channel)).toHaveLength(2);
    expect(server.messagesIn(general)).toEqual([]);
  });

  it.each([
    ['write', Bits.SendMessages, 'I need “Send Messages”'],
    ['read what was said before', Bits.ReadMessageHistory, 'I need “Read Message History”'],
    ['see the channel', Bits.ViewChannel, 'I need “View Channel”'],
  ])('says clearly that we may not %s, before anything is chosen', async (_, denied, sentence) => {
    const { server, ana, mo, general } = await startScene();
    const { message } = server.say({ by: ana, in: general, text: LAWNMOWER });
    server.deny(general, denied);
    const list = await server.interact(menu(MENU, message, { by: mo, in: general })).answer();
    expect(textOf(list)).toContain(sentence);
    expect(textOf(list)).toContain('The Borrowed Lawnmower');
    expect(optionsIn(list)).toEqual([]);
  });

  it('says so when a permission, the message or the right is gone by the time it is pressed', async () => {
    const { server, list, message, general, moderating, ana } = await openMenu();
    const [first] = optionsIn(list);
    const chosen = await server.interact(choose(list, 'Choose one to three letters', [first?.value ?? ''], moderating)).update();
    const point = () => server.interact(press(chosen, 'Point them here', moderating));
    server.deny(general, Bits.SendMessages);
    expect(textOf(await point().answer())).toContain('I may not write here');
    server.deny(general, 0n);
    const customId = pressablesIn(chosen.message).find(({ face }) => face === 'Point them here')?.customId ?? '';
    const stolen = await server.interact(pressAnyway(chosen.message, customId, { by: ana, in: general })).answer();
    expect(textOf(stolen)).toContain('for the person who asked');
    server.removeMessage(message);
    const gone = await point().until((sights) =>
      sights.findLast((sight) => sight.kind === 'edit' && textOf(sight).includes('not there any more')),
    );
    expect(gone).toMatchObject({ isPrivate: true });
    expect(server.messagesIn(general)).toEqual([]);
  });

  it('does not put into a channel what its policy leaves out', async () => {
    const { server, list, general, moderating, store } = await openMenu();
    const channel = { platform: 'discord', space: server.guildId, channel: general.id };
    const [first] = optionsIn(list);
    const chosen = await server.interact(choose(list, 'Choose one to three letters', [first?.value ?? ''], moderating)).update();
    await store.policies.set(channel, { ...(await store.policies.of(channel)), topics: ['marriage'] });
    const answer = await server.interact(press(chosen, 'Point them here', moderating)).answer();
    expect(textOf(answer)).toContain('leaves out letters of that kind');
    expect(server.messagesIn(general)).toHaveLength(1);
  });
});
