// Does one bot answer in many workspaces, each by its own token, and forget the one that removes it?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../src/state/open-store.ts';
import type { Store } from '../../../src/state/store.ts';
import type { Person } from '../../support/slack/world.ts';
import { LAWNMOWER, startBot, textOf } from './bot.ts';

async function startMany(store?: Store) {
  const bot = await startBot({ by: 'oauth', server: { botToken: 'none' }, ...(store !== undefined && { store }) });
  const { server, origin } = bot;
  /** The whole way of somebody's browser. */
  async function install(by: Person): Promise<number> {
    const begun = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const cookie = begun.headers.getSetCookie().map((line) => line.split(';')[0]);
    const query = new URLSearchParams({ code: server.approveInstall(by), state });
    return (await fetch(`${origin}/slack/oauth_redirect?${query}`, { headers: { cookie: cookie.join('; ') } })).status;
  }
  const ana = server.addPerson('ana');
  const eve = server.addPerson('eve', server.addTeam('Elsewhere'));
  return { ...bot, install, ana, eve };
}

it('answers commands, mentions and the home tab in each, and cares for its first installer', async () => {
  const { server, install, ana, eve } = await startMany();
  for (const by of [ana, eve]) {
    expect(await install(by)).toBe(200);
    const channel = server.addChannel('general', { team: by.team });
    const answer = await server.command(`/advice ${LAWNMOWER}`, { by, in: channel }).answer();
    expect(textOf(answer)).toContain('The Borrowed Lawnmower');
    const said = server.say({ by, in: channel, text: `<@${by.team.botUser}> ${LAWNMOWER}` });
    expect(textOf(await said.answer(2))).toContain('The Borrowed Lawnmower');
    expect(textOf(await server.openHome(by).home())).toContain('For administrators');
  }
  expect(server.faults).toEqual([]);
});

it('goes on in the others when one removes it, and keeps nothing of that one', async () => {
  const { server, install, ana, eve, store, untilLogged } = await startMany();
  for (const by of [ana, eve]) await install(by);
  await Promise.all(server.uninstall(ana.team).map(({ acknowledged }) => acknowledged()));
  await server.settle();
  expect(await store.installs.list('slack')).toEqual([eve.team.id]);
  const general = server.addChannel('general', { team: eve.team });
  const answer = await server.command(`/advice ${LAWNMOWER}`, { by: eve, in: general }).answer();
  expect(textOf(answer)).toContain('The Borrowed Lawnmower');
  // What was on its way from the one that is gone is taken, and nobody is answered.
  const late = server.command(`/advice ${LAWNMOWER}`, { by: ana, in: server.addChannel('late', { team: ana.team }) });
  await late.acknowledged();
  await untilLogged('slack-client-failed');
});

it('says at the start that tokens were sealed under another secret', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'dear-archive-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, 'state.db');
  const before = await openStore({ file, secret: 'of-before'.repeat(4) });
  const { install, ana, lines } = await startMany(before);
  await install(ana);
  expect(lines.filter(({ event }) => event === 'slack-tokens-unreadable')).toEqual([]);
  const after = await openStore({ file, secret: 'of-now'.repeat(6) });
  onTestFinished(async () => {
    await before.close();
    await after.close();
  });
  const { untilLogged } = await startBot({ by: 'oauth', server: { botToken: 'none' }, store: after });
  expect(await untilLogged('slack-tokens-unreadable')).toMatchObject({ count: 1, setting: 'DEAR_ARCHIVE_SECRET' });
});

it('a workspace whose token can not be had hears that through its commands and buttons, and Slack is not told more', async () => {
  const { server, install, ana, eve, store, untilLogged, lines } = await startMany();
  for (const by of [ana, eve]) await install(by);
  const general = server.addChannel('general', { team: ana.team });
  const answer = await server.command(`/advice ${LAWNMOWER}`, { by: ana, in: general }).answer();
  await store.forgetSpace({ platform: 'slack', space: ana.team.id });
  const asked = server.command(`/advice ${LAWNMOWER}`, { by: ana, in: general });
  const told = await asked.answer();
  expect([told.onlyFor, textOf(told)]).toEqual([ana.id, expect.stringMatching(/Something went wrong here.*Reference:/u)]);
  expect(textOf(await server.press(answer, 'Why this letter?', { by: ana }).answer())).toContain('Something went wrong here');
  await untilLogged('slack-token-refused', 2);
  await asked.acknowledged();
  // Whoever only writes can't be told: an event has no way back.
  await server.say({ by: ana, in: general, text: `<@${ana.team.botUser}> ${LAWNMOWER}` }).acknowledged();
  await server.settle();
  expect(lines.filter(({ event }) => event === 'slack-token-refused')).toHaveLength(2);
  expect(server.faults).toEqual([]);
});

it('a moderator of one is none in another, and what a channel allows in one says nothing of the other', async () => {
  const { server, install, ana, eve, store } = await startMany();
  for (const by of [ana, eve]) await install(by);
  const [here, there] = [ana, eve].map(({ team }) => ({ platform: 'slack', space: team.id }));
  if (here === undefined || there === undefined) throw new Error('Nobody is there.');
  const mo = server.addPerson('mo', eve.team);
  await store.moderators.add(here, mo.id);
  expect(textOf(await server.openHome(mo).home())).not.toContain('For moderators');
  await store.moderators.add(there, mo.id);
  expect(textOf(await server.openHome(mo).home())).toContain('For moderators');
  const general = server.addChannel('general', { team: eve.team });
  const channel = { ...here, channel: general.id };
  await store.policies.set(channel, { ...(await store.policies.of(channel)), mode: 'public' });
  const said = server.say({ by: eve, in: general, text: `<@${eve.team.botUser}> ${LAWNMOWER}` });
  expect(textOf(await said.answer(1))).toContain('I answer in private here.');
});

it('told again of a removal after it was installed anew, it stays installed', async () => {
  const { server, install, ana, store } = await startMany();
  await install(ana);
  const events = server.uninstall(ana.team);
  await Promise.all(events.map(({ acknowledged }) => acknowledged()));
  await server.settle();
  expect(await store.installs.list('slack')).toEqual([]);
  await install(ana);
  for (const { tellAgain } of events) tellAgain();
  await server.settle();
  expect(await store.installs.list('slack')).toEqual([ana.team.id]);
});
