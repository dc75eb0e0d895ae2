// What does a test hold of an interaction that it caused?
import type { APIInteraction } from 'discord-api-types/v10';
import type { Log } from '../wire/log.ts';
import type { InteractionRecord, MessageSightKind, SeenMessage, Sight } from './interaction-record.ts';

type SightOf<Kind extends Sight['kind']> = Extract<Sight, { kind: Kind }>;

/** `n` counts from 1; each promise waits until that many were seen. */
export type InteractionHandle = {
  readonly payload: APIInteraction;
  /** everything seen so far, oldest first */
  readonly sights: readonly Sight[];
  /** any condition on what was seen */
  readonly until: Log<Sight>['until'];
  /** the first response, whatever it is */
  readonly first: () => Promise<Sight>;
  /** the first real answer: a message at once, the edit that ends "thinking", or the update of a pressed message */
  readonly answer: () => Promise<SeenMessage>;
  /** the nth edit of the answer (after "thinking", the first edit is the answer) */
  readonly edit: (n?: number) => Promise<SeenMessage>;
  readonly followUp: (n?: number) => Promise<SeenMessage>;
  readonly update: (n?: number) => Promise<SeenMessage>;
  readonly modal: () => Promise<SightOf<'modal'>>;
  readonly choices: () => Promise<SightOf<'choices'>['choices']>;
};

const isOf =
  <Kind extends Sight['kind']>(...kinds: Kind[]) =>
  (sight: Sight): sight is SightOf<Kind> =>
    kinds.some((kind) => kind === sight.kind);

/** The handle of a record. */
export function createHandle({ payload, sights }: InteractionRecord): InteractionHandle {
  const nth = (kind: MessageSightKind, n: number) => sights.until((seen) => seen.filter(isOf(kind))[n - 1]);
  return {
    payload,
    sights: sights.entries,
    until: sights.until,
    first: () => sights.until((seen) => seen[0]),
    answer: () => sights.until((seen) => seen.find(isOf('message', 'edit', 'update'))),
    edit: (n = 1) => nth('edit', n),
    followUp: (n = 1) => nth('follow-up', n),
    update: (n = 1) => nth('update', n),
    modal: () => sights.until((seen) => seen.find(isOf('modal'))),
    choices: () => sights.until((seen) => seen.find(isOf('choices'))?.choices),
  };
}
