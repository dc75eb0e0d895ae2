// May this body become a message, or change one?
import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { findExcess, findRepeatedIds, listComponents } from './component-rules.ts';
import { legacyComponents, v2Components } from './component-schema.ts';
import { LIMITS } from './limits.ts';
import { messageBody, type RawMessageBody } from './message-schema.ts';
import { type FormIssue, refusals } from './refusal.ts';
import { translateIssues } from './zod-issues.ts';

/** What an edit changes: enough of the message to know what will be there after it. */
export type EditedMessage = {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  readonly flags: number;
};

/** A body that passed. `components` is undefined where the body leaves them as they are. */
export type CheckedBody = Omit<RawMessageBody, 'components'> & {
  readonly components: APIMessageTopLevelComponent[] | undefined;
  readonly isV2: boolean;
};

const hasFlag = (flags: number | null | undefined, flag: number) => ((flags ?? 0) & flag) !== 0;

function findLegacyFields(body: RawMessageBody, before: EditedMessage | undefined): FormIssue[] {
  const after = {
    content: body.content === undefined ? before?.content : body.content,
    embeds: body.embeds === undefined ? before?.embeds : body.embeds,
  };
  const filled = [...(after.content ? ['content'] : []), ...((after.embeds ?? []).length > 0 ? ['embeds'] : [])];
  return filled.map((field) => ({
    path: [field],
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

/** Sum of all embeds' texts. https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
function findEmbedExcess({ embeds }: RawMessageBody): FormIssue[] {
  const length = (embeds ?? []).reduce((sum, { title, description, footer, author, fields }) => {
    const texts = [title, description, footer?.text, author?.name, ...(fields ?? []).flatMap(({ name, value }) => [name, value])];
    return sum + texts.reduce((own, text) => own + (text?.length ?? 0), 0);
  }, 0);
  if (length <= LIMITS.embedTextTotal) return [];
  return [
    { path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message: `Embed size exceeds maximum size of ${LIMITS.embedTextTotal}` },
  ];
}

/** A V2 component without the flag reads as Discord's own words: "Value of field "type" must be one of (1,)." */
function findFlaglessV2(components: readonly unknown[]): FormIssue[] {
  return listComponents(components)
    .filter(({ path, component }) => path.length === 1 && component.type !== ComponentType.ActionRow)
    .map(({ path }) => ({
      path: ['components', ...path],
      code: 'UNION_TYPE_CHOICES',
      message: 'Value of field "type" must be one of (1,).',
    }));
}

function parseComponents(components: readonly unknown[], isV2: boolean): APIMessageTopLevelComponent[] | FormIssue[] {
  const flagless = isV2 ? [] : findFlaglessV2(components);
  if (flagless.length > 0) return flagless;
  const parsed = (isV2 ? v2Components : legacyComponents).safeParse(components);
  if (!parsed.success) return translateIssues(parsed.error, ['components']);
  const issues = [...findRepeatedIds(components, ['components']), ...(isV2 ? findExcess(components) : [])];
  return issues.length > 0 ? issues : parsed.data;
}

const isIssue = (value: APIMessageTopLevelComponent | FormIssue | undefined): value is FormIssue =>
  value !== undefined && 'code' in value;
function isIssueList(list: APIMessageTopLevelComponent[] | FormIssue[]): list is FormIssue[] {
  return isIssue(list[0]);
}

/** Nothing to see: refused with 50006. https://docs.discord.com/developers/resources/message#create-message */
function isEmpty(body: RawMessageBody, before: EditedMessage | undefined): boolean {
  const content = (body.content === undefined ? before?.content : body.content) ?? '';
  const embeds = (body.embeds === undefined ? before?.embeds : body.embeds) ?? [];
  const components = (body.components === undefined ? before?.components : body.components) ?? [];
  return content.trim() === '' && embeds.length === 0 && components.length === 0;
}

/**
 * Checks the body of a new message, or of an edit of `before`; paths of issues begin with `prefix`.
 * @throws Refusal 50035 with every issue, 50006 for a message with nothing in it
 */
export function checkMessageBody(raw: unknown, before?: EditedMessage, prefix: readonly PropertyKey[] = []): CheckedBody {
  const refuse = (issues: readonly FormIssue[]) =>
    refusals.invalidForm(issues.map((issue) => ({ ...issue, path: [...prefix, ...issue.path] })));
  const parsed = messageBody.safeParse(raw ?? {});
  if (!parsed.success) throw refuse(translateIssues(parsed.error));
  const { components: given, ...body } = parsed.data;
  const wasV2 = hasFlag(before?.flags, MessageFlags.IsComponentsV2);
  const setsV2 = hasFlag(body.flags, MessageFlags.IsComponentsV2);
  // An edit that names flags must name this one again; one that names none leaves it. discord-net issue 3132.
  const isV2 = body.flags === undefined || body.flags === null ? wasV2 : setsV2;
  const components = given === undefined ? undefined : parseComponents(given ?? [], isV2);
  const componentIssues = components !== undefined && isIssueList(components) ? components : [];
  const removed =
    wasV2 && !isV2 && componentIssues.length === 0
      ? [
          {
            path: ['flags'],
            code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
            message: 'IS_COMPONENTS_V2 cannot be removed from a message',
          },
        ]
      : [];
  const issues = [
    ...componentIssues,
    ...removed,
    ...(isV2 ? findLegacyFields(parsed.data, before) : []),
    ...findEmbedExcess(parsed.data),
  ];
  if (issues.length > 0) throw refuse(issues);
  if (isEmpty(parsed.data, before)) throw refusals.emptyMessage();
  return { ...body, components: components === undefined || isIssueList(components) ? undefined : components, isV2 };
}
