// What does the acknowledgement of an act do?

import { z } from 'zod';
import type { Log } from '../wire/log.ts';
import { readContent } from './content.ts';
import type { Delivery, DeliveryKind, Payload } from './delivery.ts';
import type { ServerState } from './exchange.ts';
import { LIMITS } from './limits.ts';
import { post } from './messages.ts';
import { describeIssues, Refusal } from './refusal.ts';
import type { Sight } from './sight.ts';
import { type Option, optionGroup, plainOption } from './text-schema.ts';
import { checkView, closeModal, openModal, rewriteModal } from './views.ts';
import type { Channel, Person, StoredView } from './world.ts';

type Act = { readonly state: ServerState; readonly sights: Log<Sight>; readonly payload: Payload; readonly name: string };

const isEmpty = (body: unknown) => body === undefined || body === '';

/** A delivery whose end is seen; `take` does what the acknowledgement says. @throws what `take` throws goes to `faults` */
export function makeDelivery(kind: DeliveryKind, { state, sights, payload, name }: Act, take: (body: unknown) => void): Delivery {
  return {
    kind,
    payload,
    onAcknowledged(body) {
      sights.push({ kind: 'acknowledged', body });
      try {
        take(body);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        state.faults.push({ method: `ack of ${name}`, body, reason: error.message });
        sights.push({ kind: 'failed', reason: error.error });
      }
    },
    onFailed: (reason) =>
      sights.push({ kind: 'failed', reason: reason.endsWith('timeout') ? 'operation_timeout' : 'dispatch_failed' }),
  };
}

/** Buttons and shortcuts are acknowledged with nothing (bolt-js issue 132). */
export const takeNothing = (body: unknown): void => {
  if (!isEmpty(body)) throw new Refusal('invalid_arguments', ['Slack ignores what this acknowledgement says']);
};

const commandAnswer = z.looseObject({ response_type: z.enum(['ephemeral', 'in_channel']).optional() });

/** A command may be answered in its acknowledgement. */
export function takeCommand({ state, sights, name }: Act, by: Person, channel: Channel): (body: unknown) => void {
  return (body) => {
    if (isEmpty(body)) return;
    const said = typeof body === 'string' ? { text: body } : body;
    const parsed = commandAnswer.safeParse(said);
    if (!parsed.success) throw new Refusal('invalid_command_response', describeIssues(parsed.error, ''));
    const content = readContent(said, (reason) => void state.faults.push({ method: `ack of ${name}`, body, reason }));
    const onlyFor = parsed.data.response_type === 'in_channel' ? undefined : by.id;
    post(state, content, { channel, onlyFor, watcher: sights });
  };
}

const submitted = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/** https://docs.slack.dev/surfaces/modals#handling_submissions */
export function takeSubmission({ state, sights, name }: Act, stored: StoredView): (body: unknown) => void {
  return (body) => {
    const note = (reason: string) => void state.faults.push({ method: `ack of ${name}`, body, reason });
    if (isEmpty(body)) return closeModal(state.world, stored, false);
    const parsed = submitted.safeParse(body);
    if (!parsed.success) throw new Refusal('invalid_arguments', describeIssues(parsed.error, ''));
    const { data } = parsed;
    switch (data.response_action) {
      case 'errors': {
        const inputs = stored.view.content.blocks.flatMap(({ type, block_id: id }) =>
          type === 'input' && id !== undefined ? [id] : [],
        );
        const strange = Object.keys(data.errors).filter((id) => !inputs.includes(id));
        if (strange.length > 0 || Object.keys(data.errors).length === 0)
          throw new Refusal('invalid_arguments', [`errors must name input blocks of the modal: ${strange.join(', ')}`]);
        return void sights.push({ kind: 'errors', errors: data.errors });
      }
      case 'update':
        return void rewriteModal(state, stored, checkView(data.view, 'modal', note));
      case 'push':
        return void openModal(state, checkView(data.view, 'modal', note), stored.view.user, sights, stored.view);
      case 'clear':
        return closeModal(state.world, stored, true);
    }
  };
}

const suggested = z.union([
  z.strictObject({ options: z.array(plainOption).max(LIMITS.selectOptions) }),
  z.strictObject({ option_groups: z.array(optionGroup).min(1).max(LIMITS.optionGroups) }),
]);

/** Options of an external select. */
export function takeSuggestion({ sights }: Act, onOffered: (options: readonly Option[]) => void): (body: unknown) => void {
  return (body) => {
    const parsed = suggested.safeParse(body);
    if (!parsed.success) throw new Refusal('invalid_arguments', describeIssues(parsed.error, ''));
    const options =
      'options' in parsed.data ? parsed.data.options : parsed.data.option_groups.flatMap(({ options: inner }) => inner);
    onOffered(options);
    sights.push({ kind: 'options', options });
  };
}
