// How does a reply look on Discord?
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10';
import type { Capabilities } from '../../src/replies/compose.ts';
import type { Reply } from '../../src/replies/reply.ts';
import type { Asked, DiscordMessage, RenderContext } from './payload.ts';

/** What Discord offers. */
export const DISCORD_CAPABILITIES: Capabilities = {
  actions: ['letter', 'similar', 'helpful', 'not-helpful', 'share', 'next', 'why'],
  pageSize: 1600,
  covers: true,
};

/** Matches in one message. */
export const MATCHES_SHOWN = 3;

const EMPTY: DiscordMessage = { flags: 1 << 15, components: [], allowed_mentions: { parse: [], replied_user: false } };

/** A reply as a message that Discord takes. */
export function renderReply(_reply: Reply, _context: RenderContext): DiscordMessage {
  return EMPTY;
}

/** One sentence of ours, and nothing to press. */
export function renderSentence(_sentence: string): DiscordMessage {
  return EMPTY;
}

/** In a channel whose answers are private: a line without question or answer, and a button. */
export function renderNeutralLine(_context: Pick<RenderContext, 'buttons'>): DiscordMessage {
  return EMPTY;
}

/** What was asked, from the components of a private card of ours; `undefined`: it does not say. */
export function askedIn(_components: readonly APIMessageTopLevelComponent[]): Asked | undefined {
  return undefined;
}
