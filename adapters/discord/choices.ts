// What is offered while somebody types on Discord? 25 choices at most, each within its limits.
import type { Archive } from '../../src/archive.ts';
import { type Choice, type ChoiceLimits, choicesFor, type Typing } from '../shared/choices.ts';

/** interactions/application-commands, "Application Command Option Choice Structure": names and values of 1 to 100 characters. */
const LIMITS: ChoiceLimits = { most: 25, text: 100, keyOf: ({ id }) => id };

/** The choices for what was typed into an option; none for an option that has none. */
export function offeredChoices(archive: Archive, typing: Typing): Choice[] {
  return choicesFor(archive, typing, LIMITS);
}
