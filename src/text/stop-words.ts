// Which words say nothing about what a letter is about?

/**
 * English function words, and words with which people in a chat or a letter ask for advice. Chosen by measurement on
 * judged questions: no list .583, MiniSearch's habit .588, lunr's .630, function words .629, with chat words .636 mean
 * average precision (docs/quality.md tells how to repeat such a run). Negated and shortened verbs, added later: .5740 to .5744
 * on the counsel set, the four others the same within .0003. Folded forms, apostrophes dropped.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but if then of to in on for with at by from is are was were be been being am i me my we our us you
  your he she it its they him his her them their this that these those as do does did have has had not no so can could
  should would will just about what how why when who which there than too very
  im ive id dont doesnt didnt cant wont isnt arent wasnt hes shes theyre youre whats thats theres please pls plz help
  advice thanks thank hi hello dear anyone anybody someone somebody know tell let get got go going want wants need needs
  like really also much many any some more
  wouldnt shouldnt couldnt hasnt havent hadnt werent mustnt neednt youve weve theyve youll theyll`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
