// How does an interaction begin? Somebody acts, the server remembers it, the bot is told.
import { ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Act } from './acts.ts';
import { checkUse } from './command-use.ts';
import type { ServerState } from './exchange.ts';
import { type Installation, isForcedPrivate, makeInteractionBase } from './interaction-base.ts';
import { createHandle, type InteractionHandle } from './interaction-handle.ts';
import type { InteractionRecord, Sight } from './interaction-record.ts';

/** Sends INTERACTION_CREATE. In a private group the app can only have come with its user. @throws Error if no client would send it: command-use.ts */
export function startInteraction(state: ServerState, act: Act, given?: Installation): InteractionHandle {
  const { world, logs, records } = state;
  const installation = given ?? (act.in.type === ChannelType.GroupDM ? 'user' : 'guild');
  const payload = act.build(makeInteractionBase(world, act, installation));
  checkUse(world, payload);
  const record: InteractionRecord = {
    payload,
    channel: act.in,
    by: act.by,
    createdAt: world.clock.now(),
    isUserOnly: installation === 'user',
    isForcedPrivate: isForcedPrivate(world, act, installation),
    sights: logs.create<Sight>(),
    state: 'new',
    original: undefined,
    followUps: [],
  };
  records.set(record.payload.token, record);
  state.dispatch(GatewayDispatchEvents.InteractionCreate, record.payload);
  return createHandle(record);
}
