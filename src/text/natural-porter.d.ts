// natural ships no types for its subpaths; its root (77 MB, prints to stdout) is never imported.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const porter: { stem(word: string): string };
  export default porter;
}
