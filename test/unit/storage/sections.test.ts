import { describe, expect, it } from 'vitest';
import { openSections, writeSections } from '../../../src/storage/sections.ts';

const SHAPE = { bytes: Uint8Array, signed: Int8Array, halves: Uint16Array, words: Uint32Array, floats: Float32Array } as const;
const ARRAYS = {
  bytes: Uint8Array.of(1, 2, 3),
  signed: Int8Array.of(-128, 127),
  halves: Uint16Array.of(65_535),
  words: Uint32Array.of(0, 4_294_967_295),
  floats: Float32Array.of(0.5, -1.25, Number.POSITIVE_INFINITY),
};
const write = () => writeSections({ kind: 'test', about: { made: 'today', ä: [1, 2] }, arrays: ARRAYS });
const open = (bytes: Uint8Array) => openSections(bytes, 'test', SHAPE);

describe('sections', () => {
  it('come back as they were written', () => {
    expect(open(write())).toEqual({ ok: true, about: { made: 'today', ä: [1, 2] }, arrays: ARRAYS });
  });

  it('are views of the opened bytes, each at a multiple of 8', () => {
    const file = write();
    const opened = open(file);
    if (!opened.ok) throw new Error(opened.detail);
    for (const array of Object.values(opened.arrays)) {
      expect(array.buffer).toBe(file.buffer);
      expect(array.byteOffset % 8).toBe(0);
    }
  });

  it('open from a buffer that begins anywhere', () => {
    const file = write();
    const shifted = Buffer.alloc(file.length + 3);
    shifted.set(file, 3);
    expect(open(shifted.subarray(3))).toMatchObject({ ok: true, arrays: ARRAYS });
  });

  it('may be empty', () => {
    const file = writeSections({ kind: 'test', about: null, arrays: { none: new Float32Array(0) } });
    expect(openSections(file, 'test', { none: Float32Array })).toMatchObject({ ok: true, arrays: { none: new Float32Array(0) } });
  });

  it('are written from a view of a larger array without its neighbours', () => {
    const bytes = Uint8Array.of(9, 1, 2, 9).subarray(1, 3);
    const opened = openSections(writeSections({ kind: 'test', about: 0, arrays: { bytes } }), 'test', { bytes: Uint8Array });
    expect(opened).toMatchObject({ ok: true, arrays: { bytes: Uint8Array.of(1, 2) } });
  });
});

describe('a file that is not whole', () => {
  const faultOf = (bytes: Uint8Array) => {
    const opened = open(bytes);
    return opened.ok ? 'none' : opened.fault;
  };

  it('is truncated wherever it is cut', () => {
    const file = write();
    for (let length = 0; length < file.length; length++) expect(faultOf(file.subarray(0, length))).toBe('truncated');
  });

  it('is seen whichever bit is flipped', () => {
    const file = write();
    for (let bit = 0; bit < file.length * 8; bit++) {
      const flipped = file.slice();
      const at = bit >> 3;
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7));
      expect(faultOf(flipped)).toBe(at < 8 ? 'not-ours' : at < 12 ? 'other-version' : 'damaged');
    }
  });

  it('is damaged when something is appended', () => {
    expect(faultOf(Buffer.concat([write(), Buffer.from('x')]))).toBe('damaged');
  });

  it('is not ours when it is something else', () => {
    expect(faultOf(Buffer.from('{"some":"JSON that is long enough for a head"}'))).toBe('not-ours');
  });

  it('says what was wanted when it holds something else', () => {
    expect(openSections(write(), 'other', SHAPE)).toEqual({
      ok: false,
      fault: 'other-version',
      detail: 'it holds "test", wanted "other"',
    });
    expect(openSections(write(), 'test', { more: Uint8Array })).toMatchObject({
      fault: 'other-version',
      detail: 'it has no Uint8Array "more"',
    });
    expect(openSections(write(), 'test', { bytes: Float32Array })).toMatchObject({ fault: 'other-version' });
  });
});
