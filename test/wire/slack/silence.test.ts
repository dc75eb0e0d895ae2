// Does everybody who turns to the bot hear from it, whatever Slack does not take?
import { describe, expect, it } from 'vitest';
import { refusing } from '../../support/slack/trouble.ts';
import { failing, rateLimited } from '../../support/wire/chaos.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

const URL = 'response_url';
const TROUBLE = /Something went wrong here.*Reference:/u;

async function startPublic() {
  const scene = await startScene();
  const channel = { platform: 'slack', space: scene.server.team.id, channel: scene.general.id };
  await scene.store.policies.set(channel, { ...(await scene.store.policies.of(channel)), mode: 'public' });
  return scene;
}

describe('whoever mentions the bot', () => {
  it.each(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action', 'user_not_in_channel'])(
    'gets the letters in their messages with it where it can not write (%s)',
    async (word) => {
      const { server, ana, general, mention } = await startScene();
      server.chaos.next('chat.postMessage', refusing(word));
      server.chaos.next('chat.postEphemeral', refusing(word));
      server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
      const answer = await server.untilPosted();
      expect([answer.channel, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([server.dm(ana), true]);
    },
  );

  it('and says nothing else hears how to ask, also where it can not write', async () => {
    const { server, ana, general, mention } = await startScene();
    server.chaos.next('chat.postEphemeral', refusing('not_in_channel'));
    server.say({ by: ana, in: general, text: mention });
    expect(textOf(await server.untilPosted())).toContain('/advice and your question');
  });

  it.each(['not_in_channel', 'msg_blocks_too_long', 'a_word_of_tomorrow'])(
    'gets the letters alone where a public answer is not taken (%s)',
    async (word) => {
      const { server, ana, general, mention } = await startPublic();
      server.chaos.next('chat.postMessage', refusing(word));
      server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
      const answer = await server.untilPosted();
      expect([answer.onlyFor, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([ana.id, true]);
      expect(server.messagesIn(general)).toHaveLength(1);
    },
  );

  it('hears of it in one sentence where no form of the letters is taken', async () => {
    const { server, ana, general, mention } = await startPublic();
    server.chaos.next('chat.postMessage', refusing('msg_blocks_too_long'));
    server.chaos.next('chat.postEphemeral', refusing('msg_blocks_too_long'));
    server.say({ by: ana, in: general, text: `${mention} ${LAWNMOWER}` });
    const told = await server.untilPosted();
    expect([told.onlyFor, textOf(told)]).toEqual([ana.id, expect.stringMatching(TROUBLE)]);
  });
});

it.each(['msg_blocks_too_long', 'a_word_of_tomorrow'])('whoever writes to the bot hears of it (%s)', async (word) => {
  const { server, ana } = await startScene();
  server.chaos.next('chat.postMessage', refusing(word));
  expect(textOf(await server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER }).answer())).toMatch(TROUBLE);
});

describe('whoever uses the command', () => {
  it('where the bot is no member, and its response_url is over, is answered in their messages with it', async () => {
    const { server, ana } = await startScene();
    const away = server.addChannel('away', { hasBot: false });
    server.chaos.next(URL, refusing('expired_url', 404));
    server.command(`/advice ${LAWNMOWER}`, { by: ana, in: away });
    const answer = await server.untilPosted();
    expect([answer.channel, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([server.dm(ana), true]);
  });

  it('is answered in another way where Slack takes no more for its response_url', async () => {
    const { server, scene } = await startScene();
    server.chaos.next(URL, rateLimited(3600));
    server.command(`/advice ${LAWNMOWER}`, scene);
    const answer = await server.untilPosted();
    expect([answer.onlyFor, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([scene.by.id, true]);
    expect(server.requests.filter(({ method }) => method === URL)).toHaveLength(1);
  });
});

describe('whoever waits in a modal', () => {
  it('hears that Slack did not take the letters, for a reason that nobody knows yet', async () => {
    const { server, ana, ben, general } = await startScene();
    const { message } = server.say({ by: ana, in: general, text: LAWNMOWER });
    server.chaos.next('views.update', refusing('a_word_of_tomorrow'));
    expect(textOf(await server.shortcut('find', { by: ben, in: general, on: message }).modal(2))).toMatch(TROUBLE);
    const form = await server.shortcut('ask', { by: ana }).modal();
    server.chaos.next('views.update', refusing('a_word_of_tomorrow'));
    expect(textOf(await server.submit(form, { question: LAWNMOWER }).modal(2))).toMatch(TROUBLE);
  });
});

it('of one response_url no more than five uses are made, though two things are to be said', async () => {
  const { server, ana, general, scene, untilLogged } = await startScene();
  const answer = await server.command(`/advice ${LAWNMOWER}`, scene).answer();
  await server.press(answer, 'Share here', { by: ana }).answer();
  const [message] = server.messagesIn(general);
  if (message === undefined) throw new Error('Nothing was shared.');
  const before = server.requests.length;
  server.chaos.next(URL, failing(503), 20);
  const card = { message, channel: general, isPrivate: false, onlyFor: undefined, unfurl: answer.unfurl };
  server.press(card, 'Dismiss', { by: ana });
  await untilLogged('card-not-dismissed');
  await server.untilPosted(server.posts.length + 1);
  const uses = server.requests.slice(before).filter(({ method }) => method === URL);
  expect(uses).toHaveLength(5);
  expect(textOf(server.posts.at(-1) ?? answer)).toContain('I could not take that away just now.');
});
