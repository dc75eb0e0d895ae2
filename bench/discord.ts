// How long does a person on Discord wait, from the interaction to the first response and to the full reply?
import { slash } from '../test/support/discord/acts.ts';
import { createDiscordServer } from '../test/support/discord/server.ts';
import { createRunningClock } from '../test/support/wire/clock.ts';
import { chatQuestion, type Platform } from './chat.ts';

export const discordQuestion = chatQuestion({
  asks: 'from an interaction on Discord to the first response and to the full reply, on this machine, encoder and disk included',
  part: 'discord-part.ts',
  first: 'first response',
  ways: { gateway: startDiscord },
});

async function startDiscord(): Promise<Platform> {
  const server = await createDiscordServer({ clock: createRunningClock(), useOpenApi: false });
  const scene = { by: server.addPerson('ana'), in: server.addChannel('general') };
  return {
    words: [server.token, server.api, server.applicationId],
    async untilHeard() {
      await server.gateway.until('identified');
    },
    ask(question) {
      const asked = server.interact(slash('advice ask', { question }, scene));
      return { first: asked.first(), full: asked.answer() };
    },
    close: server.close,
  };
}
