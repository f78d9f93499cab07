import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { createOwnershipCatalog } from '../../synthetic/ownershipCatalog';
import { createEntityStream } from '../../synthetic/stream';
import { OWNERSHIP_FIELDS } from '../ownership/harness';

/** Where the configuration says how large the catalog is. */
export const CATALOG_CONFIG = 'bench.catalog';

/**
 * The catalog of the backend that is measured: it streams the synthetic one,
 * and knows the person who signs in. A catalog backend would take hours to be
 * filled, and is asked nothing while answers are timed.
 */
export default createServiceFactory({
  service: catalogServiceRef,
  deps: { config: coreServices.rootConfig },
  createRootContext({ config }) {
    const catalog = config.getConfig(CATALOG_CONFIG);
    const entities = createOwnershipCatalog({
      size: catalog.getNumber('size'),
      seed: catalog.getNumber('seed'),
    });
    const users = new Map(
      entities
        .filter(({ kind }) => kind === 'User')
        .map(user => [stringifyEntityRef(user), user]),
    );
    const service: Pick<CatalogService, 'streamEntities' | 'getEntityByRef'> = {
      ...createEntityStream(entities, OWNERSHIP_FIELDS),
      async getEntityByRef(ref) {
        const written = typeof ref === 'string' ? parseEntityRef(ref) : ref;
        return users.get(stringifyEntityRef(written));
      },
    };
    // Whatever else is called, nobody should call, and would fail to.
    return service as CatalogService;
  },
  factory: (_deps, service) => service,
});
