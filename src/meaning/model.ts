// The sentence encoder itself: ONNX weights run by onnxruntime, text cut into word pieces by the model's own tokenizer.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { z } from 'zod';
import { ArchiveError, explainSystemError, throwIfAborted } from '../errors.ts';
import { type Embedder, MAX_TOKENS, type Passage, type PassageVectors } from './embedder.ts';
import { KIND_FILES, kindFault } from './model-kind.ts';
import { normalise, poolMean } from './pooling.ts';
import { type Frame, packWindows } from './windows.ts';

/** Where the model lies and how much of the machine it may use. */
export type ModelOptions = {
  /** a folder with model.onnx, tokenizer.json and tokenizer_config.json */
  readonly directory: string;
  /** threads of one pass, from 1 */
  readonly threads: number;
  /** what the index remembers it by; left out: the folder's own name */
  readonly name?: string | undefined;
};

/** Stored vectors put four axes into a byte. */
const AXES_A_BYTE = 4;

const manifestSchema = z.object({ files: z.record(z.string(), z.object({ sha256: z.string() })) });
const jsonObject = z.record(z.string(), z.unknown());

/** The model as it is: texts become tokens, tokens become states. */
export type Encoder = {
  /** SHA-256 of the weights, hexadecimal */
  readonly fingerprint: string;
  readonly dimensions: number;
  readonly frame: Frame;
  /** Word pieces of a text, without the frame. */
  tokens(text: string): number[];
  /** Token states of one sequence, shape [tokens, dimensions]. One sequence a pass: no work is spent on padding. */
  states(ids: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
};

/**
 * Opens a model of the BERT family: inputs input_ids, attention_mask, token_type_ids (int64, [1, tokens]), output
 * last_hidden_state ([1, tokens, dimensions]), whose mean is the vector. A folder with a model.json is checked against the
 * checksums in it. @throws ArchiveError `model` when a file is missing, damaged or not such a model
 */
export async function openEncoder({ directory, threads }: ModelOptions): Promise<Encoder> {
  const weights = join(directory, 'model.onnx');
  const [fingerprint, tokenizerFile, tokenizerConfig] = await Promise.all([
    hashFile(weights),
    readModelFile(join(directory, 'tokenizer.json'), (path) => readFile(path)),
    readModelFile(join(directory, 'tokenizer_config.json'), (path) => readFile(path)),
  ]);
  await checkManifest(directory, { 'model.onnx': fingerprint, 'tokenizer.json': sha256(tokenizerFile) });
  await checkKind(directory);
  try {
    const tokenizer = new Tokenizer(parseObject(tokenizerFile), parseObject(tokenizerConfig));
    const session = await InferenceSession.create(weights, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      executionMode: 'sequential',
      logSeverityLevel: 3,
    });
    checkShape(directory, session, tokenizer);
    const frame = { begin: idOf('[CLS]', tokenizer), end: idOf('[SEP]', tokenizer), maxTokens: MAX_TOKENS };
    const states = (ids: readonly number[]) => runSession(session, ids);
    const dimensions = (await states([frame.begin, frame.end])).length / 2;
    if (dimensions % AXES_A_BYTE !== 0)
      throw damaged(directory, `its vectors have ${dimensions} numbers, and only multiples of ${AXES_A_BYTE} can be kept`);
    return {
      fingerprint,
      dimensions,
      frame,
      tokens: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
      states,
      close: () => session.release(),
    };
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw damaged(directory, error instanceof Error ? error.message : String(error), error);
  }
}

/** A sentence encoder over the model in a folder. @throws ArchiveError `model`, as {@link openEncoder} */
export async function loadModel(options: ModelOptions): Promise<Embedder> {
  const encoder = await openEncoder(options);
  const { fingerprint, dimensions, close } = encoder;
  return {
    model: { name: options.name ?? basename(options.directory), fingerprint, dimensions },
    async embed(passages, signal) {
      const vectors: PassageVectors[] = [];
      for (const passage of passages) {
        throwIfAborted(signal);
        vectors.push(await embedPassage(passage, encoder));
      }
      return vectors;
    },
    close,
  };
}

function idOf(token: string, tokenizer: Tokenizer): number {
  const found = tokenizer.token_to_id(token);
  if (found === undefined) throw new Error(`the tokenizer knows no ${token}`);
  return found;
}

