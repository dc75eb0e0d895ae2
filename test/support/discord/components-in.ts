// Which buttons and selects does a message offer?
import { type APIMessage, type APIMessageComponent, type APISelectMenuOption, ComponentType } from 'discord-api-types/v10';

/** Something to press: with a select, what it offers. */
export type Pressable = {
  readonly type: ComponentType.Button | ComponentType.StringSelect;
  readonly customId: string;
  readonly face: string;
  readonly isDisabled: boolean;
  readonly options: readonly APISelectMenuOption[];
};

/** All components of a message, nested ones after their parents. */
export function flattenComponents(components: readonly APIMessageComponent[]): APIMessageComponent[] {
  return components.flatMap((component) => {
    const children: APIMessageComponent[] = 'components' in component ? component.components : [];
    const accessory: APIMessageComponent[] = 'accessory' in component ? [component.accessory] : [];
    return [component, ...flattenComponents([...children, ...accessory])];
  });
}

/** Everything in a message that a user can press or choose from, in order. */
export function pressablesIn(message: APIMessage): Pressable[] {
  return flattenComponents(message.components ?? []).flatMap((component): Pressable[] => {
    if (component.type === ComponentType.Button && 'custom_id' in component) {
      const face = 'label' in component ? (component.label ?? component.emoji?.name ?? '') : '';
      return [
        { type: component.type, customId: component.custom_id, face, isDisabled: component.disabled === true, options: [] },
      ];
    }
    if (component.type !== ComponentType.StringSelect) return [];
    const { custom_id: customId, placeholder = '', disabled, options } = component;
    return [{ type: component.type, customId, face: placeholder, isDisabled: disabled === true, options }];
  });
}

/** Every text of a message that stands on the screen: content, Text Displays, in order. */
export function textsIn(message: APIMessage): string[] {
  const displays = flattenComponents(message.components ?? []).flatMap((component) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
  return message.content === '' ? displays : [message.content, ...displays];
}

/** The button or select with that face (label, placeholder) or custom id. @throws Error if there is none, or it is disabled */
export function findPressable(message: APIMessage, wanted: string, type: Pressable['type']): Pressable {
  const there = pressablesIn(message).filter((pressable) => pressable.type === type);
  const found = there.find(({ face, customId }) => face === wanted || customId === wanted);
  if (found === undefined)
    throw new Error(`Nothing called "${wanted}" to press; there are: ${there.map(({ face }) => `"${face}"`).join(', ')}.`);
  if (found.isDisabled) throw new Error(`"${wanted}" is disabled: a user can't press it.`);
  return found;
}
