// Does our Discord behave like Discord, to the real discord.js client?
import { Client, type ClientOptions, Events, type Interaction, MessageFlags, Partials } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { press, slash, typing } from '../../support/discord/acts.ts';
import { createDiscordServer, type DiscordServer, type DiscordServerOptions } from '../../support/discord/server.ts';
import { mention } from '../../support/discord/speech.ts';

const INTENTS = ['Guilds', 'GuildMessages', 'DirectMessages'] as const;
const NOBODY = { parse: [] };

async function start(options: DiscordServerOptions = {}, more: Partial<ClientOptions> = {}) {
  const server = await createDiscordServer(options);
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    rest: server.rest,
    allowedMentions: NOBODY,
    ...more,
  });
  onTestFinished(async () => {
    await client.destroy();
    await server.close();
  });
  return { server, client };
}

async function connect(server: DiscordServer, client: Client) {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(server.token);
  await ready;
}

/** A bot that answers every interaction with one function. */
async function startBot(answer: (interaction: Interaction) => Promise<unknown>, options: DiscordServerOptions = {}) {
  const { server, client } = await start(options);
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch((error: unknown) => errors.push(error)));
  const ana = server.addPerson('ana');
  const general = server.addChannel('general');
  await connect(server, client);
  return { server, client, errors, ana, general, scene: { by: ana, in: general } };
}

const button = (customId: string, label: string) => ({ type: 2, style: 2, custom_id: customId, label });

describe('a slash command', () => {
  it('is answered after a private defer, and what comes after keeps to that privacy', async () => {
    const { server, scene } = await startBot(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ content: `You asked: ${interaction.options.getString('question')}` });
      await interaction.followUp({ content: 'one more' });
    });
    const asked = server.interact(slash('advice ask', { question: 'May I?', public: true }, scene));
    expect(await asked.first()).toEqual({ kind: 'thinking', isPrivate: true });
    const answer = await asked.answer();
    expect(answer.message.content).toBe('You asked: May I?');
    expect(answer.isPrivate).toBe(true);
    expect((await asked.followUp()).isPrivate).toBe(false);
    expect(server.faults).toEqual([]);
  });

  it('offers choices while it is typed', async () => {
    const { server, scene } = await startBot(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      await interaction.respond([{ name: `about ${interaction.options.getFocused()}`, value: 'key' }]);
    });
    const choices = await server.interact(typing('advice letter', 'title', 'lawnm', scene)).choices();
    expect(choices).toEqual([{ name: 'about lawnm', value: 'key' }]);
  });
});

describe('a button', () => {
  it('changes the message that it belongs to', async () => {
    const { server, scene } = await startBot(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'page 1', components: [{ type: 1, components: [button('next', 'Next')] }] });
      if (interaction.isButton()) await interaction.update({ content: 'page 2' });
    });
    const shown = await server.interact(slash('advice random', {}, scene)).answer();
    const pressed = server.interact(press(shown, 'Next', scene));
    expect((await pressed.update()).message.content).toBe('page 2');
    expect(server.faults).toEqual([]);
  });
});

describe('a message', () => {
  it('that mentions the bot brings its text and can be answered', async () => {
    const { server, client, ana, general } = await startBot(async () => {});
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot && message.mentions.has(client.user?.id ?? ''))
        void message.reply(`heard: ${message.content.length > 0}`);
    });
    server.say({ by: ana, in: general, text: 'nothing for the bot' });
    const said = server.say({ by: ana, in: general, text: `${mention(server.bot)} may I?` });
    expect((await said.answer()).message.content).toBe('heard: true');
    expect(server.messagesIn(general)).toHaveLength(3);
    expect(server.faults).toEqual([]);
  });
});
