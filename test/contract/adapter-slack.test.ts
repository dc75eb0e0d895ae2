// Slack keeps the contract of adapters.
import type { RenderContext } from '../../adapters/shared/render-context.ts';
import { renderReply } from '../../adapters/slack/render.ts';
import { seeBlocks } from '../support/slack/seen.ts';
import { checkMessage, realButtons } from '../support/slack/shown.ts';
import { describeAdapter } from './adapter.ts';

/** Whoever shared, and whoever is addressed. */
const CALLED: readonly string[] = ['U0ANA', 'U0BEN'];

const contexts: readonly (readonly [string, Omit<RenderContext, 'buttons'>])[] = [
  ['in private', { shownTo: 'private', asked: { question: 'What can I say to my sister?' } }],
  ['in public', { shownTo: 'public', sharedBy: 'U0ANA', addressedTo: 'U0BEN' }],
  [
    'to point to letters',
    { shownTo: 'private', asked: { question: 'What can I say?' }, pointing: { chosen: [] }, notice: 'A notice.' },
  ],
];

for (const [where, context] of contexts) {
  describeAdapter({
    name: `slack ${where}`,
    // The reader of what is typed belongs to the flows; what a command says arrives without an order in it.
    read: (typed) => (typed.trim() === '' ? undefined : { kind: 'ask', question: typed }),
    render: (reply) => renderReply(reply, { ...context, buttons: realButtons().buttons }),
    textOf: (message) => seeBlocks(message.blocks).text,
    check(message) {
      checkMessage(message);
      const { called, others, links } = seeBlocks(message.blocks);
      const working = [
        ...called.filter((id) => !CALLED.includes(id)),
        ...others,
        ...links.filter(({ url }) => url !== 'https://line.example/').map(({ url }) => url),
      ];
      if (working.length > 0) throw new Error(`Words became ${JSON.stringify(working)}`);
    },
    // Whatever is seen only stands there: `check` looks for what works.
    harmful: /(?!)/u,
  });
}
