import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Asker } from '../rollup/Asker';

/** Who asks, for the time of one request: what they may read. */
export class Caller implements Asker {
  constructor(
    private readonly options: {
      credentials: BackstageCredentials;
      permissions: PermissionMemory;
      authorizer: ReadAuthorizer;
    },
  ) {}

  get credentials(): BackstageCredentials {
    return this.options.credentials;
  }

  /** Those of some entities that the caller may read in the catalog. */
  readonly readable = async (entityRefs: string[]): Promise<Set<string>> => {
    const { authorizer, credentials } = this.options;
    const { refs } = await authorizer.readable(entityRefs, credentials);
    return refs;
  };

  /**
   * Whether the caller may read every entity: then lists and sums need not ask
   * about each.
   */
  readonly readsAll = async (): Promise<boolean> => {
    const { permissions, credentials } = this.options;
    const { result } = await permissions.decide(
      catalogEntityReadPermission,
      credentials,
    );
    return result === AuthorizeResult.ALLOW;
  };
}

/** A caller, as far as reading is concerned. */
export type Reader = Pick<Caller, 'readable' | 'readsAll'>;
