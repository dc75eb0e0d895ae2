// How does a model of the Hugging Face hub come into a folder of ours? Fetched once, file by file, and put in place in one step.
// A file lies at ADDRESS/OWNER/NAME/resolve/REVISION/PATH; large ones redirect to a store of their own, and the redirect says
// their SHA-256 in X-Linked-Etag (https://huggingface.co/docs/huggingface_hub/package_reference/file_download).
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ArchiveError, explainSystemError, systemCode, throwIfAborted } from '../errors.ts';
import { KIND_FILES, kindFault } from './model-kind.ts';

/** A model on the hub. */
export type HubModel = {
  /** OWNER/NAME */
  readonly name: string;
  /** the folder that keeps fetched models */
  readonly cache: string;
  /** left out: {@link HUB_ADDRESS}; another one is for tests */
  readonly address?: string | undefined;
};

/** How far the weights are, in bytes. */
export type FetchProgress = { readonly done: number; readonly total: number };

/** What a fetch tells, and what stops it. */
export type FetchOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((sentence: string) => void) | undefined;
  /** told while the weights come, where the hub says how long they are */
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
};

/** The hub itself. */
export const HUB_ADDRESS = 'https://huggingface.co';
const REVISION = 'main';
const TOKENIZER = ['tokenizer.json', 'tokenizer_config.json'] as const;
/** Eight bits where there are any: a quarter of the size, and as good (models/README.md). */
const WEIGHTS = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;
const MOST_REDIRECTS = 5;

const HUB_NAME = /^\w[\w.-]*\/\w[\w.-]*$/u;

/** Could a text be the name of a model on the hub? */
export function isHubName(text: string): boolean {
  return HUB_NAME.test(text) && !text.includes('..');
}

/**
 * The folder of a model of the hub, which is fetched if it is not there yet. A fetch that fails or is killed leaves no folder
 * in that place. @throws ArchiveError `model` when it can't be had or used, `interrupted`
 */
export async function fetchHubModel(model: HubModel, options: FetchOptions = {}): Promise<string> {
  const { name, cache, address = HUB_ADDRESS } = model;
  if (!isHubName(name)) throw new ArchiveError('model', `"${name}" is no name of a model on the hub: OWNER/NAME is.`);
  const folder = join(cache, ...name.split('/'));
  if (await isThere(folder)) return folder;
  options.tell?.(
    `The sentence encoder ${name} is fetched from ${address}, once; words answer until it is here. ("dear-archive index" waits for it.)`,
  );
  try {
    await mkdir(dirname(folder), { recursive: true });
    const part = await mkdtemp(`${folder}.part-`);
    try {
      await fetchInto(part, { ...model, address }, options);
      await moveInto(part, folder);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
    return folder;
  } catch (error) {
    throwIfAborted(options.signal);
    if (error instanceof ArchiveError || systemCode(error) === undefined) throw error;
    const cure = 'Make room or give access there, or name another folder in MODEL_CACHE.';
    throw new ArchiveError(
      'model',
      `The sentence encoder ${name} can't be kept in ${cache}: ${explainSystemError(error)}. ${cure}`,
      {
        cause: error,
      },
    );
  }
}

type Source = HubModel & { readonly address: string };

async function fetchInto(part: string, source: Source, options: FetchOptions): Promise<void> {
  const small = async (path: string) => {
    const found = await openFile(source, path, options);
    if (!found) return undefined;
    await mkdir(dirname(join(part, path)), { recursive: true });
    await save(found, join(part, path), source, options);
    return readFile(join(part, path), 'utf8');
  };
  const config = await small(KIND_FILES.config);
  if (config === undefined) throw refused(source, `there is no model ${source.name}, or it has no ${KIND_FILES.config}`);
  const pooling = await small(KIND_FILES.pooling);
  const fault = kindFault({ config, pooling });
  if (fault !== undefined) throw unfit(source, fault);
  if (pooling === undefined)
    options.tell?.(`${source.name} does not say how its token states become one vector; the mean is taken.`);
  const sums: Record<string, { sha256: string }> = {};
  for (const path of TOKENIZER) {
    const text = await small(path);
    if (text === undefined) throw unfit(source, `it has no ${path}`);
    sums[path] = { sha256: createHash('sha256').update(text).digest('hex') };
  }
  const weights = (await openFile(source, WEIGHTS[0], options)) ?? (await openFile(source, WEIGHTS[1], options));
  if (!weights) throw unfit(source, `it has no weights in the form of ONNX (${WEIGHTS.join(' or ')})`);
  sums['model.onnx'] = { sha256: await save(weights, join(part, 'model.onnx'), source, options, options.onProgress) };
  await writeFile(join(part, 'model.json'), `${JSON.stringify({ files: sums })}\n`);
}

/** A file that the hub begins to send. */
type Incoming = { readonly path: string; readonly response: Response; readonly sha256: string | undefined };

/** `undefined`: the model has no such file. @throws ArchiveError `model` */
async function openFile(source: Source, path: string, { signal }: FetchOptions): Promise<Incoming | undefined> {
  let url = new URL(`${source.name}/resolve/${REVISION}/${path}`, `${source.address.replace(/\/+$/u, '')}/`);
  let sha256: string | undefined;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await fetch(url, { redirect: 'manual', signal: signal ?? null }).catch((error: unknown) => {
      throwIfAborted(signal);
      throw unreachable(source, error);
    });
    sha256 ??= /^"?([0-9a-f]{64})"?$/u.exec(response.headers.get('x-linked-etag') ?? '')?.[1];
    const location = response.headers.get('location');
    if (response.ok) return { path, response, sha256 };
    await response.body?.cancel();
    if (response.status === 404) return undefined;
    // The hub answers 401 where there is no such model, so as not to tell of private ones.
    if (response.status === 401 || response.status === 403)
      throw refused(source, `there is no model ${source.name} that everybody may read`);
    if (response.status < 300 || response.status >= 400 || location === null)
      throw refused(source, `it answers ${response.status} for ${path}`);
    url = new URL(location, url);
  }
  throw refused(source, `${path} leads from one address to the next without an end`);
}

