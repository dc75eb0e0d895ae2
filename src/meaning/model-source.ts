// Where does the sentence encoder come from? A folder, or the hub, from which it is fetched into one.
import { type FetchOptions, fetchHubModel, type HubModel } from './hub.ts';
import type { ModelOptions } from './model.ts';

/** A model in a folder, or on the hub. */
export type ModelSource = ModelOptions | { readonly hub: HubModel; readonly threads: number };

/** The model in its folder; one of the hub is fetched first. @throws ArchiveError `model`, `interrupted` */
export async function localModel(source: ModelSource, options: FetchOptions = {}): Promise<ModelOptions> {
  if (!('hub' in source)) return source;
  const { hub, threads } = source;
  return { directory: await fetchHubModel(hub, options), threads, name: hub.name };
}
