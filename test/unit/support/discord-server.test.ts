// Does our Discord show its users what Discord would show, to the real discord.js client?
import {
  Events,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { choose, menu, press, slash, submit, typing } from '../../support/discord/acts.ts';
import { textsIn } from '../../support/discord/components-in.ts';
import { mention } from '../../support/discord/speech.ts';
import { startBot } from './discord-bot.ts';

const button = (customId: string, label: string) => ({ type: 2, style: 2, custom_id: customId, label });
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });

describe('a slash command', () => {
  it('is answered after a private defer; later messages choose their own privacy', async () => {
    const { server, scene } = await startBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const { options } = interaction;
      await interaction.editReply({
        content: [options.getSubcommand(), options.getString('question'), options.getBoolean('public')].join(),
      });
      await interaction.followUp({ content: 'one more' });
    });
    const asked = server.interact(slash('advice ask', { question: 'May I?', public: true }, scene));
    expect(await asked.first()).toEqual({ kind: 'thinking', isPrivate: true });
    const answer = await asked.answer();
    expect([answer.message.content, answer.isPrivate]).toEqual(['ask,May I?,true', true]);
    expect((await asked.followUp()).isPrivate).toBe(false);
    expect(server.messagesIn(scene.in).map(({ content }) => content)).toEqual(['one more']);
    expect(server.faults).toEqual([]);
  });

  it('that is followed up before the answer has that as its answer, as private as the defer said', async () => {
    const { server, scene } = await startBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.followUp({ content: 'public?' });
    });
    const asked = server.interact(slash('about', {}, scene));
    expect(await asked.answer()).toMatchObject({ isPrivate: true, message: { content: 'public?' } });
    expect(asked.sights.map(({ kind }) => kind)).toEqual(['thinking', 'edit']);
  });

  it('offers choices while it is typed', async () => {
    const { server, scene } = await startBot(async (interaction) => {
      if (interaction.isAutocomplete())
        await interaction.respond([{ name: `about ${interaction.options.getFocused()}`, value: 'key' }]);
    });
    const choices = await server.interact(typing('advice letter', 'title', 'lawnm', scene)).choices();
    expect(choices).toEqual([{ name: 'about lawnm', value: 'key' }]);
  });

  it('comes with the rights of its user and of the bot, wherever it is used', async () => {
    const seen: unknown[] = [];
    const { server, general } = await startBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      seen.push([
        interaction.context,
        interaction.channel?.isThread() ?? null,
        interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? null,
        interaction.appPermissions.has(PermissionFlagsBits.SendMessagesInThreads),
      ]);
      await interaction.reply({ content: 'here', flags: MessageFlags.Ephemeral });
    });
    const mo = server.addPerson('mo', PermissionFlagsBits.ManageMessages);
    const forum = server.addForum('advice', PermissionFlagsBits.SendMessagesInThreads);
    const places = [
      general,
      server.addThread(general, 'aside', mo),
      server.addPost(forum, 'My neighbour', mo, 'borrows'),
      server.dm(mo),
      server.addGroup(mo),
    ];
    for (const place of places) await server.interact(slash('about', {}, { by: mo, in: place })).answer();
    expect(seen).toEqual([
      [0, false, true, true],
      [0, true, true, true],
      [0, true, true, false],
      [1, false, null, false],
      [2, false, null, false],
    ]);
    expect(server.faults).toEqual([]);
  });
});

