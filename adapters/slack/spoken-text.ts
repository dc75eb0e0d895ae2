// What did somebody say, without the marks that only Slack can read? docs.slack.dev/messaging/formatting-message-text

/** People, groups and channels (`<@U1>`, `<!subteam^S1>`, `<#C1|name>`): names for machines, not words of a question. */
const NAMED = /<[@!#][^<>]*>/gu;
/** `<https://…|what is seen>`, `<mailto:…|…>`: what is seen, else the address. */
const LINK = /<(?<address>[^<>|]+)(?:\|(?<label>[^<>]*))?>/gu;
/** `:slightly_smiling_face:`, with a skin tone or without; not the middle of 10:30:45. */
const EMOJI = /(?<![\w:]):(?=[a-z0-9_+'-]*[a-z+])[a-z0-9_+'-]{2,100}(?:::skin-tone-[2-6])?:(?!\w)/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The words of a message or of what stood behind a command, as their author typed them. */
export function spokenText(text: string): string {
  return text
    .replace(NAMED, ' ')
    .replace(LINK, (_, address: string, label: string | undefined) => label ?? address)
    .replace(EMOJI, ' ')
    .replace(/&(?:lt|gt|amp);/gu, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t]{2,}/gu, ' ')
    .trim();
}
