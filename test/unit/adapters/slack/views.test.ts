// Would Slack take our modals, forms and the home tab, and is what comes back of them read?
import { describe, expect, it } from 'vitest';
import {
  readChannelForm,
  readModeratorsForm,
  readPolicyForm,
  renderChannelForm,
  renderModeratorsForm,
  renderPolicyForm,
} from '../../../../adapters/slack/admin-forms.ts';
import {
  ASK_INPUTS,
  columnOptions,
  readAskForm,
  renderAskForm,
  titleOptions,
  topicOptions,
} from '../../../../adapters/slack/ask-form.ts';
import { formatValue, parseValue } from '../../../../adapters/slack/asked.ts';
import { renderHome } from '../../../../adapters/slack/home.ts';
import { LIMITS } from '../../../../adapters/slack/limits.ts';
import { renderReply } from '../../../../adapters/slack/render.ts';
import type { SlackHome, SlackModal } from '../../../../adapters/slack/view.ts';
import { MODES, TITLES, VIEW_BUTTONS } from '../../../../adapters/slack/view-words.ts';
import {
  readFound,
  renderAnswer,
  renderFound,
  renderPreview,
  renderSaid,
  renderWorking,
} from '../../../../adapters/slack/views.ts';
import { letterKey } from '../../../../src/letters/letter.ts';
import { listed } from '../../../../src/replies/compose.ts';
import { type ChannelPolicy, DEFAULT_POLICY } from '../../../../src/state/policy.ts';
import { makeMatch, makeMatches, repliesOver } from '../../../support/replies.ts';
import { checkRequired, readValues } from '../../../support/slack/inputs.ts';
import { seeBlocks } from '../../../support/slack/seen.ts';
import { checkSlackView, labels, letterOf, pressedIn, QUESTION, realButtons } from '../../../support/slack/shown.ts';
import { plainOption } from '../../../support/slack/text-schema.ts';
import { modal as modalSchema } from '../../../support/slack/view-schema.ts';

/** What Slack sends back of a modal that somebody filled in so, as its server of ours makes it. @throws where nobody could */
function submit(view: SlackModal, given: Record<string, string | readonly string[]>, offered: readonly unknown[] = []) {
  checkSlackView(view);
  const { blocks, submit: button } = modalSchema.parse(JSON.parse(JSON.stringify(view)));
  expect(button).toBeDefined();
  const values = readValues(blocks, given, new Map([['title', offered.map((each) => plainOption.parse(each))]]));
  checkRequired(blocks, values);
  return values;
}
const see = (view: SlackModal | SlackHome) => seeBlocks(view.blocks);

const letters = [letterOf('ladder'), letterOf('hedge'), letterOf('gate'), letterOf('well')];
const [first = letterOf('none'), ...rest] = letters;
const found = makeMatches([makeMatch(first), ...rest.map((letter) => makeMatch(letter))], { more: 1 });
const asked = { question: QUESTION };

describe('letters found for a message', () => {
  const given = () => {
    const { buttons, meaningOf } = realButtons('1700000000123456');
    return { context: { buttons, shownTo: 'private', asked } as const, meaningOf };
  };

  it('can be chosen by a moderator, one to three, and come back as their signed values', () => {
    const { context, meaningOf } = given();
    const metadata = formatValue('cursor', asked, LIMITS.privateMetadata);
    const view = renderFound(found, context, { metadata, canPoint: true });
    const values = submit(view, { chosen: ['1. About ladder', '3. About gate'] });
    expect(readFound(values).map((value) => meaningOf(value)?.letters)).toEqual([['ask-ada/ladder'], ['ask-ada/gate']]);
    expect(parseValue(view.private_metadata ?? '').asked).toEqual(asked);
    expect(view.submit?.text).toBe('Preview');
    expect(() => submit(view, { chosen: [] })).toThrow('must be filled in');
  });

  it('are a list without anything to choose for everybody else, and where nothing is close', () => {
    const { context } = given();
    const view = renderFound(found, context, { canPoint: false });
    checkSlackView(view);
    expect(view.submit).toBeUndefined();
    expect(see(view).text).toContain('About gate');
    const { buttons, meaningOf } = realButtons();
    const nothing = repliesOver(first).filter(({ kind }) => kind === 'nothing-close' || kind === 'help-first');
    for (const reply of nothing) {
      const empty = renderFound(reply, { buttons, shownTo: 'private', asked }, { canPoint: true });
      checkSlackView(empty);
      expect(empty.submit).toBeUndefined();
      expect(pressedIn(empty.blocks, meaningOf).map(({ action }) => action)).not.toContain('point');
    }
  });

  it('are previewed exactly as they will stand there, but for what can be pressed', () => {
    const { buttons } = realButtons();
    const context = { buttons, shownTo: 'public', sharedBy: 'U0MOD', addressedTo: 'U0BEN' } as const;
    const chosen = makeMatches([makeMatch(first)]);
    const view = renderPreview(chosen, context, { metadata: 'cursor' });
    checkSlackView(view);
    expect(view.submit?.text).toBe('Point them here');
    const { text } = seeBlocks(renderReply(chosen, context).blocks);
    expect(see(view).text).toBe(`This will stand in the thread of that message, and its author is told:\n${text}`);
    expect(view.blocks.some(({ type }) => type === 'actions')).toBe(false);
  });

  it('say in the preview when not all that was chosen has room', () => {
    const { buttons } = realButtons();
    const long = { question: 'A sentence here. '.repeat(150).trim(), answer: 'An answer there. '.repeat(200).trim() };
    const reply = makeMatches([makeMatch(letterOf('one', long)), makeMatch(letterOf('two', long))]);
    const view = renderPreview(reply, { buttons, shownTo: 'public' }, {});
    expect(see(view).text).toContain('Not all that you chose has room in one message.');
    expect(see(view).text).not.toContain('About two');
  });
});

