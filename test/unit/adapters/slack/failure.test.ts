// What does each failure mean, and what is tried again?
import { describe, expect, it } from 'vitest';
import { failureOf, ResponseRefusal } from '../../../../adapters/slack/failure.ts';
import { createResponseUses, RESPONSES, respondWith } from '../../../../adapters/slack/response-url.ts';
import { send } from '../../../../adapters/slack/send.ts';
import { makeClock } from '../../../support/clock.ts';

const refused = (error: string) =>
  Object.assign(new Error('x'), { code: 'slack_webapi_platform_error', data: { ok: false, error } });
const limited = (retryAfter: number) => Object.assign(new Error('x'), { code: 'slack_webapi_rate_limited_error', retryAfter });
const http = (statusCode: number) => Object.assign(new Error('x'), { code: 'slack_webapi_http_error', statusCode });

describe('a failure', () => {
  it.each([
    [refused('not_in_channel'), { kind: 'not-in-channel', code: 'not_in_channel' }],
    [refused('expired_trigger_id'), { kind: 'too-late', code: 'expired_trigger_id' }],
    [refused('token_revoked'), { kind: 'no-token', code: 'token_revoked' }],
    [refused('something_new'), { kind: 'other', code: 'something_new' }],
    [limited(30), { kind: 'rate-limited', status: 429, wait: 30_000 }],
    [http(503), { kind: 'unreachable', status: 503 }],
    [http(404), { kind: 'other', status: 404 }],
    [new TypeError('fetch failed'), { kind: 'unreachable' }],
    ['thrown', { kind: 'other' }],
    [new ResponseRefusal({ status: 404, word: 'used_url' }), { kind: 'used-up', status: 404, code: 'used_url' }],
    [new ResponseRefusal({ status: 404 }), { kind: 'too-late', status: 404, code: undefined }],
    [new ResponseRefusal({ status: 429, retryAfter: 2 }), { kind: 'rate-limited', status: 429, wait: 2000 }],
    [new ResponseRefusal({ status: 500 }), { kind: 'unreachable', status: 500, code: undefined }],
  ])('%s', (error, meaning) => {
    expect(failureOf(error)).toEqual(meaning);
  });
});

describe('what is sent', () => {
  async function tries(errors: readonly unknown[], isPublic: boolean) {
    const waits: number[] = [];
    let calls = 0;
    const work = async () => {
      calls += 1;
      const error = errors[calls - 1];
      if (error !== undefined) throw error;
      return 'sent';
    };
    const delay = async (milliseconds: number) => void waits.push(milliseconds);
    const came = await send(work, { delay, isPublic }).catch((error: unknown) => failureOf(error).kind);
    return { came, calls, waits };
  }

  it('to one person is sent again where nobody knows whether it arrived; to all it is not', async () => {
    expect(await tries([http(503), new Error('cut')], false)).toEqual({ came: 'sent', calls: 3, waits: [250, 1000] });
    expect(await tries([http(503)], true)).toEqual({ came: 'unreachable', calls: 1, waits: [] });
  });

  it('waits as long as Slack asks, unless nobody would wait for it', async () => {
    expect(await tries([limited(5)], true)).toEqual({ came: 'sent', calls: 2, waits: [5000] });
    expect(await tries([limited(0)], true)).toEqual({ came: 'sent', calls: 2, waits: [250] });
    expect(await tries([limited(31)], false)).toEqual({ came: 'rate-limited', calls: 1, waits: [] });
  });

  it('that Slack refuses is not sent again, and nothing more often than five times', async () => {
    expect(await tries([refused('not_in_channel')], false)).toMatchObject({ calls: 1 });
    expect(
      await tries(
        Array.from({ length: 9 }, () => http(503)),
        false,
      ),
    ).toMatchObject({ came: 'unreachable', calls: 5 });
  });
});

describe('a response_url', () => {
  it('has five uses, which are forgotten when nobody could use it any more', () => {
    const clock = makeClock();
    const uses = createResponseUses(clock);
    expect([1, 2, 3, 4, 5, 6].map(() => uses.take('a'))).toEqual([4, 3, 2, 1, 0, undefined]);
    expect([uses.left('a'), uses.left('b')]).toEqual([0, RESPONSES.most]);
    clock.pass(RESPONSES.life);
    uses.take('b');
    expect(uses.left('a')).toBe(RESPONSES.most);
  });

  it.each([
    ['{"ok":false,"error":"used_url"}', 'used_url'],
    ['expired_url', 'expired_url'],
    ['<html>No such hook</html>', undefined],
    ['', undefined],
  ])('that is refused with %j', async (text, word) => {
    const respond = respondWith(async () => new Response(text, { status: 404, headers: { 'retry-after': '7' } }));
    await expect(respond('https://hooks.example/1', {})).rejects.toMatchObject({ status: 404, word, retryAfter: 7 });
  });
});
