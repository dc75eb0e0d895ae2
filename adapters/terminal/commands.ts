// Which words are commands of the chat?

/** Words that are commands when nothing stands behind them. */
export const ALONE = [
  'help',
  'quit',
  'exit',
  'q',
  'topics',
  'random',
  'about',
  'status',
  'more',
  'next',
  'back',
  'list',
  'open',
  'like',
  'why',
] as const;
export type Alone = (typeof ALONE)[number];

/** Words that take the number of a letter. */
export const NUMBERED = ['open', 'like', 'why'] as const;
export type Numbered = (typeof NUMBERED)[number];
