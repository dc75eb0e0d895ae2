// How does a button that everybody sees carry what one person asked? Sealed: whoever takes a message of theirs away took it away.
import { SEAL_ROOM, type Seal } from '../../src/state/sealed.ts';
import type { Asked } from '../shared/render-context.ts';
import { BETWEEN, keepAsked, MOST_VALUE, type ParsedValue, parseValue, readAsked, writeAsked } from './asked.ts';

/** The same button only: what stands on one opens on no other. */
const belongsTo = (cursor: string) => ['slack', cursor];

/**
 * The value of an element on a message that everybody sees, at most {@link MOST_VALUE} units: others can look at the values of
 * buttons. @param cursor as `Cursors.format` made it
 */
export function sealValue(cursor: string, given: Asked, seal: Seal): string {
  const { asked } = keepAsked(given, Number.POSITIVE_INFINITY, MOST_VALUE - SEAL_ROOM);
  return asked === undefined ? cursor : `${cursor}${BETWEEN}${seal.close(writeAsked(asked), belongsTo(cursor))}`;
}

/** What a value says, sealed or not; never throws. */
export function openValue(value: string, seal: Seal): ParsedValue {
  const parsed = parseValue(value);
  if (parsed.asked !== undefined || parsed.cursor.length === value.length) return parsed;
  const opened = seal.open(value.slice(parsed.cursor.length + BETWEEN.length), belongsTo(parsed.cursor));
  const asked = opened === undefined ? undefined : readAsked(opened);
  return { ...parsed, ...(asked !== undefined && { asked }) };
}
