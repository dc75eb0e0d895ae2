// Is everything at Discord as the bot needs it? Each finding says what is wrong and how to mend it.
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Clock } from '../../src/clock.ts';
import { count } from '../../src/replies/words.ts';
import { examineClock, type Finding } from '../shared/finding.ts';
import { sayNoConnection, TOKEN_REFUSED } from './closing.ts';
import { COMMANDS } from './commands.ts';
import { failureOf } from './failure.ts';
import { permissionsIn } from './own-permissions.ts';
import { compareCommands, isUpToDate, type RegistrarCalls } from './registrar.ts';
import { hasBits } from './rights.ts';

/** One thing that was looked at. */
type DiscordFinding = Finding<'token' | 'intents' | 'installed' | 'commands' | 'channel' | 'permission' | 'clock'>;

/** What is looked at. */
export type Examination = {
  readonly calls: RegistrarCalls;
  readonly clock: Clock;
  /** a channel in which the bot is to work */
  readonly channel?: string | undefined;
};

/** Presence, members, content of messages, each also in its form for small bots: topics on application flags. */
const PRIVILEGED = (1 << 12) | (1 << 13) | (1 << 14) | (1 << 15) | (1 << 18) | (1 << 19);

const application = z.object({ id: z.string(), name: z.string(), flags: z.int().optional() });
const gateway = z.object({ session_start_limit: z.object({ remaining: z.int(), total: z.int() }) });
const guilds = z.array(z.object({ id: z.string(), name: z.string() }));

/** Looks at everything. Never throws: what can't be looked at is a finding. */
export async function examine({ calls, clock, channel }: Examination): Promise<DiscordFinding[]> {
  let own: z.infer<typeof application>;
  try {
    own = application.parse(await calls.application());
  } catch (error) {
    return [tokenFinding(error)];
  }
  const looks: readonly (() => Promise<DiscordFinding[]>)[] = [
    async () => [{ check: 'token', ok: true, message: `The token is that of “${own.name}”.` }],
    () => examineIntents(calls, own.flags ?? 0),
    () => examineServers(calls),
    () => examineCommands(calls, own.id, channel),
    ...(channel === undefined ? [] : [() => examineChannel(calls, { self: own.id, channel })]),
    async () => examineClock(calls.serverTime(), clock),
  ];
  const findings: DiscordFinding[] = [];
  for (const look of looks) findings.push(...(await look()));
  return findings;
}

function tokenFinding(error: unknown): DiscordFinding {
  const refused = failureOf(error).status === 401;
  return refused
    ? { check: 'token', ok: false, message: 'Discord refuses the token.', cure: TOKEN_REFUSED }
    : { check: 'token', ok: false, message: 'The token could not be tried.', cure: sayNoConnection(error) };
}

async function examineIntents(calls: RegistrarCalls, flags: number): Promise<DiscordFinding[]> {
  const unneeded: DiscordFinding[] =
    (flags & PRIVILEGED) === 0
      ? [{ check: 'intents', ok: true, message: 'No privileged intent is switched on, and none is needed.' }]
      : [
          {
            check: 'intents',
            ok: false,
            message: 'A privileged intent is switched on that the bot does not use.',
            cure: 'Developer Portal, Bot, Privileged Gateway Intents: switch all of them off.',
          },
        ];
  try {
    const { remaining, total } = gateway.parse(await calls.read('/gateway/bot')).session_start_limit;
    if (remaining > 0) return unneeded;
    const message = `All ${total} connections of today are used up.`;
    return [
      ...unneeded,
      {
        check: 'intents',
        ok: false,
        message,
        cure: 'Look in the log why the bot starts so often; it can connect again tomorrow.',
      },
    ];
  } catch (error) {
    return [
      ...unneeded,
      { check: 'intents', ok: false, message: 'The gateway could not be asked.', cure: sayNoConnection(error) },
    ];
  }
}

