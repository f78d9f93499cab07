import { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who asks, and what they may read in the catalog. */
export interface Asker {
  readonly credentials: BackstageCredentials;
  /** Those of some entities that they may read. */
  readonly readable: (entityRefs: string[]) => Promise<Set<string>>;
  /** Whether they may read every entity, so that there is nothing to leave out. */
  readonly readsAll: () => Promise<boolean>;
}