describe('a modal', () => {
  it('shows every reply', () => {
    for (const reply of repliesOver(first)) {
      const { buttons } = realButtons();
      const view = renderAnswer(reply, { buttons, shownTo: 'private', asked }, { metadata: 'kept' });
      checkSlackView(view);
      expect(see(view)).toEqual(seeBlocks(renderReply(reply, { buttons, shownTo: 'private', asked }).blocks));
    }
  });

  it('says a sentence, and that work is under way', () => {
    for (const view of [renderWorking(), renderSaid('*Not* here & <now>.')]) checkSlackView(view);
    expect(see(renderSaid('*Not* here & <now>.')).text).toBe('*Not* here & <now>.');
  });

  it('has titles and buttons that Slack shows whole', () => {
    for (const words of [...Object.values(TITLES), ...Object.values(VIEW_BUTTONS)])
      expect(words.length).toBeLessThanOrEqual(LIMITS.viewTitle);
    for (const words of Object.values(MODES)) expect(words.length).toBeLessThanOrEqual(LIMITS.optionText);
  });
});

describe('the form to ask with', () => {
  const topics = [
    { topic: 'work', letters: 2 },
    { topic: 'x'.repeat(100), letters: 1 },
  ];
  const columns = [{ name: 'Ask Ada', slug: 'ask-ada' }];

  it('gives back what was entered, and nothing of what was left empty', () => {
    const view = renderAskForm({ topics, columns, metadata: 'kept' });
    expect(readAskForm(submit(view, { question: '  May I\nkeep it? ', topic: 'work', column: 'ask-ada' }))).toEqual({
      question: 'May I\nkeep it?',
      topic: 'work',
      column: 'ask-ada',
      letter: undefined,
    });
    expect(Object.values(readAskForm(submit(view, {})))).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('finds titles by typing, whatever their length; the key of the letter comes back', () => {
    const letter = letterOf('hedge', { title: 'A Very Long Title '.repeat(8).trim(), date: '2011-05-14' });
    const options = titleOptions([letter]);
    expect(options[0]?.text.text).toMatch(/^A Very Long Title .* … · 2011$/u);
    const key = letterKey(letter.id);
    expect(readAskForm(submit(renderAskForm({ topics, columns }), { title: key }, options)).letter).toBe(key);
  });

  it('asks for topics by typing where there are more than a select holds', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ topic: `t${index}`, letters: 1 }));
    const view = renderAskForm({ topics: many, columns: [] });
    checkSlackView(view);
    const input = view.blocks.find((block) => block.type === 'input' && block.block_id === ASK_INPUTS.topic);
    expect(input).toMatchObject({ element: { type: 'external_select', action_id: 'topic', min_query_length: 0 } });
    expect(topicOptions(many, ' T10').map(({ value }) => value)).toEqual(['t10', 't100']);
    expect(columnOptions(columns, 'ada')).toMatchObject([{ text: { text: 'Ask Ada' }, value: 'ask-ada' }]);
  });

  it('says above it what was wrong, and has room for a question of the usual length', () => {
    const view = renderAskForm({ topics, columns, errors: ['There is no column “x”.'] });
    expect(see(view).text).toMatch(/^There is no column “x”\.\n/u);
    expect(() => submit(view, { question: 'x'.repeat(1001) })).toThrow('too long');
  });
});

