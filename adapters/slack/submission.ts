// What is a modal that was submitted, and what can become of it?
import type { SlackEvent } from './event.ts';
import type { Working } from './respond.ts';
import type { Shown } from './shown.ts';

/** A modal that was submitted. */
export type Submission = Extract<SlackEvent, { readonly kind: 'submit' }>;

/** What becomes of a submission: something is wrong with what was entered, or it is worked on. */
export type Submitted =
  | { readonly errors: Readonly<Record<string, string>> }
  | { readonly work: (working: Working) => Promise<Shown> | Shown };
