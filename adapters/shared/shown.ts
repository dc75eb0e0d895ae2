// How long may each part of a card be, whatever the platform? So that the rest has room, and a phone shows it well.

/** Longest of a kind that is shown, in UTF-16 units of the words: longer ones end in "…". */
export const SHOWN = Object.freeze({
  title: 150,
  origin: 120,
  name: 60,
  sentence: 300,
  /** sentences of ours that name many things */
  paragraph: 1500,
  relative: 100,
  relatives: 3,
  why: 300,
  topics: 1500,
  columns: 1500,
  letters: 3,
  /** whole letters to point somebody to */
  pointed: 3,
});
