// What does Slack's Web API say to a single question? For `doctor slack`, which asks without a connection.
import { LogLevel, webApi } from '@slack/bolt';
import { z } from 'zod';

/** What Slack said. */
export type Said =
  /** scopes: those of the token, where Slack names them */
  | { readonly kind: 'yes'; readonly body: unknown; readonly scopes: readonly string[] | undefined }
  /** word: Slack's own for the reason, "invalid_auth" */
  | { readonly kind: 'no'; readonly word: string }
  /** no answer, or none of Slack's */
  | { readonly kind: 'silence' };

/** Asks Slack. Never throws. */
export type SlackQuestions = {
  ask(method: string, token: string | undefined, given?: Readonly<Record<string, unknown>>): Promise<Said>;
  /** Slack's time at its last answer, in milliseconds since 1970; `undefined`: there was none yet, or it did not say */
  serverTime(): number | undefined;
};

/** Milliseconds after which nobody answers any more. */
const PATIENCE = 10_000;
const nothing = () => {};
/** What fails is told by what is asked for, not in a log. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing, setLevel: nothing, setName: nothing };

const refused = z.object({ code: z.literal('slack_webapi_platform_error'), data: z.object({ error: z.string() }) });
const answered = z.looseObject({ response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional() });

/** @param apiUrl an address on this machine in place of Slack's; for tests */
export function createQuestions({ apiUrl }: { readonly apiUrl?: string | undefined }): SlackQuestions {
  let time: number | undefined;
  const client = new webApi.WebClient(undefined, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: PATIENCE,
    logger: { ...SILENT, getLevel: () => LogLevel.ERROR },
    async fetch(url, init) {
      const response = await fetch(url, init);
      const said = Date.parse(response.headers.get('date') ?? '');
      time = Number.isNaN(said) ? time : said;
      return response;
    },
  });
  return {
    serverTime: () => time,
    async ask(method, token, given = {}) {
      try {
        const body = answered.parse(await client.apiCall(method, { ...given, ...(token !== undefined && { token }) }));
        return { kind: 'yes', body, scopes: body.response_metadata?.scopes };
      } catch (error) {
        const word = refused.safeParse(error).data?.data.error;
        return word === undefined ? { kind: 'silence' } : { kind: 'no', word };
      }
    },
  };
}
