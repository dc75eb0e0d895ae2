import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { troubleReply } from '../../../adapters/shared/trouble.ts';
import { loadSettings } from '../../../src/config/load.ts';
import { ArchiveError } from '../../../src/errors.ts';
import { FIELDS } from '../../../src/logger/fields.ts';
import { createLogger } from '../../../src/logger/pino.ts';
import { LOG_LEVELS, type Logger, type LogLevel, SILENT } from '../../../src/logger.ts';
import { anyText } from '../../support/arbitraries.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { makeClock } from '../../support/clock.ts';

const lineSchema = z.record(z.string(), z.unknown());

/** A log, and what was written to it. */
function makeLog(level: LogLevel = 'debug'): { logger: Logger; text(): string; lines(): Record<string, unknown>[] } {
  const written: string[] = [];
  const logger = createLogger({ output: { write: (line) => written.push(line) }, clock: makeClock(), level });
  const text = () => written.join('');
  const lines = () =>
    text()
      .split('\n')
      .slice(0, -1)
      .map((line) => lineSchema.parse(JSON.parse(line)));
  return { logger, text, lines };
}

/** Hands a logger what no typed caller could, as a mistake or a cast elsewhere might. */
function forced(logger: Logger): Record<'info' | 'error', (...given: unknown[]) => void> & { with(fields: unknown): Logger } {
  return Object.assign(Object.create(null), logger);
}

// Of our own making, in the forms that platforms have.
const SECRETS = [
  'My husband Anselm drinks and I can’t sleep. What should I do?',
  'why',
  'Anselm Birdwhistle',
  '@anselm.b',
  'MTA1NjY2NjY2NjY2NjY2NjY2Ng.GhTkLm.notARealTokenAtAll-0123456789abcdefghi',
  'xoxb-1234567890-1234567890123-NotARealTokenAtAll000000',
  'xapp-1-A0000000000-1234567890123-0123456789abcdef0123456789abcdef',
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'postgres://me:hunter2@db/letters',
  '1056666666666666666',
];
/** "why" fits where words of code do; anything else must not show anywhere. */
const UNFIT = SECRETS.filter((text) => text !== 'why');

describe('a log line', () => {
  it('is JSON with level, time, event and fields', () => {
    const { logger, lines } = makeLog();
    logger
      .with({ reference: '7k3m-x9qd', platform: 'terminal' })
      .info('reply-sent', { reply: 'nothing-close', milliseconds: 12.5 });
    expect(lines()).toEqual([
      {
        level: 'info',
        time: '2026-01-05T12:00:00.000Z',
        event: 'reply-sent',
        reference: '7k3m-x9qd',
        platform: 'terminal',
        reply: 'nothing-close',
        milliseconds: 12.5,
      },
    ]);
  });

  it('is written from its level on', () => {
    for (const [at, level] of LOG_LEVELS.entries()) {
      const { logger, lines } = makeLog(level);
      logger.debug('first-of-all');
      logger.info('first-of-all');
      logger.warn('first-of-all');
      logger.error('first-of-all');
      expect(lines().map((line) => line.level)).toEqual(LOG_LEVELS.slice(at, -1));
    }
  });

  it('takes no text for the name of an event that is not written out in the code', () => {
    const { logger, lines } = makeLog();
    const question: string = 'my-husband-drinks';
    // @ts-expect-error: a variable of type string is no name of an event
    SILENT.info(question);
    // @ts-expect-error: nor is one with a text in it
    SILENT.info(`asked-${question}`);
    forced(logger).info(UNFIT[0]);
    expect(lines().map(({ event }) => event)).toEqual(['[withheld]']);
  });

  it('says of an error its kind, code and place, and of its causes', () => {
    const { logger, lines } = makeLog();
    const cause = Object.assign(new TypeError('no such host'), { code: 'ENOTFOUND' });
    logger.error('search-failed', {}, new ArchiveError('no-such-letter', 'There is no letter "x".', { cause }));
    const [line] = lines();
    expect(line?.error).toMatchObject({
      name: 'ArchiveError',
      code: 'no-such-letter',
      cause: { name: 'TypeError', code: 'ENOTFOUND' },
    });
    // Tests are no part of the program, so only the test runner's own frames can be here.
    expect(JSON.stringify(line?.error)).not.toContain(import.meta.dirname);
  });

  it('names the places in the program through which an error went', async () => {
    const { logger, lines } = makeLog();
    const error = await loadSettings({ env: { PORT: 'x' }, folder: await makeArchive({}) }).catch((reason: unknown) => reason);
    logger.error('start-failed', { setting: 'PORT' }, error);
    expect(lines()[0]?.error).toMatchObject({
      at: expect.arrayContaining([expect.stringMatching(/^src\/config\/load\.ts:\d+:\d+$/u)]),
    });
  });
});

