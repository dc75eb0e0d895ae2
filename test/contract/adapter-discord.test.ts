// Discord keeps the contract of adapters.

import { renderReply } from '../../adapters/discord/render.ts';
import type { RenderContext } from '../../adapters/shared/render-context.ts';
import { checkMessage, seeMessage, tellingButtons } from '../support/discord/seen.ts';
import { describeAdapter } from './adapter.ts';

/** Marks that show words and do nothing. */
const FRAMES: readonly string[] = ['bold', 'subtext', 'heading', 'quote'];
/** The name of whoever shared, and the address of a help line. */
const OURS: readonly string[] = ['<@42>', 'https://line.example'];

const contexts: readonly (readonly [string, Omit<RenderContext, 'buttons'>])[] = [
  ['in private', { shownTo: 'private', asked: { question: 'What can I say to my sister?' } }],
  ['in public', { shownTo: 'public', sharedBy: '42' }],
  [
    'to point to letters',
    { shownTo: 'private', asked: { question: 'What can I say?' }, pointing: { chosen: [] }, notice: 'A notice.' },
  ],
];

for (const [where, context] of contexts) {
  describeAdapter({
    name: `discord ${where}`,
    // What is typed arrives as the option of a command: no order can stand in it.
    read: (typed) => (typed.trim() === '' ? undefined : { kind: 'ask', question: typed }),
    render: (reply) => renderReply(reply, { ...context, buttons: tellingButtons() }),
    textOf: (message) => seeMessage(message).text,
    check(message) {
      checkMessage(message);
      const working = seeMessage(message).marks.filter(({ kind, text }) => !FRAMES.includes(kind) && !OURS.includes(text));
      if (working.length > 0) throw new Error(`Words became ${JSON.stringify(working)}`);
    },
    // Whatever is seen only stands there: `check` looks for what works.
    harmful: /(?!)/u,
  });
}
