// Is a model of the kind that we can run? BERT, with the mean of its token states: told from its small files, before its weights are fetched.
import { z } from 'zod';

/** Files that tell what kind a model is, as sentence-transformers lays them out; a folder may lack them. */
export const KIND_FILES = { config: 'config.json', pooling: '1_Pooling/config.json' } as const;

const configSchema = z.looseObject({ model_type: z.string().optional() });
const poolingSchema = z.looseObject({ pooling_mode: z.string().optional() });

/** `pooling_mode_mean_tokens: true` and its like, one key a mode. */
const MODE = /^pooling_mode_(?!mean_tokens$)/u;

/** Why a model can't be used; `undefined`: nothing speaks against it. @param texts of {@link KIND_FILES}, where they are there */
export function kindFault({
  config,
  pooling,
}: { readonly [File in keyof typeof KIND_FILES]?: string | undefined }): string | undefined {
  if (config !== undefined) {
    const parsed = parse(config, configSchema);
    if (!parsed) return `its ${KIND_FILES.config} is no JSON object`;
    const { model_type: type } = parsed;
    if (type !== undefined && type !== 'bert') return `it is of the family "${type}", and only "bert" is understood`;
  }
  if (pooling === undefined) return undefined;
  const parsed = parse(pooling, poolingSchema);
  if (!parsed) return `its ${KIND_FILES.pooling} is no JSON object`;
  const { pooling_mode: mode } = parsed;
  const others = Object.keys(parsed).filter((key) => MODE.test(key) && parsed[key] === true);
  const isMean = others.length === 0 && (mode === undefined ? parsed.pooling_mode_mean_tokens === true : mode === 'mean');
  if (isMean) return undefined;
  return `it pools its token states by ${mode ?? (others.map((key) => key.replace(MODE, '')).join(' and ') || 'no way that we know')}, and only the mean is understood`;
}

function parse<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
