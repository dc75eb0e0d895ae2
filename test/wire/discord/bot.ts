// The bot on the real discord.js client against our Discord, over the six letters of the fixture, by words alone.
import {
  ApplicationCommandType,
  PermissionFlagsBits as Bits,
  InteractionType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import { createDiscordAdapter } from '../../../adapters/discord/adapter.ts';
import { createRegistrarCalls } from '../../../adapters/discord/client.ts';
import { deployCommands } from '../../../adapters/discord/registrar.ts';
import { type Act, type Scene, slash } from '../../support/discord/acts.ts';
import { textsIn } from '../../support/discord/components-in.ts';
import type { SeenMessage } from '../../support/discord/interaction-record.ts';
import { createDiscordServer, type DiscordServer, type DiscordServerOptions } from '../../support/discord/server.ts';
import { type BotWorldOptions, openBotWorld } from '../../support/wire/bot-world.ts';

/** What a test may bring of its own. */
export type BotOptions = BotWorldOptions & {
  readonly server?: DiscordServerOptions;
  /** against a server that another bot of this test uses */
  readonly against?: DiscordServer;
};

/** Starts a bot, waits until it has its server, and has its commands registered; gone with the test. */
export async function startBot(options: BotOptions = {}) {
  const server = options.against ?? (await createDiscordServer(options.server));
  const { store, archive, lines, untilLogged, shared, endWith } = await openBotWorld(options, { now: server.now });
  const adapter = createDiscordAdapter({ ...shared, token: server.token, apiUrl: server.api });
  const stopping = new AbortController();
  const running = adapter.start(archive, stopping.signal);
  // A test that expects an end looks at it; for the others it is a failure of the test, seen below.
  running.catch(() => {});
  endWith(adapter, async () => {
    if (options.against === undefined) await server.close();
  });
  await Promise.race([server.gateway.until('identified', options.against === undefined ? 1 : 2), running]);
  // The client has read READY: it has a session that it can resume.
  await server.gateway.flush();
  await deployCommands(createRegistrarCalls({ token: server.token, apiUrl: server.api }), { application: server.applicationId });
  return { server, store, adapter, running, lines, untilLogged, stopping, archive };
}

/** A bot in a server with a channel, a member and a moderator. */
export async function startScene(options: BotOptions = {}) {
  const bot = await startBot(options);
  const { server } = bot;
  const [ana, mo, ada] = [
    server.addPerson('ana'),
    server.addPerson('mo', Bits.ManageMessages),
    server.addPerson('ada', Bits.ManageGuild),
  ];
  const general = server.addChannel('general');
  return { ...bot, ana, mo, ada, general, scene: { by: ana, in: general } };
}

/** The letter of the fixture that this question is about. */
export const LAWNMOWER = 'My neighbour borrowed our lawnmower and never brought it back. How do I ask?';

/** What a person reads in a message. */
export function textOf({ message }: SeenMessage): string {
  return textsIn(message).join('\n');
}

/** `/archive moderators` with a person: the builders of acts have no options that are people. */
export function userOption(name: 'add' | 'remove', value: string, scene: Scene): Act {
  const act = slash('archive moderators', {}, scene);
  return {
    ...act,
    build(base) {
      const built = act.build(base);
      if (built.type !== InteractionType.ApplicationCommand || built.data.type !== ApplicationCommandType.ChatInput) return built;
      const options = [
        { name: 'moderators', type: OptionType.Subcommand, options: [{ name, type: OptionType.User, value }] },
      ] as const;
      return { ...built, data: { ...built.data, options: [{ ...options[0], options: [...options[0].options] }] } };
    },
  };
}
