import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  createScorecardsCatalog,
  createScorecardsStream,
} from '../scorecards/catalog';

/**
 * The catalog of the backend that is measured: it streams the one that the
 * store was filled with, and knows the person who signs in. It is asked
 * nothing while answers are timed.
 */
export default createServiceFactory({
  service: catalogServiceRef,
  deps: { config: coreServices.rootConfig },
  createRootContext({ config }) {
    const { entities } = createScorecardsCatalog({
      size: config.getNumber('bench.catalog.size'),
      seed: config.getNumber('bench.catalog.seed'),
    });
    const users = new Map(
      entities
        .filter(({ kind }) => kind === 'User')
        .map(user => [stringifyEntityRef(user), user]),
    );
    const service: Pick<CatalogService, 'streamEntities' | 'getEntityByRef'> = {
      ...createScorecardsStream(entities),
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
