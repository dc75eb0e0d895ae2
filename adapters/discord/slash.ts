// What does each command do? Look-ups for everybody; those of /archive are in archive-command.ts.
import { assertNever } from '../../src/errors.ts';
import type { Request } from '../../src/replies/request.ts';
import { takeTurn } from '../shared/admit.ts';
import { questionOf } from '../shared/question.ts';
import { readTitle } from '../shared/title.ts';
import { sayForgotten, sayNoTitle } from '../shared/words.ts';
import { archiveCommand } from './archive-command.ts';
import { ask } from './ask.ts';
import { type Bot, PLATFORM } from './bot.ts';
import type { CommandUse } from './command-use.ts';
import type { Interaction } from './event.ts';
import type { DiscordMessage } from './payload.ts';
import { renderSentence } from './render.ts';
import { answerLater, answerNow, type Working } from './respond.ts';
import { ASK_COMMAND } from './words.ts';

/** Answers a command. Never fails. */
export async function handleCommand(bot: Bot, interaction: Interaction, use: CommandUse): Promise<void> {
  if (use.name === 'advice ask') {
    const turn = takeTurn(bot, interaction, 'ask');
    if (turn.kind !== 'go') return answerNow(bot, interaction, () => ({ message: renderSentence(turn.sentence) }));
  }
  return answerLater(bot, interaction, (working) => answerTo(bot, interaction, use, working));
}

async function answerTo(bot: Bot, interaction: Interaction, use: CommandUse, working: Working): Promise<DiscordMessage> {
  const look = (request: Request) => ask(bot, interaction, { request, surface: 'slash' }, working);
  switch (use.name) {
    case 'advice ask': {
      const { topic, column, public: wantsPublic } = use.options;
      const asked = { question: questionOf(use.options.question).text, topic, column };
      return ask(bot, interaction, { request: { kind: 'ask', ...asked }, asked, surface: 'slash', wantsPublic }, working);
    }
    case 'advice letter': {
      const found = readTitle(bot.archive, use.options.title);
      if (found === undefined) return renderSentence(sayNoTitle(ASK_COMMAND));
      return look('topic' in found ? { kind: 'browse', topic: found.topic } : { kind: 'letter', id: found.letter.id, page: 1 });
    }
    case 'advice topics':
      return look(use.options.topic === undefined ? { kind: 'topics' } : { kind: 'browse', topic: use.options.topic });
    case 'advice random':
      return look({ kind: 'random', topic: use.options.topic });
    case 'advice about':
      return look({ kind: 'about' });
    case 'advice forget-me':
      return renderSentence(sayForgotten(await bot.store.votes.forget({ platform: PLATFORM, person: interaction.person })));
    case 'archive status':
    case 'archive reload':
    case 'archive policy':
    case 'archive moderators':
      return archiveCommand(bot, interaction, use);
    default:
      return assertNever(use);
  }
}
