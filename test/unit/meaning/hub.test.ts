// A model by its name on the hub, against a server on this machine: what is fetched, what is refused, and that nothing half is left.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLED_MODEL } from '../../../src/config/bundled.ts';
import { ArchiveError } from '../../../src/errors.ts';
import { embedText } from '../../../src/meaning/embedder.ts';
import { type FetchOptions, fetchHubModel, isHubName } from '../../../src/meaning/hub.ts';
import { loadModel } from '../../../src/meaning/model.ts';
import { localModel } from '../../../src/meaning/model-source.ts';
import { makeArchive } from '../../support/archive-folder.ts';
import { type HubAnswer, hubFiles, startHub, unheard } from '../../support/hub.ts';

const NAME = 'someone/small-encoder';
const WEIGHTS = 'weights, eight bits';
const SMALL = {
  'config.json': '{"model_type":"bert","hidden_size":384}',
  'tokenizer.json': '{"model":{}}',
  'tokenizer_config.json': '{}',
};
const WHOLE = { ...SMALL, 'onnx/model_quantized.onnx': WEIGHTS, 'onnx/model.onnx': 'weights in full' };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function fetchFrom(files: Readonly<Record<string, HubAnswer>>, options: FetchOptions = {}) {
  const hub = await startHub({ ...hubFiles(NAME, files), 'store/blob': WEIGHTS });
  const cache = await makeArchive({ 'keep.txt': '' });
  const told: string[] = [];
  const run = () =>
    fetchHubModel({ name: NAME, cache, address: hub.address }, { tell: (sentence) => told.push(sentence), ...options });
  return { ...hub, cache, told, run };
}

async function refusal(run: () => Promise<unknown>): Promise<string> {
  const error = await run().catch((reason: unknown) => reason);
  if (!(error instanceof ArchiveError)) throw new Error(`Not refused: ${String(error)}`);
  expect(error.code).toBe('model');
  return error.message;
}

/** Everything below a folder but for what the test put there. */
async function leftIn(cache: string): Promise<string[]> {
  const entries = await readdir(cache, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name !== 'keep.txt').map(({ name }) => name);
}

