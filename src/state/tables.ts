// Which tables and columns has the state? Their types, for queries; migrations/ makes them.
import type { Kysely } from 'kysely';

/** The tables as queries see them. Text and whole numbers only, which SQLite and PostgreSQL understand alike; yes is 1, no is 0. */
export type Tables = {
  readonly policies: {
    readonly platform: string;
    readonly space: string;
    readonly channel: string;
    readonly mode: string;
    /** a JSON array of texts, as is excluded_notes */
    readonly topics: string;
    readonly excluded_notes: string;
    readonly most_letters: number;
    readonly most_length: number | null;
    readonly forum_helper: number;
  };
  readonly votes: { readonly person_hash: string; readonly letter: string; readonly helpful: number };
  /** one row a letter that a message shows */
  readonly cards: {
    readonly platform: string;
    readonly space: string;
    readonly channel: string;
    readonly message: string;
    readonly letter: string;
  };
  /** claimed_at: milliseconds since 1970; only ever compared, because drivers read 64 bits in different ways */
  readonly deliveries: { readonly name: string; readonly claimed_at: number };
  readonly moderators: { readonly platform: string; readonly space: string; readonly person: string };
  /** sealed: the credentials, see sealed.ts */
  readonly installs: {
    readonly platform: string;
    readonly space: string;
    readonly installer: string;
    readonly sealed: string;
  };
  readonly settings: { readonly name: string; readonly value: string };
};

/** A connection to the state, whatever its driver. */
export type StateDatabase = Kysely<Tables>;
