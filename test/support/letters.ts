// Letters for tests: one that is right, and what a test changes of it.
import { type Letter, type LetterId, letterIdSchema, letterSchema } from '../../src/letters/letter.ts';

/** An id from a text; throws where it is none. */
export function idOf(text: string): LetterId {
  return letterIdSchema.parse(text);
}

/** A letter that is right, with the given parts. */
export function makeLetter(parts: Partial<Omit<Letter, 'id'>> & { readonly id?: string } = {}): Letter {
  const { id = 'ask-ada/2020-05-01-a-borrowed-ladder', ...rest } = parts;
  return letterSchema.parse({
    column: 'Ask Ada',
    title: 'A Borrowed Ladder',
    topics: ['neighbours'],
    contentNotes: [],
    question: 'My neighbour borrowed our ladder in March. Should I ask for it back?',
    answer: 'Ask for it on Saturday. Say that you need it for the gutters, and offer to carry it home yourself.',
    status: 'published',
    ...rest,
    id,
  });
}
