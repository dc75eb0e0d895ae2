// Texts that mean much to Discord, made up by fast-check.
import fc from 'fast-check';
import { normaliseText } from '../../../src/text/normalise.ts';
import { anyText } from '../arbitraries.ts';

/** Each does something on Discord when it stands bare, alone or beside another. */
const MEANINGFUL = [
  ...'*_~|`<>[]()#@:\\-+!.&/',
  '**',
  '__',
  '~~',
  '||',
  '```',
  '\n',
  '\n\n',
  ' ',
  '  ',
  '# ',
  '### ',
  '-# ',
  '- ',
  '* ',
  '> ',
  '>>> ',
  '1. ',
  '12.',
  '@everyone',
  '@here',
  '<@1>',
  '<@!1>',
  '<@&1>',
  '<#1>',
  '<t:1:R>',
  '<:a:1>',
  '<a:b:1>',
  '</ask:1>',
  '<id:guide>',
  ':smile:',
  'https://a.example/b_c',
  'http://',
  '<https://a.example>',
  '[x](https://evil.example)',
  'discord.gg/x',
  'www.a.example',
  '¯\\_(ツ)_/¯',
  ':)',
  'a',
  'word',
  '7',
  'é',
  '🙂',
  '\u202e',
  '\u2066',
  'x'.repeat(300),
];

/** A text in normal form, full of them. */
export const markdownText = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.constantFrom(...MEANINGFUL), { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: anyText },
  )
  .map(normaliseText)
  .filter((text) => text !== '');
