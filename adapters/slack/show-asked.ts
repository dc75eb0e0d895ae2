// How does a question come back that a button carries? "Show me privately" below the neutral line, "Show the letters" below help lines.
import type { Request } from '../../src/replies/request.ts';
import { takeTurn } from '../shared/admit.ts';
import { answerRequest } from '../shared/answer.ts';
import { sayQuestionGone } from '../shared/words.ts';
import { answerWith, contextOf } from './ask.ts';
import { policyOf } from './policy.ts';
import type { Press } from './pressed.ts';
import { answer } from './respond.ts';
import { sentence } from './shown.ts';
import { ASK_COMMAND } from './words.ts';

/** Answers it, for its reader alone. Never fails. */
export function showAsked({ bot, interaction, message, asked }: Press): Promise<void> {
  if (asked === undefined) return answer(bot, interaction, () => sentence(sayQuestionGone(ASK_COMMAND)));
  // Below help lines, which are private, the letters are one press away; the neutral line can be pressed again and again.
  const isBelowHelp = message === undefined || message.isPrivate;
  const turn = isBelowHelp ? ({ kind: 'go' } as const) : takeTurn(bot, interaction, 'ask');
  if (turn.kind !== 'go') return answer(bot, interaction, () => sentence(turn.sentence));
  return answer(bot, interaction, async (working) => {
    const policy = await policyOf(bot, interaction.place);
    const request: Request = { kind: 'ask', ...asked };
    const reply = await answerRequest(bot.archive, request, contextOf(bot, policy));
    const shown = reply.kind === 'help-first' && isBelowHelp ? reply.letters : reply;
    return answerWith(bot, interaction, { request, asked, surface: 'button', policy, reply: shown }, working);
  });
}
