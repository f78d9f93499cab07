const KEY = 'groundwork.demo-person';

/**
 * Who was chosen, kept for the tab: a reload stays signed in, while two tabs
 * can be two people, which shows permissions at work.
 */
export interface DemoChoice {
  get(): string | undefined;
  set(userEntityRef: string): void;
  clear(): void;
}

/** Keeps the choice in the given storage, normally `sessionStorage`. */
export function createDemoChoice(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): DemoChoice {
  return {
    get: () => storage.getItem(KEY) ?? undefined,
    set: userEntityRef => storage.setItem(KEY, userEntityRef),
    clear: () => storage.removeItem(KEY),
  };
}
