// Does our Slack show its users what Slack would show, to the real Bolt app, by sockets and over signed HTTP?
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { refusalOf, startBot } from './slack-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = (text: string) => ({ type: 'section' as const, text: plain(text) });
const buttons = (...labels: string[]) => ({
  type: 'actions' as const,
  elements: labels.map((label) => ({
    type: 'button' as const,
    text: plain(label),
    action_id: label,
    value: `value of ${label}`,
  })),
});
const textInput = (id: string) => ({
  type: 'input' as const,
  block_id: id,
  label: plain(id),
  element: { type: 'plain_text_input' as const, action_id: id },
});
const modal = (title: string, ...blocks: (ReturnType<typeof section> | ReturnType<typeof textInput>)[]) => ({
  type: 'modal' as const,
  callback_id: 'asked',
  title: plain(title),
  submit: plain('Ask'),
  blocks,
});

/** Answers everything that people can do here. */
function register(app: App): void {
  app.command('/advice', async ({ ack, respond, command }) => {
    await ack();
    await respond({ text: `for ${command.text}`, blocks: [section(command.text), buttons('Next', 'Share')] });
  });
  app.action('Next', async ({ ack, respond, body }) => {
    await ack();
    const seen = 'message' in body && body.message !== undefined ? 'public' : 'private';
    await respond({ text: 'next', blocks: [section(seen)], replace_original: true });
  });
  app.action('Share', async ({ ack, respond, client, body }) => {
    await ack();
    await respond({ delete_original: true });
    await client.chat.postMessage({ channel: body.channel?.id ?? '', text: 'shared', unfurl_links: false, unfurl_media: false });
  });
  app.event('app_mention', async ({ event, say }) => void (await say({ text: 'in the thread', thread_ts: event.ts })));
  app.message(async ({ message, say }) => {
    if (!('bot_id' in message) && message.subtype === undefined) await say('directly');
  });
  app.shortcut('find', async ({ ack, shortcut, client }) => {
    await ack();
    const about = shortcut.type === 'message_action' ? (shortcut.message.text ?? '') : 'nothing';
    await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Ask', section(about), textInput('question')) });
  });
  app.view('asked', async ({ ack, view }) => {
    const question = view.state.values.question?.question?.value;
    if (question === 'short') await ack({ response_action: 'errors', errors: { question: 'Longer, please.' } });
    else if (question === 'more') await ack({ response_action: 'push', view: modal('More', textInput('question')) });
    else if (question === 'other') await ack({ response_action: 'update', view: modal('Other', textInput('question')) });
    else await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section('home'), buttons('Refresh')] } });
  });
  app.action('Refresh', async ({ ack, client, body }) => {
    await ack();
    await client.views.publish({ user_id: body.user.id, view: { type: 'home', blocks: [section('fresh')] } });
  });
}

describe.each(['socket', 'http'] as const)('told by %s,', (mode) => {
  const start = () => startBot(register, { mode });

  it('a command is answered privately, its buttons replace and delete what was pressed', async () => {
    const { server, scene, ana, general, errors } = await start();
    const mo = server.addPerson('mo');
    const asked = server.command('/advice may I keep it', scene);
    const answer = await asked.answer();
    expect(answer).toMatchObject({ isPrivate: true, onlyFor: ana.id, message: { text: 'for may I keep it' } });
    expect([server.messagesIn(general), server.messagesIn(general, mo), server.messagesIn(general, ana).length]).toEqual([
      [],
      [],
      1,
    ]);
    expect(() => server.press(answer, 'Next', { by: mo })).toThrow('mo does not see');
    expect(() => server.press(answer, 'Last', { by: ana })).toThrow('"Next", "Share"');
    const next = await server.press(answer, 'Next', { by: ana }).update();
    expect(next.message).toMatchObject({ ts: answer.message.ts, blocks: [{ text: { text: 'private' } }] });
    const again = await server.command('/advice x', scene).answer();
    expect(await server.press(again, 'Share', { by: ana }).deleted()).toBe(again.message.ts);
    expect(await server.untilPosted(3)).toMatchObject({ isPrivate: false, unfurl: { links: false, media: false } });
    expect(server.messagesIn(general).map(({ text }) => text)).toEqual(['shared']);
    expect([server.faults, errors]).toEqual([[], []]);
  });

  it('a mention is answered in its thread, a direct message directly, and the bot hears itself there', async () => {
    const { server, ana, general } = await start();
    const said = server.say({ by: ana, in: general, text: `<@${server.team.botUser}> may I?` });
    expect((await said.answer()).message).toMatchObject({ text: 'in the thread', thread_ts: said.message.ts });
    expect((await server.say({ by: ana, in: server.dm(ana), text: 'may I?' }).answer()).message.text).toBe('directly');
    expect(server.say({ by: ana, in: general, text: 'nobody is meant' }).isHeard).toBe(false);
    await server.settle();
    expect(server.told.map(({ payload }) => payload.event)).toMatchObject([
      { type: 'app_mention', user: ana.id, channel: general.id },
      { type: 'message', channel_type: 'im', user: ana.id },
      { type: 'message', channel_type: 'im', bot_id: server.team.botId },
    ]);
    expect(server.faults).toEqual([]);
  });

  it('shortcuts open modals, which show errors, change, grow and close', async () => {
    const { server, ana, general } = await start();
    const { message } = server.say({ by: ana, in: general, text: 'My sister borrowed it.' });
    const view = await server.shortcut('find', { by: ana, in: general, on: message }).modal();
    expect(view.content.blocks[0]).toMatchObject({ text: { text: 'My sister borrowed it.' } });
    expect(await server.submit(view, { question: 'short' }).errors()).toEqual({ question: 'Longer, please.' });
    expect(() => server.submit(view)).toThrow('"question" must be filled in');
    expect((await server.submit(view, { question: 'other' }).modal()).content).toMatchObject({ title: { text: 'Other' } });
    const more = await server.submit(view, { question: 'more' }).modal();
    expect([more.previousId, more.rootId]).toEqual([view.id, view.id]);
    await server.submit(more, { question: 'done' }).closed();
    expect([server.viewNow(more), server.viewNow(view)?.id]).toEqual([undefined, view.id]);
    server.dismiss(view);
    expect((await server.shortcut('find', { by: ana }).modal()).content.blocks[0]).toMatchObject({ text: { text: 'nothing' } });
    expect(server.faults).toEqual([]);
  });

  it('the home tab is published for its person', async () => {
    const { server, ana } = await start();
    const home = await server.openHome(ana).home();
    expect(server.homeOf(ana)).toBe(home);
    const again = await server.press(home, 'Refresh', { by: ana }).home();
    expect([again.id, again.content.blocks.length, again.hash === home.hash]).toEqual([home.id, 1, false]);
    expect(server.faults).toEqual([]);
  });
});

