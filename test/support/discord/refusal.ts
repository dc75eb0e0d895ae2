// How does Discord say no? Status, code, message, and for bodies the tree of what is wrong where.

/** One thing wrong in a body, at a path of keys and indexes. */
export type FormIssue = { readonly path: readonly PropertyKey[]; readonly code: string; readonly message: string };

/** The nested object of error 50035: leaves are `_errors`. */
export type FormErrors = { [key: string]: FormErrors | { code: string; message: string }[] };

/** An answer that refuses. Thrown by a route, written by the HTTP part. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly issues: readonly FormIssue[];

  constructor(status: number, code: number, message: string, issues: readonly FormIssue[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

/** Refusals by name. Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const refusals = {
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new Refusal(404, 10063, 'Unknown application command'),
  tooManyCommands: () => new Refusal(400, 30032, 'Maximum number of application commands reached (100).'),
  tooManyCommandCreates: () => new Refusal(400, 30034, 'Max number of daily application command creates has been reached (200)'),
  /** Seen as 403: discord-api-docs issue 6340, pycord issue 1637. */
  postNotOpened: () =>
    new Refusal(403, 40058, 'Cannot message this thread until after the post author has sent an initial message'),
  alreadyAcknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () => new Refusal(400, 40094, 'This interaction has hit the maximum number of follow-up messages'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  foreignMessage: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  notATextChannel: () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  invalidForm: (issues: readonly FormIssue[]) => new Refusal(400, 50035, 'Invalid Form Body', issues),
  invalidJson: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
  /** Seen as 403: nminaya/grammar-nazi-bot issue 244 and others; not 50013. */
  cannotReplyWithoutHistory: () => new Refusal(403, 160002, 'Cannot reply without permission to read message history'),
} as const;

/** The `errors` tree of a list of issues. */
export function formatIssues(issues: readonly FormIssue[]): FormErrors {
  const tree: FormErrors = {};
  for (const { path, code, message } of issues) {
    let node = tree;
    for (const key of path.map(String)) {
      const next = node[key];
      const child: FormErrors = next === undefined || Array.isArray(next) ? {} : next;
      node[key] = child;
      node = child;
    }
    const leaves = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...leaves, { code, message }];
  }
  return tree;
}

/** The JSON body of a refusal. */
export function formatRefusal({ message, code, issues }: Refusal): object {
  return issues.length === 0 ? { message, code } : { message, code, errors: formatIssues(issues) };
}
