// What is pasted comes as one line; what is typed comes as it was typed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPasted } from '../../../../adapters/terminal/pasted.ts';

const paste = (text: string) => `\u001b[200~${text}\u001b[201~`;

describe('joinPasted', () => {
  it('makes one line of a letter that is pasted, and leaves the return key to the reader', () => {
    expect(joinPasted()(paste('Dear Ada,\r\n\r\nmy sister\nborrows money.\n'))).toBe('Dear Ada, my sister borrows money. ');
  });

  it('leaves typed keys as they are, line ends and the keys that begin like a mark included', () => {
    const join = joinPasted();
    for (const keys of ['a\r', '\u001b', '\u001b[A', '\u001b[2~', '\u0003']) expect(join(keys)).toBe(keys);
  });

  it('does the same however the bytes arrive', () => {
    const piece = fc.oneof(fc.constantFrom('\r', '\n', 'sister ', '\u001b[A', 'é'), fc.constant(paste('one\ntwo\r\nthree')));
    fc.assert(
      fc.property(fc.array(piece), fc.infiniteStream(fc.integer({ min: 2, max: 9 })), (pieces, sizes) => {
        const typed = pieces.join('');
        const join = joinPasted();
        let parted = '';
        for (let at = 0; at < typed.length; ) {
          const size = sizes.next().value ?? 2;
          // The escape key alone goes through at once, so a mark must not be parted there.
          const end = typed[at + size - 1] === '\u001b' ? at + size + 1 : at + size;
          parted += join(typed.slice(at, end));
          at = end;
        }
        expect(parted.replace(/ +/gu, ' ')).toBe(joinPasted()(typed).replace(/ +/gu, ' '));
      }),
    );
  });
});
