import { StorageApi, StorageValueSnapshot } from '@backstage/core-plugin-api';

type Observer = (snapshot: StorageValueSnapshot<never>) => void;

/**
 * Keeps settings as a backend does: what it has it tells to who observes,
 * later, and never at once.
 */
export function remoteStorage(
  settings: Map<string, unknown>,
  options: { set?: (key: string) => Promise<void> } = {},
): StorageApi {
  const { set = async () => {} } = options;
  const observed = (key: string) => ({
    subscribe: (observer: Observer) => {
      Promise.resolve().then(() =>
        observer({
          key,
          presence: settings.has(key) ? 'present' : 'absent',
          value: settings.get(key) as never,
        }),
      );
      return { unsubscribe: () => {}, closed: false };
    },
  });
  const storage = {
    forBucket: () => storage,
    snapshot: (key: string) => ({ key, presence: 'unknown' }),
    observe$: observed,
    set: async (key: string, value: unknown) => {
      await set(key);
      settings.set(key, value);
    },
    remove: async (key: string) => {
      settings.delete(key);
    },
  };
  return storage as unknown as StorageApi;
}