describe('components', () => {
  it('change the message that they belong to, open a modal, and are chosen from', async () => {
    const modal = new ModalBuilder()
      .setCustomId('why')
      .setTitle('Why?')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Reason')
          .setTextInputComponent(new TextInputBuilder().setCustomId('reason').setStyle(TextInputStyle.Short)),
      );
    const select = { type: 3, custom_id: 'topic', placeholder: 'Topic', options: [{ label: 'Work', value: 'work' }] };
    const { server, scene } = await startBot(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
          components: [
            { type: 17, components: [text('page 1'), row(button('next', 'Next'), button('why', 'Why')), row(select)] },
          ],
        });
      if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.editReply({ components: [text(`topic ${interaction.values.join()}`)] });
      }
      if (interaction.isModalSubmit())
        await interaction.reply({ content: interaction.fields.getTextInputValue('reason'), flags: MessageFlags.Ephemeral });
      if (!interaction.isButton()) return;
      await (interaction.customId === 'why'
        ? interaction.showModal(modal)
        : interaction.update({ components: [text('page 2'), row(select)] }));
    });
    const shown = await server.interact(slash('random', {}, scene)).answer();
    const opened = server.interact(press(shown, 'Why', scene));
    const sent = server.interact(submit(await opened.modal(), opened, { reason: 'to know' }, scene));
    expect((await sent.answer()).message.content).toBe('to know');
    const turned = await server.interact(press(shown, 'Next', scene)).update();
    expect(textsIn(turned.message)).toEqual(['page 2']);
    const again = await server.interact(press(shown, 'Next', scene));
    expect(again.payload).toMatchObject({ message: { components: turned.message.components } });
    const chosen = await server.interact(choose(turned, 'Topic', ['Work'], scene)).update();
    expect([textsIn(chosen.message), chosen.isPrivate]).toEqual([['topic work'], true]);
    expect(() => press(chosen, 'Next', scene)).toThrow('Nothing called "Next" to press');
    expect(server.faults).toEqual([]);
  });

  it('of a menu on a message bring that message, and the answer is nobody else’s', async () => {
    const { server, scene } = await startBot(async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply({ content: `about: ${interaction.targetMessage.content}`, flags: MessageFlags.Ephemeral });
    });
    const { message } = server.say({ ...scene, text: 'my neighbour keeps my ladder' });
    const answer = await server.interact(menu('Find past letters', message, scene)).answer();
    expect(answer).toMatchObject({ isPrivate: true, message: { content: 'about: my neighbour keeps my ladder' } });
  });
});

describe('messages', () => {
  it('bring their text only where Discord gives it without the privileged intent', async () => {
    const { server, client, ana, general } = await startBot();
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ author, content }) => void (author.bot || heard.push(content)));
    const frames: string[] = [];
    client.on(Events.Raw, (frame: unknown) => void frames.push(JSON.stringify(frame)));
    const first = server.say({ by: ana, in: general, text: 'not for the bot' });
    server.say({ by: ana, in: general, text: `${mention(server.bot)} hello`, replyTo: first.message });
    server.say({ by: ana, in: server.dm(ana), text: 'in private' });
    await server.settle();
    expect(heard).toEqual(['', `${mention(server.bot)} hello`, 'in private']);
    expect(frames.join()).toContain(first.message.id);
    expect(frames.join()).not.toContain('not for the bot');
  });

  it('are answered, edited, deleted, and ping whom they may', async () => {
    const { server, client, ana, general } = await startBot();
    client.on(Events.MessageCreate, async (message) => {
      if (message.author.bot) return;
      const sent = await message.reply({
        content: `@everyone ${message.author} <@1>`,
        allowedMentions: { users: [message.author.id] },
      });
      await sent.edit({ content: 'quieter' });
      await sent.delete();
    });
    const removed = new Promise((resolve) => client.once(Events.MessageDelete, resolve));
    const { answer } = server.say({ by: ana, in: general, text: 'hello' });
    expect((await answer()).pings).toEqual({ everyone: false, roles: [], users: [ana.user.id] });
    await removed;
    expect(server.messagesIn(general).map(({ content }) => content)).toEqual(['hello']);
    expect(server.faults).toEqual([]);
  });

  it('edited or gone, and channels gone, are heard of', async () => {
    const { server, client, ana, general } = await startBot();
    const heard: string[] = [];
    client.on(Events.MessageUpdate, (_, { content }) => void heard.push(content));
    client.on(Events.MessageDelete, ({ id }) => void heard.push(id));
    client.on(Events.ChannelDelete, ({ id }) => void heard.push(id));
    const { message } = server.say({ by: ana, in: general, text: `${mention(server.bot)} one` });
    server.editMessage(message, `${mention(server.bot)} two`);
    server.removeMessage(message);
    server.removeChannel(general);
    await server.settle();
    expect(heard).toEqual([`${mention(server.bot)} two`, message.id, general.id]);
  });

  it('with a nonce that is enforced are posted once', async () => {
    const { server, client, general } = await startBot();
    const send = () =>
      client.rest.post(`/channels/${general.id}/messages`, {
        body: { content: 'once', nonce: 'n1', enforce_nonce: true, allowed_mentions: { parse: [] } },
      });
    expect(await send()).toEqual(await send());
    expect(server.messagesIn(general)).toHaveLength(1);
  });
});
