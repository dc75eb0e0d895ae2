import { describe, expect, it } from 'vitest';
import { newReference } from '../../../../adapters/shared/reference.ts';
import { troubleReply } from '../../../../adapters/shared/trouble.ts';
import { ArchiveError, type ErrorCode } from '../../../../src/errors.ts';
import { createLogger } from '../../../../src/logger/pino.ts';
import { makeClock } from '../../../support/clock.ts';

function makeLog() {
  const lines: string[] = [];
  return { lines, logger: createLogger({ output: { write: (line) => lines.push(line) }, clock: makeClock(), level: 'info' }) };
}

describe('trouble', () => {
  it('is one calm sentence, and a line in the log under the same reference', () => {
    const { lines, logger } = makeLog();
    const reply = troubleReply(new Error('undefined is not a function'), { logger });
    expect(reply.kind).toBe('trouble');
    expect(reply.sentence).not.toContain('undefined');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', event: 'request-failed', reference: reply.reference });
  });

  it('has the reference of the request where there is one', () => {
    const { lines, logger } = makeLog();
    expect(troubleReply(new Error('x'), { logger, reference: '7k3m-x9qd' }).reference).toBe('7k3m-x9qd');
    expect(lines[0]).toContain('"reference":"7k3m-x9qd"');
  });

  it('says something for every kind of failure, and calls only those errors that need somebody', () => {
    const codes: readonly ErrorCode[] = ['usage', 'io', 'no-such-letter', 'bad-input', 'model', 'interrupted'];
    const { lines, logger } = makeLog();
    const sentences = codes.map((code) => troubleReply(new ArchiveError(code, 'x'), { logger }).sentence);
    expect(sentences.every((sentence) => sentence.endsWith('.'))).toBe(true);
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(['error', 'error', 'info', 'error', 'error', 'info']);
    expect(lines.map((line) => JSON.parse(line).code)).toEqual(codes);
  });
});

describe('a reference', () => {
  it('is eight letters and figures that nobody mixes up, another one each time', () => {
    const references = Array.from({ length: 500 }, () => newReference());
    expect(references.filter((reference) => !/^[0-9a-hjkmnp-tv-z]{4}-[0-9a-hjkmnp-tv-z]{4}$/u.test(reference))).toEqual([]);
    expect(new Set(references).size).toBe(500);
  });

  it('follows from the bytes that chance gives', () => {
    expect(newReference((count) => new Uint8Array(count).map((_, at) => at * 33))).toBe('0123-4567');
  });
});
