// Who may do what? The table of design: members, moderators, administrators. Asked at every action, buttons included.

/** What somebody is in a server or workspace; each may do what the ones before it may. */
export const ROLES = ['member', 'moderator', 'administrator'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** What is needed for each action. */
export const NEEDED = {
  ask: 'member',
  browse: 'member',
  vote: 'member',
  /** one's own results, to all in the channel */
  share: 'member',
  /** to have one's own votes removed */
  forget: 'member',
  /** to point another member to letters */
  point: 'moderator',
  /** to take a public card away; its asker may as well */
  dismiss: 'moderator',
  /** to see and change what a channel allows */
  policy: 'moderator',
  status: 'administrator',
  reload: 'administrator',
  /** to see and change the list of moderators */
  moderators: 'administrator',
} as const satisfies Readonly<Record<string, Role>>;

/** Something that not everybody may do. */
export type GuardedAction = keyof typeof NEEDED;

/** Those who may do these to what came of their own question, whatever their role. */
const OWN: readonly GuardedAction[] = ['dismiss'];

/** Whoever acts. */
export type Actor = {
  readonly role: Role;
  /** is it about what came of this person's own question? left out: no */
  readonly isAsker?: boolean | undefined;
};

/** May they do it? */
export function mayDo(action: GuardedAction, { role, isAsker = false }: Actor): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(NEEDED[action]) || (isAsker && OWN.includes(action));
}

/** The role of somebody, from what the platform and the list of moderators say. */
export function roleOf(is: { readonly administrator: boolean; readonly moderator: boolean }): Role {
  if (is.administrator) return 'administrator';
  return is.moderator ? 'moderator' : 'member';
}
