// How does one ask in a form: a question with filters, or a letter by its title?
import { type Letter, letterKey } from '../../src/letters/letter.ts';
import type { TitlesReply } from '../../src/replies/reply.ts';
import { clipLine } from '../../src/replies/shorten.ts';
import { line } from '../shared/card-line.ts';
import { MOST_QUESTION } from '../shared/question.ts';
import { type Choice, option } from './blocks.ts';
import { choiceInput, readEntered, textInput, typedInput } from './form.ts';
import { LIMITS } from './limits.ts';
import { richTexts } from './rich-text.ts';
import { modal, type SlackModal } from './view.ts';
import { INPUTS, VIEW_BUTTONS } from './view-words.ts';

/** The names of the form's inputs: what a `block_suggestion` asks for, and what an error is about. */
export const ASK_INPUTS = Object.freeze({ question: 'question', topic: 'topic', column: 'column', title: 'title' });

type Topics = TitlesReply['topics'];
type Columns = readonly { readonly name: string; readonly slug: string }[];

/** What the form offers. */
export type AskFormParts = {
  readonly topics: Topics;
  readonly columns: Columns;
  readonly metadata?: string | undefined;
  /** what was wrong with what was entered, where the form is shown anew; left out: nothing */
  readonly errors?: readonly string[] | undefined;
};

/** The form. */
export function renderAskForm({ topics, columns, metadata, errors = [] }: AskFormParts): SlackModal {
  return modal({
    name: 'ask',
    submit: VIEW_BUTTONS.ask,
    metadata,
    blocks: [
      ...richTexts(errors.map((error) => line('strong', error))),
      textInput(
        { name: ASK_INPUTS.question, label: INPUTS.question, hint: INPUTS.questionHint },
        { multiline: true, max_length: MOST_QUESTION },
      ),
      ...choiceInput({ name: ASK_INPUTS.topic, label: INPUTS.topic }, topicOptions(topics), INPUTS.typing),
      ...choiceInput({ name: ASK_INPUTS.column, label: INPUTS.column }, columnOptions(columns), INPUTS.typing),
      typedInput({ name: ASK_INPUTS.title, label: INPUTS.title }, INPUTS.typing),
    ],
  });
}

/** What was entered. */
export type AskForm = {
  readonly question?: string | undefined;
  readonly topic?: string | undefined;
  /** a column's slug */
  readonly column?: string | undefined;
  /** the short key of a letter; see `letterKey` */
  readonly letter?: string | undefined;
};

/** Reads what was entered; never throws. Whatever was chosen has to be looked up: it is not signed. */
export function readAskForm(values: unknown): AskForm {
  const entered = readEntered(values);
  return {
    question: entered.text(ASK_INPUTS.question),
    topic: entered.choice(ASK_INPUTS.topic),
    column: entered.choice(ASK_INPUTS.column),
    letter: entered.choice(ASK_INPUTS.title),
  };
}

/** Topics that hold what is typed. One whose name is longer than an option's value can be typed after /advice topics. */
export function topicOptions(topics: Topics, typed = ''): Choice[] {
  const fitting = topics.filter(({ topic }) => topic.length <= LIMITS.optionValue && contains(topic, typed));
  return fitting.flatMap(({ topic }) => option(topic, topic));
}

/** Columns whose names hold what is typed. */
export function columnOptions(columns: Columns, typed = ''): Choice[] {
  return columns.filter(({ name }) => contains(name, typed)).flatMap(({ name, slug }) => option(name, slug));
}

function contains(name: string, typed: string): boolean {
  return name.toLowerCase().includes(typed.trim().toLowerCase());
}

/** Letters as options for their titles: an id is longer than an option's value may be, so the short key stands there. */
export function titleOptions(letters: readonly Pick<Letter, 'id' | 'title' | 'date'>[]): Choice[] {
  return letters.slice(0, LIMITS.selectOptions).flatMap(({ id, title, date }) => {
    const year = date === undefined ? '' : ` · ${date.slice(0, 4)}`;
    return option(clipLine(title, LIMITS.optionText - year.length) + year, letterKey(id));
  });
}
