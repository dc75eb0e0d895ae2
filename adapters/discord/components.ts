// How are the components of a message made, and how much of Discord's room do they take?
import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIMessageComponent,
  APIMessageTopLevelComponent,
  APISelectMenuOption,
  APITextDisplayComponent,
} from 'discord-api-types/v10';
import type { Press } from '../shared/card-buttons.ts';
import { COMPONENTS_V2, KINDS, LIMITS, STYLES } from './limits.ts';
import type { Markdown } from './markdown.ts';
import type { DiscordMessage } from './payload.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A message of these components; nothing in it pings. */
export function message(components: readonly APIMessageTopLevelComponent[]): DiscordMessage {
  return { flags: COMPONENTS_V2, components, allowed_mentions: { parse: [], replied_user: false } };
}

/** Markdown on its own lines. */
export function textDisplay({ source }: Markdown): APITextDisplayComponent {
  return { type: KINDS.text, content: source };
}

/** A card with a coloured edge. */
export function container(components: readonly APIComponentInContainer[], colour?: number): APIContainerComponent {
  return { type: KINDS.container, components: [...components], ...(colour !== undefined && { accent_color: colour }) };
}

/** A button; none where it has no custom id. */
export function button(
  label: string,
  customId: string | undefined,
  style: keyof typeof STYLES = 'secondary',
): APIButtonComponentWithCustomId[] {
  return customId === undefined ? [] : [{ type: KINDS.button, style: STYLES[style], label, custom_id: customId }];
}

/** Buttons side by side, at most five; no row where there is none. */
export function buttonRow(...buttons: readonly (readonly APIButtonComponentWithCustomId[])[]): Row[] {
  const components = buttons.flat().slice(0, LIMITS.rowButtons);
  return components.length === 0 ? [] : [{ type: KINDS.row, components }];
}

/** What is offered side by side. */
export function pressRow(offered: readonly Press[]): Row[] {
  return buttonRow(...offered.map(({ label, value, isPrimary }) => button(label, value, isPrimary ? 'primary' : 'secondary')));
}

/** What a select offers. */
export type SelectOptions = {
  readonly placeholder: string;
  readonly options: readonly APISelectMenuOption[];
  /** how many may be chosen at once; left out: one */
  readonly most?: number | undefined;
};

/** A select over the width of a message; none where it has no custom id or nothing to choose from. */
export function selectRow(customId: string | undefined, { placeholder, options, most = 1 }: SelectOptions): Row[] {
  const offered = options.slice(0, LIMITS.selectOptions);
  if (customId === undefined || offered.length === 0) return [];
  const max = Math.min(most, offered.length);
  const select = { type: KINDS.select, custom_id: customId, placeholder, options: offered, min_values: 1, max_values: max };
  return [{ type: KINDS.row, components: [select] }];
}

/** What components take of a message's room. */
export type Size = {
  readonly components: number;
  /** UTF-16 units of all Text Displays */
  readonly text: number;
  /** UTF-8 bytes of all Text Displays, as Discord counts them */
  readonly bytes: number;
};

/** The size of components, nested ones included. */
export function sizeOf(components: readonly APIMessageComponent[]): Size {
  const sizes = components.map((component): Size => {
    const nested: Size = 'components' in component ? sizeOf(component.components) : { components: 0, text: 0, bytes: 0 };
    const content = component.type === KINDS.text ? component.content : undefined;
    return {
      components: nested.components + 1,
      text: nested.text + (content?.length ?? 0),
      bytes: nested.bytes + (content === undefined ? 0 : Buffer.byteLength(content) + LIMITS.textBytesEach),
    };
  });
  return {
    components: sizes.reduce((sum, size) => sum + size.components, 0),
    text: sizes.reduce((sum, size) => sum + size.text, 0),
    bytes: sizes.reduce((sum, size) => sum + size.bytes, 0),
  };
}

/** Does Discord take components of this size? */
export function fitsMessage({ components, text, bytes }: Size): boolean {
  return components <= LIMITS.components && text <= LIMITS.text && bytes <= LIMITS.textBytes;
}
