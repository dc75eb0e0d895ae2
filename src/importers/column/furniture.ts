// Which lines of a pasted page are neither letter nor answer: buttons, captions, notices, addresses for questions?

const BUTTONS =
  /^(?:share(?: this)?(?: (?:article|post|story|column))?:?|tweet|print|e-?mail(?: this)?|save|like|likes?:? ?\d*|reply|report|\d+ (?:comments?|likes?|shares?|replies)|(?:leave a |add a |view |see (?:all )?)?comments?(?: ?\(\d+\))?|advertisements?|sponsored(?: content)?|article continues (?:below|after).*|story continues (?:below|after).*|read more(?: (?:here|»|>)?)?|continue reading|more from .{2,40}|related(?: (?:articles|stories|columns|posts))?:?|image|avatar|gift (?:this )?article|listen(?: to this article)?|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[ -]min(?:ute)?s?(?: read)?|subscribe(?: (?:now|today|here))?|sign (?:in|up)|log ?in|follow|skip to (?:main )?content|menu|home|search|back to top|facebook|twitter|instagram|pinterest|whatsapp|linkedin|reddit|copy link|link copied|close|next|previous|×)$/iu;
const NOTICES =
  /^(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|(?:photo(?:graph)?|image|illustration)(?:s)?(?: credit)?(?: by|:)|credit:|getty images|this (?:article|column|letter|story) (?:was )?(?:first |originally )?(?:appeared|published|ran|is part of)|(?:last )?updated\b|modified\b|distributed by\b|home ?[>»›]|filed in\b|related(?: articles?| stories| columns?)?:)/iu;
const SECTIONS =
  /^(?:advice|lifestyle|life|life ?(?:&|and) ?style|opinion|relationships?|love ?(?:&|and) ?(?:sex|relationships)|love|family|living|culture|columns?|features|well|style|parenting)$/iu;
const INVITATIONS = [
  /^\(?(?:do you have|have you got|got|have|need|want) (?:a |an |any |some |your own )?(?:[\p{L}]+ ){0,3}?(?:questions?|problems?|dilemmas?|advice|letter)\b/iu,
  /^\(?(?:please )?(?:send|submit|e-?mail|write|mail|address|post) (?:to |in |us |me |your |a |in to |all |[\p{Lu}][\p{L}]+ ){0,3}.*(?:@|\bat\b.*\.\w{2,4}\b|question|letter|P\.?O\.? Box)/iu,
  /^\(?if you (?:would like|['’]d like|have|want|need|are) .*(?:@|\bwrite to\b|\bsend\b|\be-?mail\b)/iu,
  /^\(?you can (?:e-?mail|write(?: to)?|contact|reach|follow|find|send)\b/iu,
  /^\(?(?:questions|letters) (?:may|can|have|are|should|for)\b.*(?:edited|sent|submitted|@|shortened|length|clarity)/iu,
  /^\(?(?:follow|find|like) .{2,40} on (?:twitter|facebook|instagram|x|tiktok|bluesky|mastodon)\b/iu,
  /^\(?(?:write to|contact|e-?mail|reach) .{2,60}(?:@|P\.?O\.? Box|www\.|https?:)/iu,
  /^\(?.{0,60}\b[\w.+-]+@[\w-]+\.[\w.]+\)?\.?$/u,
];
const TAGS =
  /^(?:tags?|tagged(?: with| as)?|topics?|categories|category|filed under|posted in|labels?|keywords?)\s*:?\s+(?<list>.+)$/iu;

/** Longer lines are prose, whatever they begin with. Keeps the patterns above from long work, too. */
const LONGEST = 500;

/** Page furniture that can stand anywhere around a letter; only lines before and behind letters are asked about. */
export function isFurniture(text: string): boolean {
  if (text.length > LONGEST) return false;
  const bare = text.trim().replace(/^[*_#>\s]+|[*_\s]+$/gu, '');
  return bare === '' || BUTTONS.test(bare) || NOTICES.test(bare);
}

/** The name of a section of a newspaper, as it stands above a title. */
export function isSection(text: string): boolean {
  return SECTIONS.test(text.trim());
}

/** Lines below a column that invite questions or tell where to send them. */
export function isInvitation(text: string): boolean {
  if (text.length > LONGEST) return false;
  const bare = text.trim().replace(/^[*_\s]+|[*_\s]+$/gu, '');
  return INVITATIONS.some((pattern) => pattern.test(bare));
}

/** "Tags: marriage, in-laws" -> its labels in lower case; `undefined` where the line is none. */
export function readTags(text: string): string[] | undefined {
  if (text.length > 160) return undefined;
  const match = TAGS.exec(text.trim());
  if (!match || !/:/u.test(match[0].slice(0, 24))) return undefined;
  const labels = (match.groups?.list ?? '').split(/[,;|·•]/u).map((label) => label.trim().replace(/^#/u, '').toLowerCase());
  return labels.every((label) => label.length < 40) ? [...new Set(labels.filter((label) => label !== ''))] : undefined;
}