describe('no log line', () => {
  it('has a question, name or token that came as an event, a field or an unknown field', () => {
    const { logger, text } = makeLog();
    for (const secret of UNFIT) {
      const fields = Object.fromEntries(
        [...Object.keys(FIELDS), 'question', 'user', 'token', 'msg', 'err', 'time'].map((name) => [name, secret]),
      );
      forced(logger).info(secret, fields, secret);
      forced(forced(logger).with(fields)).error('of-this-kind', { [secret]: secret, headers: { authorization: secret } });
      forced(logger).error({ msg: secret }, [secret], { message: secret });
    }
    for (const secret of UNFIT) expect(text()).not.toContain(secret);
    expect(text().split('\n')).toHaveLength(UNFIT.length * 3 + 1);
  });

  it('has what an error says, is called, carries, or has in its stack', () => {
    const { logger, text } = makeLog();
    for (const secret of UNFIT) {
      const error = new ArchiveError('bad-input', secret, { cause: new Error(secret, { cause: secret }) });
      logger.error('request-failed', {}, error);
      logger.error(
        'request-failed',
        {},
        Object.assign(new Error('x'), { name: secret, code: secret, requestBody: secret, path: secret }),
      );
      logger.error('request-failed', {}, new Error(`x\n    at ${secret} (/app/src/${secret}.ts:1:2)`));
      logger.error(
        'request-failed',
        {},
        Object.assign(new Error('x'), { message: 'changed', stack: `Error: ${secret}\n    at f (/app/src/x.ts:1:2)` }),
      );
      logger.error('request-failed', {}, secret);
      logger.error('request-failed', {}, new AggregateError([new Error(secret)], secret));
      expect(troubleReply(error, { logger }).sentence).not.toContain(secret);
    }
    for (const secret of UNFIT) expect(text()).not.toContain(secret);
  });

  it('has a frame that stands in a message', () => {
    const { logger, text } = makeLog();
    logger.error('request-failed', {}, new Error('x\n    at leave (/app/src/anselm/bottles.ts:1:2)'));
    const shortened = new Error('x\n    at leave (/app/src/anselm/bottles.ts:1:2)');
    // Read once, so that it is written, and no more than the message changes.
    expect(shortened.stack).toContain('anselm');
    shortened.message = 'x';
    logger.error('request-failed', {}, shortened);
    expect(text()).not.toContain('anselm');
  });

  it('comes to grief over anything that is thrown', () => {
    const { logger, lines } = makeLog();
    const spiteful = Object.defineProperty(new Error('x'), 'stack', {
      get: () => {
        throw new Error('no');
      },
    });
    const circular = new Error('x');
    circular.cause = circular;
    const thrown = [null, 0, '', Symbol('x'), {}, spiteful, circular, () => {}, Object.create(null)];
    for (const error of thrown) logger.error('request-failed', {}, error);
    expect(lines()).toHaveLength(thrown.length);
  });

  it('has any text, whatever the fields', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...Object.keys(FIELDS)), (text, name) => {
        const marked = `${text} Zweig-4711`;
        const log = makeLog();
        forced(log.logger).info(marked, { [name]: marked, [marked]: marked }, new Error(marked));
        expect(log.text()).not.toContain('Zweig-4711');
        expect(log.lines()).toHaveLength(1);
      }),
    );
  });

  it('has a credential, from the first line of a start on', async () => {
    const [, , , , token = '', bot = '', app = '', secret = '', database = ''] = SECRETS;
    const env = {
      DISCORD_TOKEN: token,
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
      DEAR_ARCHIVE_SECRET: secret,
      DATABASE_URL: database,
    };
    const settings = await loadSettings({ env: { ...env, LOG_LEVEL: 'DEBUG' }, folder: await makeArchive({}) });
    const { logger, text, lines } = makeLog(settings.LOG_LEVEL);
    logger.debug('program-starts', { version: '0.1.0' });
    forced(logger).info('settings-read', settings);
    forced(logger).info('settings-read', { code: settings, setting: settings.DISCORD_TOKEN, outcome: Object.values(settings) });
    for (const value of Object.values(env)) expect(text()).not.toContain(value);
    expect(lines()[0]).toMatchObject({ event: 'program-starts', version: '0.1.0' });
  });
});
