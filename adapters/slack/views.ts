// How do replies look in modals: found for a message, to be posted in its thread, or as an answer?
import type { InputBlock, KnownBlock } from '@slack/types';
import type { MatchesReply, Reply } from '../../src/replies/reply.ts';
import { sayOrigin } from '../../src/replies/words.ts';
import { line } from '../shared/card-line.ts';
import { LABELS } from '../shared/labels.ts';
import { numberedTitle } from '../shared/list-lines.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { SHOWN } from '../shared/shown.ts';
import { option } from './blocks.ts';
import { input, readEntered } from './form.ts';
import { layOut } from './layout.ts';
import { richTexts } from './rich-text.ts';
import { modal, type SlackModal } from './view.ts';
import { INPUTS, PREVIEW_HEAD, PREVIEW_PART, VIEW_BUTTONS, WORKING } from './view-words.ts';

const CHOSEN = 'chosen';

/** What comes back with a modal. */
type Kept = { readonly metadata?: string | undefined };

/** While an answer is made. */
export function renderWorking(): SlackModal {
  return renderSaid(WORKING);
}

/** A sentence of ours. */
export function renderSaid(sentence: string): SlackModal {
  return modal({ name: 'answer', blocks: richTexts([line('plain', sentence)]) });
}

/** An answer to one person. */
export function renderAnswer(reply: Reply, given: RenderContext, { metadata }: Kept = {}): SlackModal {
  return modal({ name: 'answer', blocks: layOut(reply, given).blocks, metadata });
}

/** What was found for somebody's message. @param canPoint letters can be chosen, to be shown to its author */
export function renderFound(
  whole: Reply,
  given: RenderContext,
  { metadata, canPoint }: Kept & { readonly canPoint: boolean },
): SlackModal {
  const { reply, blocks } = layOut(whole, { ...given, ...(canPoint && { pointing: { chosen: [] } }) });
  const choice = canPoint && reply.kind === 'matches' ? choiceOf(reply, given) : [];
  const submit = choice.length === 0 ? undefined : VIEW_BUTTONS.preview;
  return modal({ name: 'found', blocks: [...blocks, ...choice], submit, metadata });
}

/** At most three are shown, so at most three can be chosen. */
function choiceOf({ matches }: MatchesReply, { buttons }: RenderContext): InputBlock[] {
  const options = matches.flatMap(({ match: { letter }, place }) =>
    option(
      numberedTitle(letter.title, place),
      buttons({ action: 'point', letters: [letter.id], numbers: [] }),
      sayOrigin(letter),
    ),
  );
  if (options.length === 0) return [];
  const checkboxes = { type: 'checkboxes', options } as const;
  return [input({ name: CHOSEN, label: INPUTS.chosen, isRequired: true }, checkboxes)];
}

/** The signed values of the letters that were chosen in a modal of {@link renderFound}, at most three. Never throws. */
export function readFound(values: unknown): readonly string[] {
  return readEntered(values).choices(CHOSEN).slice(0, SHOWN.pointed);
}

/**
 * What would be posted, exactly: the same blocks as `renderReply` makes of the same, but for what can be pressed there.
 * @param given as it will be posted: public, with whom it addresses and who shares it
 */
export function renderPreview(whole: MatchesReply, given: RenderContext, { metadata }: Kept): SlackModal {
  const { reply, blocks } = layOut(whole, given);
  const isPart = reply.kind === 'matches' && reply.matches.length < whole.matches.length;
  const head = [line('faint', PREVIEW_HEAD), ...(isPart ? [line('strong', PREVIEW_PART)] : [])];
  const readable = blocks.filter((block: KnownBlock) => block.type !== 'actions');
  return modal({ name: 'preview', blocks: [...richTexts(head), ...readable], submit: LABELS.point, metadata });
}
