// Does "Ask the archive" ask, tell what is wrong with a form, and help while somebody types?
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFixture } from '../../support/command.ts';
import { refusing } from '../../support/slack/trouble.ts';
import { LAWNMOWER, startScene, textOf } from './bot.ts';

async function openForm() {
  const scene = await startScene();
  const { server, ana } = scene;
  const used = server.shortcut('ask', { by: ana });
  return { ...scene, used, form: await used.modal() };
}

describe('“Ask the archive”', () => {
  it('opens the form at once, and it becomes the answer', async () => {
    const { server, form, used } = await openForm();
    expect(used.sights.filter(({ kind }) => kind === 'modal' || kind === 'modal-update')).toHaveLength(1);
    const submitted = server.submit(form, { question: LAWNMOWER });
    const [working, answer] = [await submitted.modal(1), await submitted.modal(2)];
    expect(textOf(working)).toContain('One moment');
    expect([answer.id, textOf(answer).includes('The Borrowed Lawnmower')]).toEqual([form.id, true]);
    // What is in a modal nobody else sees, so there is nothing to share it with.
    expect(textOf(answer)).not.toContain('Share here');
    expect([server.posts, server.faults]).toEqual([[], []]);
  });

  it('looks only where topic and column say, and lists them without a question', async () => {
    const { server, form, ana } = await openForm();
    const none = await server.submit(form, { question: LAWNMOWER, topic: 'marriage' }).modal(2);
    expect(textOf(none)).not.toContain('The Borrowed Lawnmower, Again');
    const other = await server.shortcut('ask', { by: ana }).modal();
    expect(textOf(await server.submit(other, { topic: 'marriage' }).modal(2))).toContain('Letters on marriage');
    const third = await server.shortcut('ask', { by: ana }).modal();
    expect(textOf(await server.submit(third, { column: 'ask-nora' }).modal(2))).toMatch(/Letters in (?:Ask Nora|ask-nora)/u);
  });

  it('offers titles while somebody types, and opens the one that is chosen', async () => {
    const { server, form, ana } = await openForm();
    const options = await server.type(form, 'title', 'ring', ana).options();
    expect(options.map(({ text }) => text.text)).toContain('Her Mother’s Ring');
    expect(await server.type(form, 'title', 'held back', ana).options()).not.toContainEqual(
      expect.objectContaining({ text: expect.objectContaining({ text: expect.stringContaining('A Letter Held Back') }) }),
    );
    const again = await server.type(form, 'title', 'ring', ana).options();
    const letter = await server.submit(form, { title: again[0]?.text.text ?? '' }).modal(2);
    expect(textOf(letter)).toContain('Her Mother’s Ring');
    expect(server.faults).toEqual([]);
  });

  it('sent empty says what is missing, in the form', async () => {
    const { server, form } = await openForm();
    expect(await server.submit(form, {}).errors()).toEqual({
      question: 'Write what it is about, or choose a topic, a column or a title.',
    });
    expect(server.viewNow(form)?.content).toEqual(form.content);
  });

  it('asked again at once says so in the form', async () => {
    const scene = await startScene({ cooldown: 3000 });
    const { server, ana } = scene;
    await server.submit(await server.shortcut('ask', { by: ana }).modal(), { question: LAWNMOWER }).modal(2);
    const second = await server.shortcut('ask', { by: ana }).modal();
    const errors = await server.submit(second, { question: LAWNMOWER }).errors();
    expect(errors.question).toContain('One question at a time');
  });

  it('tells its person where the form could not be opened in time', async () => {
    const scene = await startScene();
    const { server, ana } = scene;
    server.chaos.next('views.open', refusing('expired_trigger_id'));
    server.shortcut('ask', { by: ana });
    const told = await server.untilPosted();
    expect([told.channel, textOf(told)]).toEqual([server.dm(ana), 'Slack gave me no time to open it. Please try it once more.']);
  });

  it('with hundreds of topics offers a hundred before anything is typed, and each by typing; the list says where more are', async () => {
    const { directory, remove } = await copyFixture();
    onTestFinished(remove);
    for (let n = 0; n < 51; n += 1) {
      const topics = Array.from({ length: 5 }, (_, at) => `"subject ${n * 5 + at}, of its own"`).join(', ');
      const text = `---\ntitle: "Letter ${n}"\ntopics: [${topics}]\n---\n\n## Question\n\nMay I?\n\n## Answer\n\nYou may, number ${n}.\n`;
      await writeFile(join(directory, `letters/ask-nora/2021-01-01-letter-${n}.md`), text);
    }
    const { server, ana, scene } = await startScene({ directory });
    const form = await server.shortcut('ask', { by: ana }).modal();
    expect(await server.type(form, 'topic', '', ana).options()).toHaveLength(100);
    const [found] = await server.type(form, 'topic', 'subject 254', ana).options();
    const letters = await server.submit(form, { topic: found?.value ?? '' }).modal(2);
    expect(textOf(letters)).toContain('Letter 50');
    const home = await server.openHome(ana).home();
    expect(JSON.stringify(home.content)).toContain('subject 254, of its own (1)');
    const listed = textOf(await server.command('/advice topics', scene).answer());
    expect(listed).toMatch(/and \d+ more/u);
    expect(listed).toContain('More of them can be chosen in my home tab.');
    expect(server.faults).toEqual([]);
  });
});
