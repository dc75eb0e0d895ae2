// Does a sentence stand words in for something that was named before it: "whether that was", "a real one", "all seven"? For English.

/** What is pointed to further on in a sentence was mostly named on the way. */
const LOOKED_AT = 8;

/** Behind these "that" is no conjunction, and "it" is not the "it" of "it rains". */
const BEFORE_THING =
  'about|after|at|before|behind|beside|by|for|from|into|like|of|on|over|than|through|to|under|until|with|without';
/** "about that", "whether that was praise": with no name behind it; "for this" mostly means all that was written. */
const BARE = new RegExp(
  String.raw`(?<![\p{L}’'-])(?:if|whether|${BEFORE_THING}) (?:that|those)(?:[,.;!?]| (?:is|was|were|are|will|would|has|had|does|did|and|or|but|for|since|as|in|at|by|to|with|from|honestly|straight|out)(?!\p{L}))`,
  'iu',
);
/** "walked home without it". */
const IT = new RegExp(String.raw`(?<![\p{L}’'-])(?:${BEFORE_THING}) (?:it|them)(?![\p{L}’'-])`, 'iu');
/** Behind one of these stands a noun, which "it" may mean. */
const LEADS_TO_NOUN = /(?<!\p{L})(?:an?|the|my|your|our|his|her|its|their|some|any|every|no)(?!\p{L})/iu;
/** "on that visit", "I see that car": with its name, which was said before. */
const NAMED = / (?:that|those|these) ([a-z]+)/gi;
/** "There's a real one.", "have another one,": a what? Not "the one who", "no one", "one day"; behind a colon it was told. */
const ONE = /(?<!\p{L})(?:an?|the|another|any|some) (?:\p{L}+ )?ones?[,.;!?]/iu;
/** "Say both halves to him": which halves? Not "you both", "both of you", "both your sons". */
const BOTH =
  /^(?:(?:so|then|and|or|but) )?(?!(?:i|you|we|they) )\p{L}+ both (?!(?:of|you|your|my|his|her|our|their|the)(?!\p{L}))\p{L}/iu;
const NUMBER = String.raw`(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{L}+)?|\d+)`;
/** "All forty-one.", "not going back to all seven": a number without what it counts. */
const COUNTED = new RegExp(String.raw`(?<!\p{L})(?:all|any|none|the other|these|those) (?:of the )?${NUMBER}[,.;:!?]`, 'iu');

/** Does a sentence stand words in for something that a reader has to know from the sentence before it? */
export function standsIn(sentence: string): boolean {
  const first = firstWords(sentence);
  return (
    BARE.test(first) || speaksOfIt(first) || ONE.test(first.replace(/:.*/su, '')) || BOTH.test(sentence) || COUNTED.test(sentence)
  );
}

/** "it" or "them", where no noun stands before it that it could mean. */
function speaksOfIt(words: string): boolean {
  const at = words.search(IT);
  return at >= 0 && !LEADS_TO_NOUN.test(words.slice(0, at));
}

/** What a sentence names again, by a "that" before it: "visit" of "Sometime on that visit"; in the order of the words. */
export function namedAgain(sentence: string): string[] {
  return [...firstWords(sentence).matchAll(NAMED)].flatMap(([, name]) => name ?? []);
}

function firstWords(sentence: string): string {
  let end = -1;
  for (let word = 0; word < LOOKED_AT; word++) {
    end = sentence.indexOf(' ', end + 1);
    if (end < 0) return sentence;
  }
  return sentence.slice(0, end);
}

/** An order to say something that does not tell to whom; "Say: “Auntie, …”" tells it in the words to say. */
const SPEAKS_TO_NOBODY =
  /^(?:(?:so|then|and|but|now|just)[, ]+)*(?:say|ask|answer|write|try)(?: this| something like(?: this)?| so)[:,]/iu;

/** Is a sentence an order to say something, to somebody who stands before it? */
export function speaksToNobody(sentence: string): boolean {
  return SPEAKS_TO_NOBODY.test(sentence);
}
