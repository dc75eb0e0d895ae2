// Is a name in the environment one of our settings, misspelt? Most names there are other programs' own, and must not hurt.
import { distance } from 'fastest-levenshtein';
import { SETTING_NAMES, type SettingName } from './schema.ts';

/** A setting's name, or that of its file form. */
export type GivenName = SettingName | `${SettingName}_FILE`;

/** Every name that can be set. */
export const GIVEN_NAMES: readonly GivenName[] = SETTING_NAMES.flatMap((name) => [name, `${name}_FILE`] as const);

/** Names that begin so are ours alone. */
const OURS = /^DEAR_ARCHIVE_/iu;
/** Names that begin so are likely ours, so two wrong letters are still a misspelling; elsewhere one is. */
const LIKELY = /^(?:DISCORD|SLACK|ARCHIVE)_/iu;
/** "PORT" is one letter from SORT, PART and PORTS, which mean other things. */
const SHORTEST = 8;

/** A name that many programs use: what is near it is as likely theirs. */
const COMMON: readonly GivenName[] = ['LOG_LEVEL', 'LOG_LEVEL_FILE'];

/** The name that is meant by `name`; `undefined`: the name is right, or none of our business. */
export function meantBy(name: string): GivenName | undefined {
  if (GIVEN_NAMES.some((known) => known === name)) return undefined;
  const [near] = GIVEN_NAMES.filter((known) => known.length >= SHORTEST && !COMMON.includes(known))
    .map((known) => ({ known, away: distance(name.toUpperCase(), known) }))
    .sort((one, other) => one.away - other.away);
  const allowed = OURS.test(name) ? Number.POSITIVE_INFINITY : LIKELY.test(name) ? 2 : 1;
  return near && near.away <= allowed ? near.known : credentialMeantBy(name);
}

/** DISCORD_BOT_TOKEN means DISCORD_TOKEN: a credential with one word too many or too few would be neglected silently. */
function credentialMeantBy(name: string): GivenName | undefined {
  if (!LIKELY.test(name) || !/(?:TOKEN|SECRET)(?:_FILE)?$/iu.test(name)) return undefined;
  const words = name.toUpperCase().split('_');
  return GIVEN_NAMES.find((known) => {
    const knownWords = known.split('_');
    const [longer, shorter] = words.length > knownWords.length ? [words, knownWords] : [knownWords, words];
    return longer.length === shorter.length + 1 && shorter.every((word) => longer.includes(word));
  });
}