async function runSession(session: InferenceSession, ids: readonly number[]): Promise<Float32Array> {
  const shape = [1, ids.length];
  const feeds = {
    input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
    attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
  };
  const { last_hidden_state: output } = await session.run(feeds, ['last_hidden_state']);
  if (!(output?.data instanceof Float32Array)) throw new Error('the model gives no last_hidden_state of floats');
  return output.data;
}

async function embedPassage({ parts, each }: Passage, encoder: Encoder): Promise<PassageVectors> {
  const { dimensions } = encoder;
  const windows = packWindows(parts.map(encoder.tokens), encoder.frame, each);
  const vectors: Float32Array[] = parts.map(() => new Float32Array(dimensions));
  let whole: Float32Array | undefined;
  for (const window of windows) {
    const states = await encoder.states(window.ids);
    whole ??= poolMean(states, dimensions, { from: 0, to: window.ids.length });
    if (each) for (const { part, range } of window.parts) vectors[part] = poolMean(states, dimensions, range);
  }
  return { whole: whole ?? normalise(new Float32Array(dimensions)), parts: each ? vectors : [] };
}

/** In pieces, and the runtime opens the weights by their path: so no copy of them stays in memory beside the runtime's own. */
async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await readModelFile(path, () => pipeline(createReadStream(path), hash));
  return hash.digest('hex');
}

async function readModelFile<T>(path: string, read: (path: string) => Promise<T>): Promise<T> {
  try {
    return await read(path);
  } catch (error) {
    const message = `The sentence encoder can't be read: ${path}: ${explainSystemError(error)}. Put the model's files there, or name another folder in MODEL.`;
    throw new ArchiveError('model', message, { cause: error });
  }
}

async function checkManifest(directory: string, found: Readonly<Record<string, string>>): Promise<void> {
  const text = await readFile(join(directory, 'model.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const manifest = parseManifest(text);
  if (!manifest) throw damaged(directory, 'model.json is not a list of files with checksums');
  for (const [name, hash] of Object.entries(found)) {
    const expected = manifest.files[name]?.sha256;
    if (expected !== undefined && expected !== hash)
      throw damaged(directory, `${name} has another checksum than model.json says`);
  }
}

function parseManifest(text: string): z.infer<typeof manifestSchema> | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];
const OUTPUT = 'last_hidden_state';
const FRAME = ['[CLS]', '[SEP]'];

/** What the small files beside a model say of it, where they are there. */
async function checkKind(directory: string): Promise<void> {
  const read = (name: string) => readFile(join(directory, name), 'utf8').catch(() => undefined);
  const fault = kindFault({ config: await read(KIND_FILES.config), pooling: await read(KIND_FILES.pooling) });
  if (fault !== undefined) throw unfit(directory, fault);
}

/** What the model itself is like: any other cannot be fed as we do. */
function checkShape(directory: string, { inputNames, outputNames }: InferenceSession, tokenizer: Tokenizer): void {
  const wrong = [...INPUTS.filter((name) => !inputNames.includes(name)), ...inputNames.filter((name) => !INPUTS.includes(name))];
  if (wrong.length > 0) throw unfit(directory, `its inputs are ${inputNames.join(', ')}, not ${INPUTS.join(', ')}`);
  if (!outputNames.includes(OUTPUT)) throw unfit(directory, `its outputs are ${outputNames.join(', ')}, without ${OUTPUT}`);
  const missing = FRAME.filter((token) => tokenizer.token_to_id(token) === undefined);
  if (missing.length > 0) throw unfit(directory, `its tokenizer knows no ${missing.join(' and no ')}`);
}

function unfit(directory: string, what: string): ArchiveError {
  return new ArchiveError(
    'model',
    `The sentence encoder in ${directory} is of a kind that can't be used: ${what}. Name one of the BERT family with mean pooling in MODEL, such as Xenova/all-MiniLM-L6-v2, or leave MODEL out.`,
  );
}

function damaged(directory: string, what: string, cause?: unknown): ArchiveError {
  return new ArchiveError(
    'model',
    `The sentence encoder in ${directory} can't be used: ${what}. Restore its files (git checkout, or the steps in its README); a folder that came from the hub may be deleted, and is fetched again.`,
    { cause },
  );
}

function parseObject(bytes: Buffer): Record<string, unknown> {
  return jsonObject.parse(JSON.parse(bytes.toString('utf8')));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