describe('the home tab', () => {
  const about = { kind: 'about', version: '1.2.3', letters: 4, columns: ['Ask Ada'], from: '2003', to: '2024' } as const;
  const topics = Array.from({ length: 130 }, (_, index) => ({ topic: `t${index}`, letters: 1 }));
  const status = { kind: 'status', letters: 4, held: 1, columns: [{ name: 'Ask Ada', letters: 4 }], problems: 2 } as const;

  it('says what this is and offers the ways in; new letters open, every topic can be chosen', () => {
    const { buttons, meaningOf } = realButtons();
    const view = renderHome({ about, recent: letters.map(listed), topics, given: { buttons } });
    checkSlackView(view);
    const pressed = pressedIn(view.blocks, meaningOf);
    expect(labels({ pressed: pressed.slice(0, 2) })).toEqual(['Ask the archive', 'A letter by chance']);
    expect(pressed.filter(({ action }) => action === 'browse')).toHaveLength(130);
    expect(pressed.filter(({ action }) => action === 'letter').map(({ letters: [id] }) => id)).toEqual(
      letters.map(({ id }) => id),
    );
    expect(pressed.at(-1)).toMatchObject({ label: 'Forget me', action: 'forget' });
    const { text } = see(view);
    for (const words of ['It writes no advice of its own', '4 letters', 'Topics', 'New letters', '1. About ladder', 'Privacy'])
      expect(text).toContain(words);
    expect(text).not.toContain('For administrators');
  });

  it('shows administrators how the archive is, and their forms', () => {
    const { buttons, meaningOf } = realButtons();
    const view = renderHome({ about, recent: [], topics: [], given: { buttons }, admin: { status, moderators: 2 } });
    checkSlackView(view);
    expect(see(view).text).toContain('4 letters; 1 more is held back.');
    expect(see(view).text).toContain('2 moderators of letters.');
    expect(
      pressedIn(view.blocks, meaningOf)
        .slice(-3)
        .map(({ action }) => action),
    ).toEqual(['policy', 'moderators', 'reload']);
  });
});

describe('the policy of a channel', () => {
  const topics = [
    { topic: 'work', letters: 2 },
    { topic: 'family', letters: 1 },
  ];
  const policy: ChannelPolicy = {
    ...DEFAULT_POLICY,
    mode: 'public',
    topics: ['work', 'gone'],
    excludedNotes: ['abuse'],
    mostLetters: 2,
    mostLength: 2000,
    forumHelper: true,
  };
  const read = (view: SlackModal, given: Record<string, string | readonly string[]>) =>
    readPolicyForm(submit(view, given), { before: policy, topics });

  it('is asked for a channel first', () => {
    const view = renderChannelForm({ metadata: 'kept' });
    expect(readChannelForm(submit(view, { channel: 'C1' }))).toBe('C1');
    expect(readChannelForm({})).toBeUndefined();
  });

  it('comes back as it was where nothing is changed, what no letter has any more included', () => {
    expect(read(renderPolicyForm(policy, { channel: 'C0GENERAL' }), {})).toEqual({ policy });
    const view = renderPolicyForm(DEFAULT_POLICY, { channel: 'C0GENERAL' });
    expect(readPolicyForm(submit(view, {}), { before: DEFAULT_POLICY, topics })).toEqual({ policy: DEFAULT_POLICY });
  });

  it('comes back as it is to be', () => {
    const given = { mode: 'off', topics: ' Family, work,, ', notes: [], mostLetters: '5', mostLength: '1,500' };
    expect(read(renderPolicyForm(policy, { channel: 'C0GENERAL' }), given)).toEqual({
      policy: { ...policy, mode: 'off', topics: ['family', 'work'], excludedNotes: [], mostLetters: 5, mostLength: 1500 },
    });
  });

  it('says at each input what is wrong there, all at once', () => {
    const given = { topics: 'wrok, family', mostLength: '40' };
    expect(read(renderPolicyForm(policy, { channel: 'C0GENERAL' }), given)).toEqual({
      errors: {
        topics: 'No letter has the topic “wrok”. Did you mean “work”?',
        mostLength: 'A whole number from 500 to 12,000, or nothing.',
      },
    });
    expect(read(renderPolicyForm(policy, { channel: 'C0GENERAL' }), { mostLength: 'many' }).errors).toEqual({
      mostLength: 'A whole number from 500 to 12,000, or nothing.',
    });
  });

  it('stays as it was where what comes is no such form', () => {
    for (const values of [
      undefined,
      null,
      'x',
      {},
      { mode: null },
      { mode: { mode: 3 } },
      { notes: { notes: { selected_options: 'x' } } },
    ])
      expect(readPolicyForm(values, { before: policy, topics })).toEqual({ policy });
  });
});

describe('moderators', () => {
  it('come back as they are to be, each once; nobody is possible', () => {
    expect(readModeratorsForm(submit(renderModeratorsForm(['U1', 'U2']), {}))).toEqual(['U1', 'U2']);
    expect(readModeratorsForm(submit(renderModeratorsForm(['U1']), { moderators: ['U3', 'U3'] }))).toEqual(['U3']);
    expect(readModeratorsForm(submit(renderModeratorsForm([]), {}))).toEqual([]);
  });
});
