// Does our Discord fail on order, by a seed, and without losing or inventing anything of its own?
import { Events, HTTPError } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slash } from '../../support/discord/acts.ts';
import { mention } from '../../support/discord/speech.ts';
import { createChaos, cut, failing, rateLimited, refusing, slow } from '../../support/wire/chaos.ts';
import { createRunningClock } from '../../support/wire/clock.ts';
import { refusalOf, startBot } from './discord-bot.ts';

const POST = 'POST /channels/:channel/messages';
const MESSAGE = { content: 'c', allowed_mentions: { parse: [] } };

describe('on order', () => {
  it('a request is limited, and the client waits and sends it again', async () => {
    const { server, client, general } = await startBot();
    server.chaos.next(POST, rateLimited(0.001));
    server.chaos.next(POST, rateLimited(0.001, true));
    await client.rest.post(`/channels/${general.id}/messages`, { body: MESSAGE });
    expect(server.requests.filter(({ route }) => route === POST)).toHaveLength(3);
    expect(server.messagesIn(general)).toHaveLength(1);
  });

  it('a request fails before or after its work', async () => {
    const { server, client, general } = await startBot();
    const send = () => client.rest.post(`/channels/${general.id}/messages`, { body: MESSAGE });
    server.chaos.next(POST, failing());
    await expect(send()).rejects.toThrow(HTTPError);
    server.chaos.next(POST, cut());
    await expect(send()).rejects.toThrow();
    expect(server.messagesIn(general)).toHaveLength(0);
    server.chaos.next(POST, failing(502, true));
    await expect(send()).rejects.toThrow(HTTPError);
    server.chaos.next(POST, cut(true));
    await expect(send()).rejects.toThrow();
    expect(server.messagesIn(general)).toHaveLength(2);
    server.chaos.next('*', refusing(403, 50013, 'Missing Permissions'));
    expect(await refusalOf(send())).toMatchObject({ status: 403, code: 50013 });
    expect(server.faults).toEqual([]);
  });

  it('an answer comes late, when the clock has moved', async () => {
    const { server, client, general } = await startBot();
    server.chaos.next(POST, slow(5000));
    let isAnswered = false;
    const sent = client.rest.post(`/channels/${general.id}/messages`, { body: MESSAGE }).then(() => {
      isAnswered = true;
    });
    await server.untilPosted();
    server.advance(4999);
    await server.gateway.flush();
    expect(isAnswered).toBe(false);
    server.advance(1);
    await sent;
  });

  it('an event comes twice, or after the next', async () => {
    const heard: string[] = [];
    const { server, scene } = await startBot(async (interaction) => {
      if (interaction.isChatInputCommand()) heard.push(interaction.commandName);
    });
    server.chaos.duplicateNext();
    server.interact(slash('twice', {}, scene));
    server.chaos.delayNext();
    server.interact(slash('late', {}, scene));
    server.interact(slash('early', {}, scene));
    await server.settle();
    expect(heard).toEqual(['twice', 'twice', 'early', 'late']);
  });
});

describe('a storm', () => {
  const rates = { rateLimit: 0.2, fail: 0.2, cut: 0.1, slow: 0.1, duplicate: 0.2, reorder: 0.3, drop: 0.1 };

  it('is the same for the same seed, and loses no event', () => {
    const run = (seed: number, count: number) => {
      const chaos = createChaos();
      const sent: number[] = [];
      let drops = 0;
      chaos.startStorm(seed, rates, ['spared']);
      const troubles = Array.from({ length: count }, (_, event) => {
        const add = (passed: number) => void sent.push(passed);
        chaos.arrange(event, add, () => {
          drops += 1;
        });
        return [chaos.troubleFor('any'), chaos.troubleFor('spared')];
      });
      chaos.stopStorm();
      return { sent, drops, troubles };
    };
    fc.assert(
      fc.property(fc.integer(), fc.nat(60), (seed, count) => {
        const { sent, drops, troubles } = run(seed, count);
        expect(run(seed, count)).toEqual({ sent, drops, troubles });
        expect([...new Set(sent)].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, event) => event));
        expect(troubles.every(([, spared]) => spared === undefined)).toBe(true);
      }),
    );
    expect(run(1, 200).troubles).not.toEqual(run(2, 200).troubles);
  });

  it('is survived by a client that retries under a nonce: every question has one answer', async () => {
    const { server, client, ana, general } = await startBot(undefined, { clock: createRunningClock() });
    client.rest.options.retries = 20;
    const seen = new Set<string>();
    client.on(Events.MessageCreate, (message) => {
      if (message.author.bot || seen.has(message.id)) return;
      seen.add(message.id);
      void message.reply({ content: message.content.split(' ')[1] ?? '', nonce: message.id, enforceNonce: true });
    });
    server.chaos.startStorm(7, { rateLimit: 0.2, fail: 0.3, slow: 0.1, duplicate: 0.3, reorder: 0.3, drop: 0.05 });
    const questions = Array.from({ length: 30 }, (_, n) => `${n}`);
    for (const n of questions) server.say({ by: ana, in: general, text: `${mention(server.bot)} q${n}` });
    server.chaos.stopStorm();
    await server.untilPosted(30);
    await server.settle();
    expect(server.posts.map(({ message }) => message.content).sort()).toEqual(questions.map((n) => `q${n}`).sort());
    expect(server.faults).toEqual([]);
  });
});