async function examineServers(calls: RegistrarCalls): Promise<DiscordFinding[]> {
  const there = guilds.safeParse(await calls.read('/users/@me/guilds').catch(() => undefined)).data ?? [];
  if (there.length > 0) return [{ check: 'installed', ok: true, message: `The bot is in ${count(there.length, 'server')}.` }];
  return [
    {
      check: 'installed',
      ok: false,
      message: 'The bot is in no server, so it hears no mention.',
      cure: 'Open the install link of adapters/discord/README.md; for commands alone, installed by each person, this is as it should be.',
    },
  ];
}

async function examineCommands(calls: RegistrarCalls, self: string, channel: string | undefined): Promise<DiscordFinding[]> {
  try {
    const everywhere = await compareCommands(calls, { application: self });
    const guild = channel === undefined ? undefined : await guildOf(calls, channel);
    const here = guild === undefined ? undefined : await compareCommands(calls, { application: self, guild });
    if (here !== undefined && here.same.length > 0 && everywhere.same.length > 0) return [TWICE];
    if (isUpToDate(everywhere) || (here !== undefined && isUpToDate(here))) {
      const message = `All ${count(COMMANDS.length, 'command')} are registered as this version has them.`;
      return [{ check: 'commands', ok: true, message }];
    }
    const parts = [
      ['not registered', everywhere.added],
      ['of another version', everywhere.changed],
      ['not of this version', everywhere.removed],
    ] as const;
    const said = parts.flatMap(([what, names]) => (names.length === 0 ? [] : [`${what}: ${names.join(', ')}`]));
    return [
      { check: 'commands', ok: false, message: `Commands are ${said.join('; ')}.`, cure: 'Run: dear-archive discord deploy' },
    ];
  } catch (error) {
    return [{ check: 'commands', ok: false, message: 'The commands could not be read.', cure: sayNoConnection(error) }];
  }
}

const TWICE: DiscordFinding = {
  check: 'commands',
  ok: false,
  message: 'The commands are registered everywhere and in that server too, so people there see each of them twice.',
  cure: 'Run: dear-archive discord deploy --guild ID --remove',
};

const channelOf = z.object({ guild_id: z.string().optional() });

async function guildOf(calls: RegistrarCalls, channel: string): Promise<string | undefined> {
  const read = await calls.read(`/channels/${channel}`).catch(() => undefined);
  return channelOf.safeParse(read).data?.guild_id;
}

/** What is needed in a channel, and for what. */
const NEEDED = [
  ['View Channel', Bits.ViewChannel, 'to hear mentions there'],
  ['Send Messages', Bits.SendMessages, 'to answer mentions and to point people to letters'],
  ['Send Messages in Threads', Bits.SendMessagesInThreads, 'to do the same in threads and below posts of a forum'],
  ['Read Message History', Bits.ReadMessageHistory, 'to answer as a reply to a message'],
] as const;

async function examineChannel(
  calls: RegistrarCalls,
  { self, channel }: { self: string; channel: string },
): Promise<DiscordFinding[]> {
  const found = await permissionsIn(calls, { self, channel });
  if (found === undefined) {
    return [
      {
        check: 'channel',
        ok: false,
        message: `The bot can't see a channel ${channel}.`,
        cure: 'Check the number (Discord, Settings, Advanced, Developer Mode; then the channel’s menu, Copy ID), that the bot is in that server, and that it has “View Channel” there.',
      },
    ];
  }
  return NEEDED.map(
    ([name, bit, purpose]): DiscordFinding =>
      hasBits(found, bit)
        ? { check: 'permission', ok: true, message: `“${name}” is granted.` }
        : {
            check: 'permission',
            ok: false,
            message: `“${name}” is missing in that channel; it is needed ${purpose}.`,
            cure: `Server Settings, Roles, the bot’s role, or the channel’s own permissions: allow “${name}”.`,
          },
  );
}
