// What does Slack's view for agents add when it is switched on, and is there nothing of it when it is off?
import { describe, expect, it } from 'vitest';
import type { SlackServerOptions } from '../../support/slack/server.ts';
import { rateLimited } from '../../support/wire/chaos.ts';
import { type BotOptions, LAWNMOWER, startBot, startScene, textOf } from './bot.ts';

const SUGGEST = 'assistant.threads.setSuggestedPrompts';
const FOUR = ['commands', 'chat:write', 'app_mentions:read', 'im:history'];
const AGENT: SlackServerOptions = { isAgent: true, scopes: [...FOUR, 'assistant:write'] };
const startAgent = (more: BotOptions = {}) => startScene({ switches: ['agentView'], server: AGENT, ...more });

describe.each(['socket', 'http'] as const)('switched on, told by %s,', (by) => {
  it('whoever opens the messages is offered one to four questions, and each finds letters', async () => {
    const { server, ana, lines } = await startAgent({ by });
    const { channel, title, prompts } = await server.openHome(ana, 'messages').suggested();
    expect([channel, title]).toEqual([server.dm(ana), 'Write what it is about, in your own words, or try one of these:']);
    expect(prompts.length).toBeGreaterThan(0);
    expect(prompts.length).toBeLessThanOrEqual(4);
    for (const { message } of prompts) await server.say({ by: ana, in: channel, text: message }).answer();
    await server.settle();
    const answered = lines.filter(({ event }) => event === 'request-answered').map(({ reply }) => reply);
    expect(answered).toEqual(prompts.map(() => 'matches'));
    expect([server.refused, server.faults]).toEqual([[], []]);
  });
});

describe('switched on', () => {
  it('fills up with titles of letters that nobody holds back, and that carry no content note', async () => {
    const { server, ana } = await startAgent();
    const { prompts } = await server.openHome(ana, 'messages').suggested();
    const titles = prompts.map(({ title }) => title);
    expect(titles).toContain('The Borrowed Lawnmower, Again');
    expect(titles).not.toContain('A Letter Held Back');
    expect(titles).not.toContain('The Door at Three');
  });

  it('a message is answered as any direct message is, in its thread where it has one', async () => {
    const { server, ana } = await startAgent();
    const dm = server.dm(ana);
    const said = server.say({ by: ana, in: dm, text: LAWNMOWER });
    const first = await said.answer();
    const second = await server.say({ by: ana, in: dm, text: LAWNMOWER, thread: said.message }).answer();
    expect([first, second].map(({ message }) => message.thread_ts)).toEqual([undefined, said.message.ts]);
    for (const answer of [first, second]) expect(textOf(answer)).toContain('The Borrowed Lawnmower');
  });

  it('the same event told twice suggests once; the home tab is made as ever, and suggests nothing', async () => {
    const { server, ana } = await startAgent();
    const opened = server.openHome(ana, 'messages');
    await opened.suggested();
    opened.tellAgain();
    await server.openHome(ana).home();
    await server.settle();
    expect(server.requests.filter(({ method }) => method === SUGGEST)).toHaveLength(1);
  });

  it('asks again where Slack wants to be left alone for a moment', async () => {
    const { server, ana } = await startAgent();
    server.chaos.next(SUGGEST, rateLimited(0));
    expect((await server.openHome(ana, 'messages').suggested()).prompts).not.toEqual([]);
  });

  it.each([
    ['the scope is missing', { isAgent: true, scopes: FOUR }, 'missing_scope'],
    ['the app was made before the switch', { ...AGENT, isAgent: false }, 'not_agent_app'],
  ])('where %s that is logged, and messages are answered all the same', async (_, given, code) => {
    const { server, ana, untilLogged } = await startAgent({ server: given });
    server.openHome(ana, 'messages');
    expect(await untilLogged('prompts-not-suggested')).toMatchObject({ code });
    const answer = await server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER }).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    expect(server.faults).toEqual([]);
  });
});

it('switched off, nothing is suggested, even where Slack would let us', async () => {
  const { server, ana } = await startScene({ server: AGENT });
  await server.openHome(ana, 'messages').acknowledged();
  await server.say({ by: ana, in: server.dm(ana), text: LAWNMOWER }).answer();
  await server.settle();
  expect(server.requests.filter(({ method }) => method.startsWith('assistant.'))).toEqual([]);
});

it('workspaces that install the app by themselves are asked for the scope only when it is on', async () => {
  const asked = async (switches: NonNullable<BotOptions['switches']>) => {
    const { origin } = await startBot({ by: 'oauth', server: { botToken: 'none' }, switches });
    const { headers } = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
    return new URL(headers.get('location') ?? '').searchParams.get('scope')?.split(',');
  };
  expect(await asked([])).toEqual([...FOUR].sort());
  expect(await asked(['agentView'])).toEqual([...FOUR, 'assistant:write'].sort());
});