describe('a message', () => {
  it('that is private is gone when its person loads Slack anew', async () => {
    const { server, scene, ana, general } = await startBot(register);
    const answer = await server.command('/advice x', scene).answer();
    server.reload(ana);
    expect(server.messagesIn(general, ana)).toEqual([]);
    expect(() => server.press(answer, 'Next', { by: ana })).toThrow('not there any more');
  });

  it('that is changed or deleted is heard of in direct messages only', async () => {
    const { server, ana, general } = await startBot();
    const direct = server.say({ by: ana, in: server.dm(ana), text: 'one' });
    const said = server.say({ by: ana, in: general, text: 'one' });
    for (const { message } of [direct, said]) server.removeMessage(server.editMessage(message, 'two'));
    await server.settle();
    expect(server.told.map(({ payload }) => payload.event)).toMatchObject([
      { type: 'message', text: 'one' },
      { subtype: 'message_changed', message: { text: 'two', edited: { user: ana.id } } },
      { subtype: 'message_deleted', deleted_ts: direct.message.ts },
    ]);
    expect(server.messagesIn(general)).toEqual([]);
  });
});

describe('a trigger_id', () => {
  it('opens one modal, within three seconds', async () => {
    const { server, app, ana } = await startBot((bot) => bot.shortcut('later', async ({ ack }) => ack()));
    const open = (id: unknown) => app.client.views.open({ trigger_id: String(id), view: modal('Ask', section('x')) });
    const first = server.shortcut('later', { by: ana });
    await open(first.payload.trigger_id);
    expect(await refusalOf(open(first.payload.trigger_id))).toBe('exchanged_trigger_id');
    const second = server.shortcut('later', { by: ana });
    server.advance(3000);
    expect(await refusalOf(open(second.payload.trigger_id))).toBe('expired_trigger_id');
    expect(server.faults).toEqual([]);
    expect(await refusalOf(open('made up'))).toBe('invalid_trigger_id');
    expect(server.faults).toHaveLength(1);
  });
});

describe('a modal', () => {
  it('is changed by those who know its hash, and has at most two on top', async () => {
    const { server, app, ana } = await startBot(register);
    const { views } = app.client;
    const first = await server.shortcut('find', { by: ana }).modal();
    const changed = await views.update({ view_id: first.id, hash: first.hash, view: modal('New', textInput('question')) });
    const stale = views.update({ view_id: first.id, hash: first.hash, view: modal('Old', textInput('question')) });
    expect([changed.view?.id, await refusalOf(stale)]).toEqual([first.id, 'hash_conflict']);
    expect(server.viewNow(first)?.content).toMatchObject({ title: { text: 'New' } });
    const second = await server.submit(first, { question: 'more' }).modal();
    const third = await server.submit(second, { question: 'more' }).modal();
    expect(server.faults).toEqual([]);
    expect(await server.submit(third, { question: 'more' }).failed()).toBe('push_limit_reached');
    server.dismiss(third);
    expect(await refusalOf(views.update({ view_id: third.id, view: modal('Late', textInput('question')) }))).toBe('not_found');
    expect(server.faults).toMatchObject([{ method: 'ack of asked', reason: 'push_limit_reached' }]);
  });

  it('shows errors beside inputs that it has, and no others', async () => {
    const { server, ana } = await startBot((app) => {
      register(app);
      app.view('strange', async ({ ack }) => ack({ response_action: 'errors', errors: { elsewhere: 'No.' } }));
      app.shortcut('strange', async ({ ack, client, shortcut: { trigger_id: trigger } }) => {
        await ack();
        await client.views.open({ trigger_id: trigger, view: { ...modal('Ask', section('x')), callback_id: 'strange' } });
      });
    });
    const view = await server.shortcut('strange', { by: ana }).modal();
    expect(await server.submit(view).failed()).toBe('invalid_arguments');
    expect(server.faults).toMatchObject([{ reason: expect.stringContaining('must name input blocks of the modal: elsewhere') }]);
  });
});
