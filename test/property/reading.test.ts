// What is read of a whole text is what would be read of each of its sentences by itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/passages/reading.ts';
import { analyse, stems } from '../../src/text/analyse.ts';
import { sliceSpan } from '../../src/text/span.ts';
import { prose, storedText } from '../support/arbitraries.ts';

describe('a text that is read', () => {
  it('has in each sentence the stems that the sentence has by itself, and no others', () => {
    fc.assert(
      fc.property(fc.oneof(prose, storedText), (text) => {
        const reading = readText(text);
        expect(reading.stems).toEqual(reading.sentences.map((span) => stems(sliceSpan(text, span))));
        expect(reading.terms).toEqual(analyse(text));
        expect(reading.stems.flat()).toEqual(reading.terms.map(({ stem }) => stem));
      }),
    );
  });

  it('is the same when it is asked for again, also after many others', () => {
    const first = readText('The ferret sleeps. It is Monday.');
    for (let at = 0; at < 300; at++) readText(`The ferret has had ${at} baths. He sings.`);
    expect(readText('The ferret sleeps. It is Monday.')).toEqual(first);
  });
});
