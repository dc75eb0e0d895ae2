// Are words as they were typed, without what only Slack can read?
import { expect, it } from 'vitest';
import { spokenText } from '../../../../adapters/slack/spoken-text.ts';

it.each([
  ['<@U1> may I?', 'may I?'],
  ['may <@U1|ana> and <!subteam^S1|@team> ask <#C1|general> <!channel>?', 'may and ask ?'],
  ['see <https://x.example/a?b=1|this page> or <https://x.example>', 'see this page or https://x.example'],
  ['write <mailto:a@x.example|a@x.example>', 'write a@x.example'],
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['he left :cry::skin-tone-2: at 10:30:45 :+1:', 'he left at 10:30:45'],
  ['ratio 3:4:5 and a::b', 'ratio 3:4:5 and a::b'],
  ['two\nlines  and   spaces ', 'two\nlines and spaces'],
  ['', ''],
])('%j', (typed, words) => {
  expect(spokenText(typed)).toBe(words);
});
