import { setTimeout as delay } from 'node:timers/promises';
import { HttpClient } from '../http/client';
import { SyntheticOptions } from './catalog';
import { LoadProgress } from './progress';

const POLL_MS = 200;
// A minute without a change: something is stuck, and will not come loose.
const POLLS_WITHOUT_CHANGE = 300;

/** Fills the catalog of a running backend that has the synthetic module. */
export interface SyntheticCatalogClient {
  /**
   * Loads a catalog and waits until all of it can be read.
   *
   * @returns the refs of its entities
   */
  load(
    options: SyntheticOptions,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<string[]>;
  /** Changes entities and returns their refs; processing takes its time. */
  change(options: { count: number; revision: number }): Promise<string[]>;
  /** Removes entities and returns their refs; they are gone at once. */
  remove(options: { count: number }): Promise<string[]>;
}

/** Makes a client of the synthetic module's routes. */
export function createSyntheticClient(
  client: HttpClient,
): SyntheticCatalogClient {
  const post = async (operation: string, body: object) => {
    const { entityRefs } = await client.sendJson<{ entityRefs: string[] }>({
      method: 'POST',
      path: `/api/catalog/synthetic/${operation}`,
      body,
    });
    return entityRefs;
  };
  return {
    async load(options, onProgress) {
      const refs = await post('load', options);
      await waitUntilLoaded(client, { size: refs.length, onProgress });
      return refs;
    },
    change: options => post('change', options),
    remove: options => post('remove', options),
  };
}

async function waitUntilLoaded(
  client: HttpClient,
  options: { size: number; onProgress?: (progress: LoadProgress) => void },
): Promise<void> {
  const { size, onProgress } = options;
  let last = '';
  let unchanged = 0;
  for (;;) {
    const progress = await client.sendJson<LoadProgress>({
      path: '/api/catalog/synthetic/progress',
    });
    if (isLoaded(progress, size)) {
      return;
    }
    const seen = JSON.stringify(progress);
    unchanged = seen === last ? unchanged + 1 : 0;
    last = seen;
    if (unchanged === POLLS_WITHOUT_CHANGE) {
      throw new Error(
        `The catalog stopped loading ${size} entities at ${seen}`,
      );
    }
    onProgress?.(progress);
    await delay(POLL_MS);
  }
}

/** Whether the catalog has nothing left to do with what it was handed. */
export function isLoaded(progress: LoadProgress, size: number): boolean {
  return (
    progress.known === size &&
    progress.readable === size &&
    progress.unprocessed === 0 &&
    progress.unstitched === 0
  );
}