describe('a model of the hub', () => {
  it('is fetched into a folder of its name, with the smaller weights and the checksums of what came', async () => {
    const { run, cache, told } = await fetchFrom(WHOLE);
    const folder = await run();
    expect(folder).toBe(join(cache, 'someone', 'small-encoder'));
    expect((await readdir(folder)).sort()).toEqual([
      'config.json',
      'model.json',
      'model.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect(await readFile(join(folder, 'model.onnx'), 'utf8')).toBe(WEIGHTS);
    expect(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'))).toEqual({
      files: {
        'model.onnx': { sha256: sha256(WEIGHTS) },
        'tokenizer.json': { sha256: sha256(SMALL['tokenizer.json']) },
        'tokenizer_config.json': { sha256: sha256(SMALL['tokenizer_config.json']) },
      },
    });
    expect(told[0]).toMatch(/someone\/small-encoder is fetched from http.*words answer until it is here/u);
    expect(told[1]).toMatch(/does not say how .*the mean is taken/u);
  });

  it('is fetched once', async () => {
    const { run, asked, told } = await fetchFrom(WHOLE);
    await run();
    const [requests, sentences] = [asked.length, told.length];
    await run();
    expect([asked.length, told.length]).toEqual([requests, sentences]);
  });

  it('comes with its full weights where there are no smaller ones', async () => {
    const { run } = await fetchFrom({ ...SMALL, 'onnx/model.onnx': 'weights in full' });
    expect(await readFile(join(await run(), 'model.onnx'), 'utf8')).toBe('weights in full');
  });

  it('may lie in another store, and must have the checksum that the hub says', async () => {
    const redirect = (sum: string) => ({ ...SMALL, 'onnx/model_quantized.onnx': { redirect: '/store/blob', sha256: sum } });
    const right = await fetchFrom(redirect(sha256(WEIGHTS)));
    expect(await readFile(join(await right.run(), 'model.onnx'), 'utf8')).toBe(WEIGHTS);
    const wrong = await fetchFrom(redirect(sha256('other weights')));
    expect(await refusal(wrong.run)).toMatch(/model_quantized\.onnx came with another checksum than the hub says/u);
    expect(await leftIn(wrong.cache)).toEqual([]);
  });

  it('shows how far the weights are', async () => {
    const seen: (readonly [number, number])[] = [];
    const { run } = await fetchFrom(WHOLE, { onProgress: ({ done, total }) => seen.push([done, total]) });
    await run();
    expect(seen.at(-1)).toEqual([WEIGHTS.length, WEIGHTS.length]);
  });

  it('is whole when two ask for it at once', async () => {
    const { run, cache } = await fetchFrom(WHOLE);
    const [one, other] = await Promise.all([run(), run()]);
    expect(one).toBe(other);
    expect(await readdir(join(cache, 'someone'))).toEqual(['small-encoder']);
  });
});

describe('a model that can not be had', () => {
  it('because there is none of that name', async () => {
    for (const status of [401, 404]) {
      const { run, cache } = await fetchFrom({ 'config.json': { status } });
      expect(await refusal(run)).toMatch(
        /can't be fetched from http.*there is no model someone\/small-encoder.*Check the name.*MODEL/su,
      );
      expect(await leftIn(cache)).toEqual([]);
    }
  });

  it('because nothing answers', async () => {
    const cache = await makeArchive({ 'keep.txt': '' });
    const message = await refusal(async () => fetchHubModel({ name: NAME, cache, address: await unheard() }));
    expect(message).toMatch(
      /can't be reached, or the connection broke off \(ECONNREFUSED\)\. Check the network.*name that in MODEL/su,
    );
  });

  it('because the connection breaks off in the middle: nothing of it is kept, and the next try gets it whole', async () => {
    let times = 0;
    const { run, cache } = await fetchFrom({
      ...SMALL,
      'onnx/model_quantized.onnx': (response) => {
        response.writeHead(200, { 'content-length': WEIGHTS.length });
        if (times++ > 0) response.end(WEIGHTS);
        else response.write(WEIGHTS.slice(0, 5), () => response.destroy());
      },
    });
    expect(await refusal(run)).toMatch(/the connection broke off/u);
    expect(await leftIn(cache)).toEqual([]);
    expect(await readFile(join(await run(), 'model.onnx'), 'utf8')).toBe(WEIGHTS);
  });

  it('because the hub is out of order, or sends from address to address', async () => {
    const ill = await fetchFrom({ ...SMALL, 'onnx/model_quantized.onnx': { status: 503 } });
    expect(await refusal(ill.run)).toMatch(/it answers 503 for onnx\/model_quantized\.onnx/u);
    const circle = { redirect: `/${NAME}/resolve/main/config.json` };
    expect(await refusal((await fetchFrom({ 'config.json': circle })).run)).toMatch(/without an end/u);
  });

  it('because the caller stops it: nothing of it is kept', async () => {
    const stop = new AbortController();
    const { run, cache } = await fetchFrom(
      {
        ...SMALL,
        'onnx/model_quantized.onnx': (response) => {
          response.writeHead(200, { 'content-length': WEIGHTS.length }).write('we');
          stop.abort();
        },
      },
      { signal: stop.signal },
    );
    await expect(run()).rejects.toMatchObject({ code: 'interrupted' });
    expect(await leftIn(cache)).toEqual([]);
  });

  it('because the folder for it can not be written', async () => {
    const { address } = await startHub(hubFiles(NAME, WHOLE));
    const folder = await makeArchive({ cache: 'a file, no folder' });
    const message = await refusal(() => fetchHubModel({ name: NAME, cache: join(folder, 'cache'), address }));
    expect(message).toMatch(/can't be kept in .*cache: .*name another folder in MODEL_CACHE/su);
  });
});

describe('a model of another kind is refused before its weights are fetched', () => {
  const pooling = (modes: Readonly<Record<string, boolean | string>>) => ({ '1_Pooling/config.json': JSON.stringify(modes) });
  it.each([
    [
      'pooled by its first token',
      pooling({ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }),
      /pools .* by cls_token/u,
    ],
    ['pooled twice', pooling({ pooling_mode_max_tokens: true, pooling_mode_mean_tokens: true }), /pools .* by max_tokens/u],
    ['pooled in a newer way of writing', pooling({ pooling_mode: 'lasttoken' }), /pools .* by lasttoken/u],
    ['of another family', { 'config.json': '{"model_type":"roberta"}' }, /of the family "roberta"/u],
    ['without a tokenizer', { 'tokenizer.json': { status: 404 } }, /it has no tokenizer\.json/u],
    ['that is no JSON', { 'config.json': '<html>' }, /config\.json is no JSON object/u],
  ] as const)('%s', async (_, files, reason) => {
    const { run, asked, cache } = await fetchFrom({ ...WHOLE, ...files });
    expect(await refusal(run)).toMatch(reason);
    expect(asked.filter((path) => path.endsWith('.onnx'))).toEqual([]);
    expect(await leftIn(cache)).toEqual([]);
  });

  it('and one without ONNX weights says so', async () => {
    expect(await refusal((await fetchFrom(SMALL)).run)).toMatch(/no weights in the form of ONNX.*such as Xenova/su);
  });

  it('but the mean, said in either way, is right', async () => {
    for (const modes of [
      pooling({ pooling_mode_mean_tokens: true, pooling_mode_cls_token: false }),
      pooling({ pooling_mode: 'mean' }),
    ]) {
      const { run, told } = await fetchFrom({ ...WHOLE, ...modes });
      await run();
      expect(told).toHaveLength(1);
    }
  });
});

describe('the bundled model', () => {
  const bundled = (name: string) => readFile(join(BUNDLED_MODEL, name));

  it('gives the same vector when it comes from the hub, and is remembered by its name there', async () => {
    const hub = await startHub(
      hubFiles(NAME, {
        'config.json': SMALL['config.json'],
        'tokenizer.json': await bundled('tokenizer.json'),
        'tokenizer_config.json': await bundled('tokenizer_config.json'),
        'onnx/model_quantized.onnx': await bundled('model.onnx'),
      }),
    );
    const cache = await makeArchive({ 'keep.txt': '' });
    const options = await localModel({ hub: { name: NAME, cache, address: hub.address }, threads: 1 });
    const [fetched, own] = [await loadModel(options), await loadModel({ directory: BUNDLED_MODEL, threads: 1 })];
    expect(fetched.model).toEqual({ ...own.model, name: NAME });
    const text = 'The neighbour kept the ladder.';
    expect(await embedText(fetched, text)).toEqual(await embedText(own, text));
    await Promise.all([fetched.close(), own.close()]);
  });

  /** The bundled files with some of them changed. */
  async function changed(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    return makeArchive({
      'model.onnx': await bundled('model.onnx'),
      'tokenizer.json': await bundled('tokenizer.json'),
      'tokenizer_config.json': await bundled('tokenizer_config.json'),
      ...files,
    });
  }

  it('is refused with other inputs, other marks or another pooling, as a folder too', async () => {
    const weights = (await bundled('model.onnx')).toString('latin1');
    const others = Buffer.from(weights.replaceAll('token_type_ids', 'token_tint_ids'), 'latin1');
    const load = async (files: Readonly<Record<string, string | Uint8Array>>) => {
      const directory = await changed(files);
      return refusal(() => loadModel({ directory, threads: 1 }));
    };
    expect(await load({ 'model.onnx': others })).toMatch(/its inputs are .*token_tint_ids.*, not input_ids/u);
    const marks = (await bundled('tokenizer.json')).toString('utf8').replaceAll('[CLS]', '<cls>');
    expect(await load({ 'tokenizer.json': marks })).toMatch(/its tokenizer knows no \[CLS\]\. Name one of the BERT family/u);
    expect(await load({ '1_Pooling/config.json': '{"pooling_mode_cls_token":true}' })).toMatch(/by cls_token/u);
  });
});

describe('a name', () => {
  it('is OWNER/NAME', () => {
    for (const name of ['Xenova/all-MiniLM-L6-v2', 'a/b', 'a_b/c.d']) expect(isHubName(name), name).toBe(true);
    for (const name of ['minilm', '/srv/model', './models/minilm', '../model/x', 'a/b/c', 'a/..', 'a b/c', '', 'a/b?x', 'none'])
      expect(isHubName(name), name).toBe(false);
  });
});
