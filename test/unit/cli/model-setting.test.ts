// MODEL as a person sets it: a folder, a name on the hub, or none; and what is said where it can't be had.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { chosenModel } from '../../../src/cli/model-setting.ts';
import { BUNDLED_MODEL } from '../../../src/config/bundled.ts';
import { copyFixture, runCommand } from '../../support/command.ts';
import { hubFiles, startHub, unheard } from '../../support/hub.ts';

const NAME = 'someone/small-encoder';
const QUESTION = 'My neighbour borrowed our lawnmower';
let directory: string;

beforeEach(async () => {
  const copy = await copyFixture();
  directory = copy.directory;
  return copy.remove;
});

describe('a model that can not be had', () => {
  it('lets words go on, and says what is wrong and what to do', async () => {
    const env = { MODEL: NAME, MODEL_CACHE: join(directory, 'cache'), MODEL_HUB_URL: await unheard() };
    const { code, out, err } = await runCommand(['ask', QUESTION, '--archive', directory], { env });
    expect(code).toBe(0);
    expect(out).toContain('The Borrowed Lawnmower');
    expect(out).toMatch(/by words alone/u);
    expect(err).toMatch(/someone\/small-encoder can't be fetched: http:\/\/127.* can't be reached.*Check the network/su);
  });

  it('fails the index, whose work it is to bring meaning up to date', async () => {
    const { address } = await startHub({});
    const env = { MODEL: NAME, MODEL_CACHE: join(directory, 'cache'), MODEL_HUB_URL: address };
    const { code, err } = await runCommand(['index', '--archive', directory], { env });
    expect(code).toBe(1);
    expect(err).toMatch(/there is no model someone\/small-encoder/u);
  });

  it('is not looked for outside this machine in place of the hub', async () => {
    const env = { MODEL: NAME, MODEL_HUB_URL: 'https://models.example' };
    const { code, err } = await runCommand(['ask', QUESTION, '--archive', directory], { env });
    expect(code).toBe(2);
    expect(err).toMatch(/MODEL_HUB_URL is "https:\/\/models\.example", but it must be on this machine/u);
  });
});

describe('a model that can be had', () => {
  it('is fetched by "index", kept in the cache, and answers from there without the hub', async () => {
    const bundled = (name: string) => readFile(join(BUNDLED_MODEL, name));
    const { address, asked } = await startHub(
      hubFiles(NAME, {
        'config.json': '{"model_type":"bert"}',
        'tokenizer.json': await bundled('tokenizer.json'),
        'tokenizer_config.json': await bundled('tokenizer_config.json'),
        'onnx/model_quantized.onnx': await bundled('model.onnx'),
      }),
    );
    const env = { MODEL: NAME, XDG_CACHE_HOME: join(directory, 'cache-home'), MODEL_HUB_URL: address };
    const indexed = await runCommand(['index', '--archive', directory, '--json'], { env });
    expect(indexed.err).toMatch(/someone\/small-encoder is fetched from http/u);
    expect(JSON.parse(indexed.out)).toMatchObject({ letters: 5 });
    expect(JSON.parse(indexed.out).embedded).toBeGreaterThan(0);
    await readFile(join(directory, 'cache-home/dear-archive/models', NAME, 'model.onnx'));
    const requests = asked.length;
    const { code, out } = await runCommand(['ask', 'the mower was never returned', '--archive', directory, '--json'], { env });
    expect(code).toBe(0);
    expect(JSON.parse(out).matches[0].id).toMatch(/borrowed-lawnmower/u);
    expect(asked).toHaveLength(requests);
  });
});

describe('the setting MODEL', () => {
  const threads = 1;

  it('is the bundled model where it is not set, and none where that is wanted', async () => {
    expect(await chosenModel({ env: {} }, threads)).toEqual({ directory: BUNDLED_MODEL, threads });
    expect(await chosenModel({ env: { MODEL: 'none' } }, threads)).toBeUndefined();
  });

  it('is a folder where there is one of that name, and else a name on the hub if it looks like one', async () => {
    expect(await chosenModel({ env: { MODEL: 'models/minilm' } }, threads)).toEqual({ directory: 'models/minilm', threads });
    expect(await chosenModel({ env: { MODEL: '/srv/model' } }, threads)).toEqual({ directory: '/srv/model', threads });
    const hub = { name: NAME, address: undefined, cache: '/home/ada/.cache/dear-archive/models' };
    expect(await chosenModel({ env: { MODEL: NAME, HOME: '/home/ada' } }, threads)).toEqual({ hub, threads });
  });

  it('with "none" makes an index by words alone', async () => {
    const { code, out } = await runCommand(['index', '--archive', directory, '--json'], { env: { MODEL: 'none' } });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ letters: 5, embedded: 0 });
  });
});
