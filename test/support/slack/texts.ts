// Texts that mean much to Slack, made up by fast-check.
import fc from 'fast-check';
import { normaliseText } from '../../../src/text/normalise.ts';
import { anyText } from '../arbitraries.ts';

/** Each does something on Slack where its markup is read, alone or beside another. */
const MEANINGFUL = [
  ...'*_~`<>&|#@:\\-+!.',
  '```',
  '\n',
  '\n\n',
  ' ',
  '  ',
  '> ',
  '&gt; ',
  '- ',
  '• ',
  '1. ',
  '<!channel>',
  '<!here>',
  '<!everyone>',
  '<!subteam^S1>',
  '<!subteam^S1|@group>',
  '<@U1>',
  '<@U1|ana>',
  '<#C1>',
  '<#C1|general>',
  '<!date^1392734382^{date}|then>',
  '<https://evil.example|here>',
  '<https://a.example>',
  '<mailto:a@b.example|a>',
  'https://a.example/b_c?d=e&f',
  'www.a.example',
  '@channel',
  '@here',
  '@U1',
  '#general',
  ':smile:',
  ':+1::skin-tone-2:',
  '&lt;',
  '&gt;',
  '&amp;',
  '&amp;lt;',
  '&lt;!channel&gt;',
  '&#60;',
  '/advice ask',
  'a',
  'word',
  '7',
  'é',
  '’',
  '🙂',
  '👍🏽',
  '\u202e',
  '\u2066',
  '"',
  'x'.repeat(300),
];

/** A text in normal form, full of them. */
export const slackText = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.constantFrom(...MEANINGFUL), { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: anyText },
  )
  .map(normaliseText)
  .filter((text) => text !== '');
