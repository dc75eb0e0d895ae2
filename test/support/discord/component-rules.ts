// What must hold over all components of a message or modal together?
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { type FormIssue, Refusal } from './refusal.ts';

const node = z.looseObject({
  type: z.number(),
  custom_id: z.string().optional(),
  id: z.number().optional(),
  content: z.string().optional(),
});

/** A component somewhere in a tree, with the path to it. */
export type PlacedComponent = { readonly path: readonly PropertyKey[]; readonly component: z.infer<typeof node> };

/** All components of a tree, parents before children; what is no component is passed over. */
export function listComponents(components: unknown, path: readonly PropertyKey[] = []): PlacedComponent[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((value: unknown, index) => listOne(value, [...path, index]));
}

function listOne(value: unknown, path: readonly PropertyKey[]): PlacedComponent[] {
  const parsed = node.safeParse(value);
  if (!parsed.success) return [];
  const { data } = parsed;
  return [
    { path, component: data },
    ...listComponents(data.components, [...path, 'components']),
    ...listOne(data.accessory, [...path, 'accessory']),
    ...listOne(data.component, [...path, 'component']),
  ];
}

function findRepeated(placed: readonly PlacedComponent[], key: 'custom_id' | 'id', code: string): FormIssue[] {
  const seen = new Set<string | number>();
  return placed.flatMap(({ path, component }) => {
    const value = component[key];
    if (value === undefined || value === 0) return [];
    if (seen.has(value)) return [{ path: [...path, key], code, message: `Component ${key} cannot be duplicated` }];
    seen.add(value);
    return [];
  });
}

/** Repeated custom ids (discord-api-docs issue 3673) and repeated ids. */
export function findRepeatedIds(components: unknown, path: readonly PropertyKey[]): FormIssue[] {
  const placed = listComponents(components, path);
  return [
    ...findRepeated(placed, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED'),
    ...findRepeated(placed, 'id', 'COMPONENT_ID_DUPLICATED'),
  ];
}

/** The texts of all Text Displays. */
export function displayTexts(components: unknown): string[] {
  return listComponents(components).flatMap(({ component }) => (component.content === undefined ? [] : [component.content]));
}

/** Too many components or too much text. @throws Refusal 500 where Discord breaks down: more bytes than it can process */
export function findExcess(components: unknown): FormIssue[] {
  const issues: FormIssue[] = [];
  const count = listComponents(components).length;
  const texts = displayTexts(components);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + LIMITS.displayBytesEach, 0);
  if (count > LIMITS.componentsTotal)
    issues.push({
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      message: `The total number of components cannot exceed ${LIMITS.componentsTotal}; there are ${count}.`,
    });
  if (length > LIMITS.displayText)
    issues.push({
      path: ['components'],
      code: 'COMPONENT_MAX_TOTAL_TEXT_SIZE_EXCEEDED',
      message: `The total size of displayable text cannot exceed ${LIMITS.displayText}; it is ${length}.`,
    });
  if (issues.length === 0 && bytes > LIMITS.displayBytes) throw new Refusal(500, 0, '500: Internal Server Error');
  return issues;
}
