// Which questions are suggested above the messages with the bot? Ours, or titles, but only such as this archive has letters for.
import type { Archive } from '../../src/archive.ts';

/** A suggested question. */
export type Prompt = {
  /** what Slack shows */
  readonly title: string;
  /** what is sent to us, as that person's message, when somebody picks it */
  readonly message: string;
};

/** Up to four questions that have an answer, as the letters are now. @throws what a search throws */
export type Prompts = () => Promise<readonly Prompt[]>;

/** docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts: "up to four suggested prompts" */
const MOST = 4;
/** Newest letters whose titles are tried where too few of our own questions find something. */
const TITLES = 8;

/** Short, as people ask; of many kinds, so that the letters of most columns hold some. The first that find letters are shown. */
const OWN: readonly Prompt[] = [
  { title: 'A debt in the family', message: 'My sister borrows money and never pays it back. What can I say?' },
  { title: 'Trouble at work', message: 'My colleague takes the credit for what I do. Should I speak up?' },
  { title: 'A friend gone quiet', message: 'My oldest friend has stopped answering me. Do I write once more?' },
  { title: 'New in town', message: 'I am lonely in a new town. How do I make friends?' },
  { title: 'A loud neighbour', message: 'My neighbour is too loud. How do I speak to them?' },
  { title: 'A parent’s things', message: 'Since my father died, my siblings and I fight over his things.' },
];

/** Chooses for an archive, and keeps what it chose until the letters are read again. @param signal ends searches */
export function createPrompts(archive: Archive, signal: AbortSignal): Prompts {
  let known: { readonly reading: unknown; readonly prompts: readonly Prompt[] } | undefined;
  return async () => {
    // The list of topics is made when letters are read: another list, other letters.
    const reading = archive.topics();
    if (known?.reading !== reading) known = { reading, prompts: await findPrompts(archive, signal) };
    return known.prompts;
  };
}

async function findPrompts(archive: Archive, signal: AbortSignal): Promise<readonly Prompt[]> {
  // What words alone find may be nothing close by meaning.
  await archive.ready;
  const found: Prompt[] = [];
  for (const prompt of [...OWN, ...titlesOf(archive)]) {
    if (found.length === MOST) break;
    const { outcome } = await archive.ask(prompt.message, { limit: 1, signal });
    if (outcome === 'matches') found.push(prompt);
  }
  return found;
}

/** Nobody is led to a letter with a content note unasked. */
function titlesOf(archive: Archive): readonly Prompt[] {
  const letters = archive.browse({}).filter(({ title, contentNotes }) => title !== '' && contentNotes.length === 0);
  return letters.slice(0, TITLES).map(({ title }) => ({ title, message: title }));
}
