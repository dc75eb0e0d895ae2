// Who is there? Users, and the members that they are of our one guild.
import { type APIGuildMember, type APIInteractionGuildMember, type APIUser, GuildMemberFlags } from 'discord-api-types/v10';

/** A user as the server knows them. `roles` are those of the guild; undefined for somebody who is not in it. */
export type Person = { readonly user: APIUser; readonly roles: readonly string[] | undefined };

/** A user object. */
export function makeUser(id: string, username: string, bot = false): APIUser {
  return {
    id,
    username,
    discriminator: bot ? '0001' : '0',
    global_name: bot ? null : username,
    avatar: null,
    ...(bot ? { bot: true } : {}),
  } satisfies APIUser;
}

/** A member without its user, as in MESSAGE_CREATE. */
export function makePartialMember(person: Person): Omit<APIGuildMember, 'user'> {
  const member = {
    roles: [...(person.roles ?? [])],
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: GuildMemberFlags.CompletedOnboarding,
    nick: null,
    avatar: null,
    banner: null,
    pending: false,
    premium_since: null,
    communication_disabled_until: null,
  };
  return member satisfies Omit<APIGuildMember, 'user'>;
}

/** A whole member. */
export function makeMember(person: Person): APIGuildMember {
  return { ...makePartialMember(person), user: person.user };
}

/** The member of an interaction, with what they may do in its channel. */
export function makeInteractionMember(person: Person, permissions: bigint): APIInteractionGuildMember {
  return { ...makeMember(person), user: person.user, permissions: permissions.toString() };
}
