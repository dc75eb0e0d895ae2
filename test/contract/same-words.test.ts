// Do Discord, Slack and the terminal show the same letters and the same quoted words for one reply?
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply as renderForDiscord } from '../../adapters/discord/render.ts';
import type { Meaning } from '../../adapters/shared/render-context.ts';
import { renderReply as renderForSlack } from '../../adapters/slack/render.ts';
import { renderReply as renderForTerminal } from '../../adapters/terminal/render.ts';
import type { Letter } from '../../src/letters/letter.ts';
import { composeWhy } from '../../src/replies/compose.ts';
import { PLAIN_LOOK } from '../../src/replies/look.ts';
import type { Reply } from '../../src/replies/reply.ts';
import { INVENTED, sayStanding } from '../../src/replies/words.ts';
import { prose } from '../support/arbitraries.ts';
import { flattenComponents } from '../support/discord/components-in.ts';
import { seeMessage, tellingButtons } from '../support/discord/seen.ts';
import { makeLetter } from '../support/letters.ts';
import { EVERYTHING, makeMatch, makeMatches, repliesOver } from '../support/replies.ts';
import { seeBlocks } from '../support/slack/seen.ts';
import { pressedIn, realButtons } from '../support/slack/shown.ts';

const ASKED = { question: 'He has had our ladder since March. What now?' };

function onDiscord(reply: Reply) {
  const meanings = new Map<string, Meaning>();
  const name = tellingButtons();
  const buttons = (meaning: Meaning) => {
    meanings.set(name(meaning), meaning);
    return name(meaning);
  };
  const message = renderForDiscord(reply, { buttons, shownTo: 'private', asked: ASKED });
  const { text, marks } = seeMessage(message);
  const pressed = flattenComponents([...message.components]).flatMap((component) =>
    'custom_id' in component && 'label' in component ? [`${component.label}: ${meanings.get(component.custom_id)?.letters}`] : [],
  );
  return { text, quotes: marks.filter(({ kind }) => kind === 'quote').map((mark) => mark.text), pressed };
}

function onSlack(reply: Reply) {
  const { buttons, meaningOf } = realButtons();
  const { blocks } = renderForSlack(reply, { buttons, shownTo: 'private', asked: ASKED });
  const { text, quotes } = seeBlocks(blocks);
  const isButton = blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .filter(({ type }) => type === 'button');
  const ids = isButton.map(({ action_id: id }) => id);
  const pressed = pressedIn(blocks, meaningOf).filter(({ actionId }) => ids.includes(actionId));
  return { text, quotes, pressed: pressed.map(({ label, letters }) => `${label}: ${letters}`) };
}

const inTerminal = (reply: Reply) => stripVTControlCharacters(renderForTerminal(reply, { width: 80, look: PLAIN_LOOK }));

/** Words alone: bars, line ends and the four blanks of a tab are each platform's own. */
const bare = (text: string) => text.replace(/[│\s]/gu, '');

describe('one reply', () => {
  it('says the same on Discord and on Slack, line by line, and offers the same', () => {
    for (const reply of repliesOver(makeLetter())) {
      const [discord, slack] = [onDiscord(reply), onSlack(reply)];
      const ours = (text: string) => text.replace(/https:\/\/line\.example|Where it appeared/gu, '@');
      expect(ours(slack.text)).toBe(ours(discord.text));
      expect(slack.quotes).toEqual(discord.quotes);
      // On Discord two things to press of the same meaning are one.
      expect([...new Set(slack.pressed)]).toEqual(discord.pressed);
    }
  });

  it('says everywhere that the bundled letters are invented, and how sure a match is', () => {
    const about = (bundled: boolean): Reply => ({ kind: 'about', version: '1', letters: 6, columns: [], bundled });
    const why = composeWhy(makeMatch(makeLetter(), { certainty: 'perhaps' }), { capabilities: EVERYTHING, place: 1 });
    for (const show of [(reply: Reply) => onDiscord(reply).text, (reply: Reply) => onSlack(reply).text, inTerminal]) {
      expect(bare(show(about(true)))).toContain(bare(INVENTED));
      expect(bare(show(about(false)))).not.toContain(bare(INVENTED));
      expect(bare(show(why))).toContain(bare(sayStanding({ certainty: 'perhaps' })));
    }
  });

  it('says everywhere that none seems close where all are distant, and to others nothing of how near they are', () => {
    const distant = makeMatches([makeMatch(makeLetter(), { band: 'related', certainty: 'distant' })]);
    for (const show of [(reply: Reply) => onDiscord(reply).text, (reply: Reply) => onSlack(reply).text, inTerminal]) {
      expect(show(distant)).toMatch(/^\s*None seems close\. /u);
      expect(show(distant)).not.toContain('Related.');
    }
    const shown = { buttons: tellingButtons(), shownTo: 'public' } as const;
    expect(seeMessage(renderForDiscord(distant, shown)).text).not.toMatch(/close|distant/iu);
    const slack = renderForSlack(distant, { ...shown, buttons: realButtons().buttons });
    expect(`${seeBlocks(slack.blocks).text} ${slack.text}`).not.toMatch(/close|distant/iu);
  });

  it('shows the same letters with the same quoted words everywhere', () => {
    const letter = fc.record({ question: prose, answer: prose, title: fc.constantFrom('The Ladder', 'Whose Hedge?', '3 > 2') });
    fc.assert(
      fc.property(letter, letter, (one, other) => {
        fc.pre([one, other].every(({ question, answer }) => question.length + answer.length < 700));
        const letters: readonly Letter[] = [makeLetter(one), makeLetter({ ...other, id: 'ask-ada/other' })];
        const [first = makeLetter(), second = makeLetter()] = letters;
        const reply = makeMatches([makeMatch(first), makeMatch(second)], { more: 2 });
        const [discord, slack, terminal] = [onDiscord(reply), onSlack(reply), inTerminal(reply)];
        const wanted = letters.flatMap(({ question, answer }) => [question, answer]);
        expect(slack.quotes).toEqual([...wanted, ASKED.question]);
        expect(discord.quotes.map(bare)).toEqual([...wanted, ASKED.question].map(bare));
        for (const words of [...wanted, ...letters.map(({ title }) => title)]) {
          expect(bare(terminal)).toContain(bare(words));
          expect(bare(slack.text)).toContain(bare(words));
        }
      }),
      { numRuns: 40 },
    );
  });
});
