// Which text do the bytes of a source hold? UTF-8 first; then what byte-order marks, patterns and chardet tell.
import { analyse } from 'chardet';

/** The text and how it was encoded, or why there is none. `binary`: it was never meant to be text. */
export type Decoded =
  | { readonly text: string; readonly encoding: string }
  | { readonly problem: string; readonly line?: number; readonly kind: 'binary' | 'broken' | 'empty' };

const KNOWN_FILES: readonly (readonly [signature: readonly number[], name: string, advice: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'a zip archive (or a Word, Excel or e-book file, which are zip archives)',
    'Unpack it, or save the document as plain text, and import that.',
  ],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Copy its text into a .txt file and import that.'],
  [[0x1f, 0x8b], 'a gzip file', 'Unpack it and import what is inside.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document', 'Save it as plain text and import that.'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture (PNG)', 'Type or recognise its text first.'],
  [[0xff, 0xd8, 0xff], 'a picture (JPEG)', 'Type or recognise its text first.'],
  [[0x47, 0x49, 0x46, 0x38], 'a picture (GIF)', 'Type or recognise its text first.'],
  [[0x52, 0x49, 0x46, 0x46], 'a media file (RIFF)', 'It holds no text.'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program', 'It holds no text.'],
];

/** Decodes a source; line ends stay as they are, a byte-order mark goes. */
export function decode(bytes: Uint8Array): Decoded {
  const known = KNOWN_FILES.find(([signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (known) return { kind: 'binary', problem: `This is ${known[1]}, not text. ${known[2]}` };
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return decoded;
  if (decoded.text.trim() === '')
    return { kind: 'empty', problem: 'There is nothing in it. Check that it was saved, or leave it out.' };
  return controlProblem(decoded.text) ?? decoded;
}

function decodeText(bytes: Uint8Array): Decoded {
  if (starts(bytes, 0xff, 0xfe, 0, 0) || starts(bytes, 0, 0, 0xfe, 0xff)) {
    return { kind: 'broken', problem: 'This is UTF-32, which hardly any program reads. Save it as UTF-8.' };
  }
  const wide = wideEncoding(bytes);
  if (wide !== undefined)
    return (
      strictly(bytes, wide) ?? {
        kind: 'broken',
        problem: `This looks like ${wide.toUpperCase()}, but is broken. Save it as UTF-8.`,
      }
    );
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return {
      kind: 'broken',
      line: lineAt(bytes, nul),
      problem: 'There is a NUL byte here, so this is no text. Save it as UTF-8 text.',
    };
  return strictly(bytes, 'utf-8') ?? brokenUtf8(bytes) ?? oldEncoding(bytes);
}

/** UTF-16, by its byte-order mark or by the zero bytes that English has in every second place. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (starts(bytes, 0xfe, 0xff)) return 'utf-16be';
  const sample = bytes.subarray(0, 2048);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (half < 2) return undefined;
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le';
  return even > half * 0.7 && odd < half * 0.05 ? 'utf-16be' : undefined;
}

function strictly(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

// Where most of what is not ASCII is sound UTF-8, the rest is damage and not another encoding.
function brokenUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const damaged = text.match(/\ufffd+/gu)?.length ?? 0;
  const sound = (text.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length;
  if (!starts(bytes, 0xef, 0xbb, 0xbf) && sound < damaged * 2) return undefined;
  const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
  const places =
    damaged === 1 ? 'There is a broken character here' : `There are ${damaged} broken characters, the first one here`;
  return {
    kind: 'broken',
    line,
    problem: `${places}: the file is UTF-8 but damaged. Mend it (look for "\ufffd" in an editor) and save it as UTF-8.`,
  };
}

const LATIN = /^(?:windows-125\d|iso-8859-\d+|utf-8|ascii)$/iu;

// English in an old encoding is Windows-1252, or Mac Roman, whose apostrophe is an "Õ" in Windows-1252; others by chardet.
function oldEncoding(bytes: Uint8Array): Decoded {
  const windows = decodeWindows1252(bytes);
  if (/\p{L}Õ\p{L}|Ò\p{Lu}\p{Ll}/u.test(windows) && !/[\u0091-\u0094’‘“”]/u.test(windows)) {
    return { text: new TextDecoder('macintosh').decode(bytes), encoding: 'macintosh' };
  }
  const [best] = analyse(bytes);
  if (best && best.confidence >= 50 && !LATIN.test(best.name)) {
    const decoded = known(best.name) ? strictly(bytes, best.name) : undefined;
    if (decoded) return decoded;
  }
  const undefinedAt = windows.search(/[\u0081\u008d\u008f\u0090\u009d]/u);
  if (undefinedAt < 0) return { text: windows, encoding: 'windows-1252' };
  const line = windows.slice(0, undefinedAt).split('\n').length;
  return { kind: 'broken', line, problem: 'The encoding can’t be told from here on. Save the file as UTF-8.' };
}

// Bytes 0x80 to 0x9f of Windows-1252; "" where it has no character. Node 20's own decoder reads them as Latin-1 controls.
const WINDOWS_1252 = [
  '€',
  '',
  '‚',
  'ƒ',
  '„',
  '…',
  '†',
  '‡',
  'ˆ',
  '‰',
  'Š',
  '‹',
  'Œ',
  '',
  'Ž',
  '',
  '',
  '‘',
  '’',
  '“',
  '”',
  '•',
  '–',
  '—',
  '˜',
  '™',
  'š',
  '›',
  'œ',
  '',
  'ž',
  'Ÿ',
];

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] || char);
}

function known(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

// A few stray control characters are dropped later; many mean that this never was text.
function controlProblem(text: string): Decoded | undefined {
  const nul = text.indexOf('\0');
  if (nul >= 0)
    return {
      kind: 'broken',
      line: lineOf(text, nul),
      problem: 'There is a NUL character here, so this is no text. Save it as UTF-8 text.',
    };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  const controls = text.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/gu)?.length ?? 0;
  return controls > 8 && controls > text.length * 0.02
    ? { kind: 'binary', problem: 'This is full of control characters, so it is no text. Save the letters as UTF-8 text.' }
    : undefined;
}

function starts(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function lineAt(bytes: Uint8Array, offset: number): number {
  return bytes.subarray(0, offset).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
