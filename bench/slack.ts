// How long does a person on Slack wait, from a command to its acknowledgement and to the full reply?
import { createServer } from 'node:net';
import { createSlackServer } from '../test/support/slack/server.ts';
import { createRunningClock } from '../test/support/wire/clock.ts';
import { chatQuestion, type Platform } from './chat.ts';

export const slackQuestion = chatQuestion({
  asks: 'from a command on Slack to its acknowledgement and to the full reply, on this machine, encoder and disk included',
  part: 'slack-part.ts',
  first: 'acknowledged',
  ways: { sockets: () => startSlack('socket'), HTTP: () => startSlack('http') },
});

async function startSlack(kind: 'socket' | 'http'): Promise<Platform> {
  const server = await createSlackServer({ clock: createRunningClock() });
  const { botToken, appToken, signingSecret, api } = server;
  const scene = { by: server.addPerson('ana'), in: server.addChannel('general') };
  const port = await freePort();
  return {
    words: [botToken, api, kind, kind === 'socket' ? appToken : signingSecret, String(port)],
    async untilHeard() {
      if (kind === 'http') server.tellByHttp(`http://127.0.0.1:${port}/slack/events`);
    },
    ask(question) {
      const asked = server.command(`/advice ${question}`, scene);
      return { first: asked.acknowledged(), full: asked.answer() };
    },
    close: server.close,
  };
}

/** A port of this machine that nobody uses. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
