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
