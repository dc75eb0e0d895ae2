// The terminal keeps the contract of adapters.
import stringWidth from 'string-width';
import { expect } from 'vitest';
import { NEW_CONVERSATION } from '../../adapters/terminal/conversation.ts';
import { readLine } from '../../adapters/terminal/read.ts';
import { renderReply } from '../../adapters/terminal/render.ts';
import { PLAIN_LOOK } from '../../src/replies/look.ts';
import { describeAdapter } from './adapter.ts';

for (const width of [20, 80]) {
  describeAdapter({
    name: `terminal at ${width} columns`,
    read(typed) {
      const read = readLine(typed, NEW_CONVERSATION);
      return read.kind === 'request' ? read.request : undefined;
    },
    render: (reply) => renderReply(reply, { width, rows: 24, look: PLAIN_LOOK }),
    textOf: (text) => text,
    check(text) {
      expect(text.endsWith('\n')).toBe(true);
      for (const line of text.split('\n')) if (!/https?:/u.test(line)) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    },
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys control characters
    harmful: /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u,
  });
}
