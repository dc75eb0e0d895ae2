// A real ONNX model of a few numbers a token, so that the true run time is tried without the weight of the bundled encoder.
import { createHash } from 'node:crypto';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUNDLED_MODEL } from '../../src/config/bundled.ts';
import { seededNumbers } from './seeded.ts';

/** Word pieces of the tokenizer that is bundled. */
const VOCABULARY = 30_522;

/** What a tiny model is like. */
export type TinyModelOptions = {
  /** numbers a token; left out: 8 */
  readonly dimensions?: number;
  /** another seed makes another model; left out: "tiny" */
  readonly seed?: string;
  /** what its model.json says; left out: the right checksums; `null`: there is no model.json */
  readonly manifest?: string | null;
};

/** Writes a model folder: every token has a random state, whatever stands around it. */
export async function writeTinyModel(
  folder: string,
  { dimensions = 8, seed = 'tiny', manifest }: TinyModelOptions = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of ['tokenizer.json', 'tokenizer_config.json']) await cp(join(BUNDLED_MODEL, name), join(folder, name));
  const weights = tinyModel(dimensions, seed);
  await writeFile(join(folder, 'model.onnx'), weights);
  const sha256 = createHash('sha256').update(weights).digest('hex');
  const right = JSON.stringify({ files: { 'model.onnx': { sha256 } } });
  if (manifest !== null) await writeFile(join(folder, 'model.json'), manifest ?? right);
}

// The few messages of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto that one Gather needs.
function tinyModel(dimensions: number, seed: string): Uint8Array {
  const next = seededNumbers(seed);
  const table = Float32Array.from({ length: VOCABULARY * dimensions }, () => next() - 0.45);
  const [FLOAT, INT64] = [1, 7];
  const states = [
    number(1, VOCABULARY),
    number(1, dimensions),
    number(2, FLOAT),
    text(8, 'states'),
    bytes(9, new Uint8Array(table.buffer)),
  ];
  const gather = [text(1, 'states'), text(1, 'input_ids'), text(2, 'last_hidden_state'), text(4, 'Gather')];
  const value = (name: string, type: number, shape: readonly (string | number)[]) => [
    text(1, name),
    message(2, [
      message(1, [
        number(1, type),
        message(
          2,
          shape.map((size) => message(1, [typeof size === 'number' ? number(1, size) : text(2, size)])),
        ),
      ]),
    ]),
  ];
  const graph = [
    message(1, gather),
    text(2, 'tiny'),
    message(5, states),
    ...['input_ids', 'attention_mask', 'token_type_ids'].map((name) => message(11, value(name, INT64, ['batch', 'tokens']))),
    message(12, value('last_hidden_state', FLOAT, ['batch', 'tokens', dimensions])),
  ];
  const opset = [text(1, ''), number(2, 13)];
  return Buffer.concat([number(1, 8), message(7, graph), message(8, opset)]);
}

// Protocol buffers: a key of field number and wire type, then a number of seven bits a byte, or a length and that many bytes.
function varint(value: number): Buffer {
  const digits: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) digits.push((rest % 128) + 128);
  return Buffer.from([...digits, rest]);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function bytes(field: number, value: Uint8Array): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  return bytes(field, Buffer.concat(parts));
}
