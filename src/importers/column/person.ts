// Who speaks? A letter says "I" and "my"; its answer says "you" and "your".
import { foldWord } from '../../text/normalise.ts';
import { tokenise } from '../../text/tokenise.ts';

const FIRST = new Set('i im ive id ill me my mine myself we were weve our ours us'.split(' ').filter((word) => word !== 'were'));
const SECOND = new Set('you your yours youre youve youd youll yourself yourselves'.split(' '));

/** From 1 (only "I") to -1 (only "you"); 0 where neither is said. Longer texts say it more surely. */
export function personOf(text: string): number {
  let first = 0;
  let second = 0;
  for (const { surface } of tokenise(text)) {
    const word = foldWord(surface);
    if (FIRST.has(word)) first++;
    else if (SECOND.has(word)) second++;
  }
  return (first - second) / (first + second + 1);
}
