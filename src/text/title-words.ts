// Which words has a title, however somebody types it?

/** Case and the form of apostrophes aside: phones type ’ where others type '. */
export function foldTitle(title: string): string {
  return title.toLowerCase().replaceAll('’', "'");
}

/** The words of a title, or of what was typed of one, folded and without what sets them apart. */
export function titleWords(title: string): string[] {
  return foldTitle(title)
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '');
}
