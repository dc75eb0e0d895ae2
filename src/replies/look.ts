// How do the parts of a reply look on a terminal? Roles, not colours, are what the rest of the code speaks of.
import picocolors from 'picocolors';

/** What a piece of a line is; a look says how that is shown. */
export type Role = 'title' | 'strong' | 'faint' | 'close' | 'related';

/** One function a role. Each gets part of one line and may add codes of no width, nothing else. */
export type Look = Readonly<Record<Role, (text: string) => string>>;

const same = (text: string) => text;

/** No colour at all: pipes, files, NO_COLOR. Everything that colour says is said in words too. */
export const PLAIN_LOOK: Look = { title: same, strong: same, faint: same, close: same, related: same };

const colours = picocolors.createColors(true);

/** The sixteen colours that every terminal has, in the reader's own shades. */
export const COLOURED_LOOK: Look = {
  title: (text) => colours.bold(colours.cyan(text)),
  strong: colours.bold,
  faint: colours.dim,
  close: (text) => colours.bold(colours.green(text)),
  related: (text) => colours.bold(colours.yellow(text)),
};

/** Where text goes, as far as its look depends on it. */
export type Outlet = { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined };

type Environment = Readonly<Record<string, string | undefined>>;

/** Colour on a terminal, unless NO_COLOR (https://no-color.org) or TERM=dumb refuses it. */
export function lookFor({ isTTY }: Outlet, env: Environment): Look {
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return isTTY === true && !refused ? COLOURED_LOOK : PLAIN_LOOK;
}

/** Below this even short words break. */
const MIN_WIDTH = 20;
/** Longer lines are hard to read, however wide the screen is. */
const MAX_WIDTH = 96;
const USUAL_WIDTH = 80;

/** Columns to write in: the terminal's, else COLUMNS, else 80; never below 20 nor above 96. */
export function widthFor({ columns }: Outlet, env: Environment): number {
  // A terminal that does not know its size says 0.
  const wished = columns || Math.trunc(Number(env.COLUMNS)) || USUAL_WIDTH;
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, wished));
}
