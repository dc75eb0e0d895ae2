// What is offered while somebody types into one of our selects? Titles, topics and columns that hold what was typed.
import type { PlainTextOption } from '@slack/types';
import type { Archive } from '../../src/archive.ts';
import { ASK_INPUTS, columnOptions, titleOptions, topicOptions } from './ask-form.ts';
import { LIMITS } from './limits.ts';

/** The options for what was typed; none for a select that is none of ours. */
export function optionsFor(
  archive: Archive,
  { actionId, typed }: { readonly actionId: string; readonly typed: string },
): readonly PlainTextOption[] {
  switch (actionId) {
    case ASK_INPUTS.title:
      return titleOptions(archive.suggest(typed, LIMITS.selectOptions));
    case ASK_INPUTS.topic:
      return topicOptions(archive.topics(), typed).slice(0, LIMITS.selectOptions);
    case ASK_INPUTS.column:
      return columnOptions(archive.status().columns, typed).slice(0, LIMITS.selectOptions);
    default:
      return [];
  }
}
