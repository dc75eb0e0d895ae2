// How does the home tab look: what this is, how to ask, topics, new letters, privacy, and for administrators the archive?
import type { HeaderBlock, KnownBlock } from '@slack/types';
import type { AboutReply, Listed, StatusReply, TitlesReply } from '../../src/replies/reply.ts';
import { count } from '../../src/replies/words.ts';
import { type Press, press } from '../shared/card-buttons.ts';
import { line } from '../shared/card-line.ts';
import { titleLines } from '../shared/list-lines.ts';
import { aboutLines, statusLines } from '../shared/own-lines.ts';
import type { RenderContext } from '../shared/render-context.ts';
import { buttonRows, numbered, plainText } from './blocks.ts';
import { measure, titlesSelect, topicSelects } from './lists.ts';
import { richTexts } from './rich-text.ts';
import type { SlackHome } from './view.ts';
import { HOME } from './view-words.ts';

/** What the home tab shows. */
export type HomeParts = {
  readonly about: AboutReply;
  /** the newest letters, newest first */
  readonly recent: readonly Listed[];
  readonly topics: TitlesReply['topics'];
  readonly given: Pick<RenderContext, 'buttons'>;
  /** for those who look after the archive; left out: nothing of it is shown */
  readonly admin?: { readonly status: StatusReply; readonly moderators: number } | undefined;
  /** for those who only say what channels allow; left out: not offered */
  readonly isModerator?: boolean | undefined;
};

/** More make the tab a list to scroll. */
const RECENT = 5;
/** Of one select of topics; more than four selects are a screen of a phone. */
const TOPICS = 400;

/** The home tab of one person. */
export function renderHome({ about, recent, topics, given, admin, isModerator = false }: HomeParts): SlackHome {
  const listed = recent.slice(0, RECENT);
  return {
    type: 'home',
    blocks: numbered([
      heading(HOME.name),
      ...richTexts(aboutLines(about)),
      ...rowOf(given, 'ask', 'random'),
      ...(topics.length === 0 ? [] : [heading(HOME.topics), ...topicSelects(topics.slice(0, TOPICS), given)]),
      ...(listed.length === 0
        ? []
        : [heading(HOME.recent), ...richTexts(titleLines(listed, 0)), ...titlesSelect(listed, 0, given)]),
      heading(HOME.privacy),
      ...richTexts([line('plain', HOME.privacyText)]),
      ...rowOf(given, 'forget'),
      ...(admin === undefined ? [] : adminBlocks(admin, given)),
      ...(isModerator ? [heading(HOME.moderator), ...rowOf(given, 'policy')] : []),
    ]),
  };
}

function adminBlocks({ status, moderators }: NonNullable<HomeParts['admin']>, given: HomeParts['given']): KnownBlock[] {
  return [
    heading(HOME.admin),
    ...richTexts([...statusLines(status, measure), line('plain', `${count(moderators, 'moderator')} of letters.`)]),
    ...rowOf(given, 'policy', 'moderators', 'reload'),
  ];
}

/** Words of ours in large type. */
function heading(words: string): HeaderBlock {
  return { type: 'header', text: plainText(words) };
}

type HomeAction = 'ask' | 'random' | 'forget' | 'policy' | 'moderators' | 'reload';

function rowOf(given: HomeParts['given'], ...actions: readonly HomeAction[]) {
  const offered = actions.flatMap((action): Press[] =>
    press(HOME[action], { action, letters: [], numbers: [] }, given, action === 'ask'),
  );
  return buttonRows(offered, undefined);
}
