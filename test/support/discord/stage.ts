// How is the scene set? People, channels, threads, posts, and what the bot may do in them.
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { makeGroup, type ServerChannel } from './channels.ts';
import type { ServerState } from './exchange.ts';
import { openDm } from './routes-places.ts';
import type { DiscordServer } from './server-port.ts';
import { removeChannel, speak } from './speech.ts';
import { addGuildChannel, addPerson, addThread, denyBot } from './world.ts';

type Stage = Pick<
  DiscordServer,
  'addPerson' | 'addBot' | 'addChannel' | 'addForum' | 'addThread' | 'addPost' | 'dm' | 'addGroup' | 'deny' | 'removeChannel'
>;

/** What a server offers for setting the scene. New places are announced to connected clients. */
export function createStage(state: ServerState): Stage {
  const { world } = state;
  const announce = <Channel extends ServerChannel>(
    event: GatewayDispatchEvents,
    channel: Channel,
    extra: object = {},
  ): Channel => {
    state.dispatch(event, { ...channel, ...extra });
    return channel;
  };
  return {
    addPerson: (name, permissions = 0n) => addPerson(world, name, permissions === 'not in the guild' ? undefined : permissions),
    addBot: (name) => addPerson(world, name, 0n, true),
    addChannel: (name, denied = 0n) =>
      announce(GatewayDispatchEvents.ChannelCreate, addGuildChannel(world, 'text', name, denied)),
    addForum: (name, denied = 0n) => announce(GatewayDispatchEvents.ChannelCreate, addGuildChannel(world, 'forum', name, denied)),
    addThread: (parent, name, by) =>
      announce(GatewayDispatchEvents.ThreadCreate, addThread(world, parent, name, by), { newly_created: true }),
    addPost(forum, title, by, text) {
      const post = addThread(world, forum, title, by);
      world.unopened.add(post.id);
      announce(GatewayDispatchEvents.ThreadCreate, post, { newly_created: true });
      if (text !== undefined) speak(state, { by, in: post, text });
      return post;
    },
    dm: (person) => openDm(world, person.user.id),
    addGroup(...people) {
      const group = makeGroup(
        world.nextId(),
        people.map(({ user }) => user),
      );
      world.channels.set(group.id, group);
      return group;
    },
    deny(channel, denied) {
      if (!('permission_overwrites' in channel))
        throw new Error(`Channel ${channel.id} has no permissions of its own: deny them in its parent.`);
      channel.permission_overwrites = denied === 0n ? [] : [denyBot(world, denied)];
      announce(GatewayDispatchEvents.ChannelUpdate, channel);
    },
    removeChannel: (channel) => removeChannel(state, channel),
  };
}
