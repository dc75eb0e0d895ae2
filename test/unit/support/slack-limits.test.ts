// Does our table of Slack's limits say what the texts in @slack/types say?
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../support/slack/block-schema.ts';
import { LIMITS, NOT_SERVED, SOURCES } from '../../support/slack/limits.ts';

const FOLDER = dirname(createRequire(import.meta.url).resolve('@slack/types'));
/** Files of what we never send, and a picture's size. */
const SKIPPED = ['dialog.d.ts', 'message-attachments.d.ts', 'calls.d.ts'];

const OWNER = /^(?:export )?(?:interface|type) (\w+)/gmu;
const DOCUMENTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\??:/gu;
const MAXIMUM = /(?:max(?:imum)?\b[^.\d]{0,90}?|up to )(\d[\d,]*)|limit (\d[\d,]*)/giu;

/** "Interface.field" and every maximum that its text names. */
function readMaxima(source: string): { place: string; max: number }[] {
  const owners = [...source.matchAll(OWNER)];
  return [...source.matchAll(DOCUMENTED)].flatMap(({ 1: comment = '', 2: field = '', index }) => {
    const owner = owners.filter((each) => each.index < index).at(-1)?.[1] ?? '';
    const text = comment.replaceAll(/\s*\n\s*\*\s*/gu, ' ').replaceAll(/\{@link [^}]*\}/gu, '');
    return [...text.matchAll(MAXIMUM)].map(({ 1: a, 2: b }) => ({
      place: `${owner}.${field}`,
      max: Number((a ?? b ?? '').replaceAll(',', '')),
    }));
  });
}

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.d.ts') && !SKIPPED.some((skipped) => name.endsWith(skipped)),
);
const documented = files.flatMap((name) => readMaxima(readFileSync(join(FOLDER, name), 'utf8')));
const format = ({ place, max }: { place: string; max: number }) => `${place} ${max}`;

describe('the table of limits', () => {
  const ours = Object.entries(LIMITS).flatMap(([name, max]) =>
    Object.entries(SOURCES).flatMap(([named, places]) => (named === name ? places.map((place) => ({ place, max })) : [])),
  );

  it('says what @slack/types says, for all that the server serves', () => {
    const served = documented.filter(({ place }) => !NOT_SERVED.includes(place.split('.')[0] ?? ''));
    expect([...new Set(served.map(format))].sort()).toEqual(ours.map(format).sort());
    expect(served.length).toBeGreaterThan(40);
  });

  it('names nothing as not served that is not there', () => {
    const all = files.map((name) => readFileSync(join(FOLDER, name), 'utf8')).join('\n');
    expect(NOT_SERVED.filter((name) => !new RegExp(`^(?:export )?(?:interface|type) ${name}\\b`, 'mu').test(all))).toEqual([]);
  });

  it('stands beside schemas that take only what the types take', () => {
    const toKnown = (block: Block): KnownBlock => block;
    expect(toKnown({ type: 'divider' })).toEqual({ type: 'divider' });
  });
});
