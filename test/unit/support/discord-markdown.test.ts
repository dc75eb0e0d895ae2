// The independent reader of Discord's Markdown sees what Discord would make of a text; else the proofs that use it prove nothing.
import { describe, expect, it } from 'vitest';
import { seeMarkdown } from '../../support/discord/markdown.ts';

describe('the reader of Discord’s Markdown', () => {
  it.each([
    ['**a**', 'a', ['bold']],
    ['*a* and _b_', 'a and b', ['italic', 'italic']],
    ['__a__ ~~b~~ ||c||', 'a b c', ['underline', 'strike', 'spoiler']],
    ['`a` ```js\nb\n```', 'a b', ['code', 'code']],
    ['# a\n## b\n### c\n#### d\n#e', 'a\nb\nc\n#### d\n#e', ['heading', 'heading', 'heading']],
    ['## a ##', 'a ', ['heading']],
    ['-# a', 'a', ['subtext']],
    ['- a\n* b\n1. c', 'a\nb\nc', ['list', 'list', 'list']],
    ['> a\n> b\nc', 'a\nb\nc', ['quote']],
    ['a\n>>> b\n\nc', 'a\nb\n\nc', ['quote']],
    ['> # a', 'a', ['quote', 'heading']],
    [
      '@everyone @here <@1> <@!2> <@&3> <#4> </ask:5>',
      '@everyone @here <@1> <@!2> <@&3> <#4> </ask:5>',
      Array(7).fill('mention'),
    ],
    ['<t:1:R> <:a:1> <a:b:2> :smile:', '<t:1:R> <:a:1> <a:b:2> :smile:', ['time', 'emoji', 'emoji', 'emoji']],
    ['see https://a.example/b_c.', 'see https://a.example/b_c.', ['link']],
    ['<https://a.example>', 'https://a.example', ['link']],
    ['[a](https://b.example)', 'a', ['link']],
    ['[\\*](https://b.example)', '\\*', ['link']],
    ['[https://site.example](https://b.example)', '[https://site.example](https://b.example)', ['link']],
    ['¯\\_(ツ)_/¯', '¯\\_(ツ)_/¯', []],
    ['\\*a\\* \\\\ \\a', '*a* \\ \\a', []],
    ['2 * 3 * 4 and a_b_c', '2 * 3 * 4 and a_b_c', []],
  ])('makes of %j what Discord does', (content, text, kinds) => {
    const seen = seeMarkdown(content);
    expect(seen.text).toBe(text);
    expect(seen.marks.map(({ kind }) => kind)).toEqual(kinds);
  });
});