/** Writes a file and gives its SHA-256. @throws ArchiveError `model` when it does not come whole */
async function save(
  { path, response, sha256 }: Incoming,
  target: string,
  source: Source,
  { signal }: FetchOptions,
  onProgress?: FetchOptions['onProgress'],
): Promise<string> {
  const total = Number(response.headers.get('content-length') ?? Number.NaN);
  const hash = createHash('sha256');
  const file = await open(target, 'wx');
  try {
    let done = 0;
    for await (const chunk of chunksOf(response, source, signal)) {
      await file.writeFile(chunk);
      hash.update(chunk);
      done += chunk.length;
      if (total > 0) onProgress?.({ done, total });
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const found = hash.digest('hex');
  if (sha256 !== undefined && sha256 !== found) throw refused(source, `${path} came with another checksum than the hub says`);
  return found;
}

async function* chunksOf({ body }: Response, source: Source, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body;
  } catch (error) {
    throwIfAborted(signal);
    throw unreachable(source, error);
  }
}

/** Another process may have been first; its folder is as good. */
async function moveInto(part: string, folder: string): Promise<void> {
  try {
    await rename(part, folder);
  } catch (error) {
    if (!(await isThere(folder))) throw error;
  }
}

async function isThere(folder: string): Promise<boolean> {
  return (await stat(join(folder, 'model.json')).catch(() => undefined)) !== undefined;
}

const OTHERWISE =
  "Or put a model's files into a folder and name that in MODEL, or leave MODEL out: then the one that came with the program is used.";

function unreachable({ name, address }: Source, error: unknown): ArchiveError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = systemCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return new ArchiveError(
    'model',
    `The sentence encoder ${name} can't be fetched: ${address} can't be reached, or the connection broke off (${reason}). Check the network and start again. ${OTHERWISE}`,
    { cause: error },
  );
}

function refused({ name, address }: Source, what: string): ArchiveError {
  return new ArchiveError(
    'model',
    `The sentence encoder ${name} can't be fetched from ${address}: ${what}. Check the name (a folder must be there, a model of the hub is OWNER/NAME). ${OTHERWISE}`,
  );
}

function unfit({ name, address }: Source, what: string): ArchiveError {
  return new ArchiveError(
    'model',
    `The sentence encoder ${name} of ${address} can't be used: ${what}. Choose one of the BERT family with mean pooling and ONNX weights, such as Xenova/all-MiniLM-L6-v2. ${OTHERWISE}`,
  );
}
