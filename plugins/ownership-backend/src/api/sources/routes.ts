import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PermissionMemory } from '@groundwork/backstage-plugin-groundwork-node';
import {
  ownershipGapsReadPermission,
  OwnershipSource,
} from '@groundwork/backstage-plugin-ownership-common';
import { OwnershipIndex } from '../../index/OwnershipIndex';
import { SourceState } from '../../store/sources';
import { Access } from '../Access';
import { OwnershipRouter } from '../openapi';

/** Adds the route that tells how sources are doing. */
export function addSourceRoutes(
  router: OwnershipRouter,
  deps: {
    access: Access;
    permissions: PermissionMemory;
    index: OwnershipIndex;
  },
): void {
  const { access, permissions, index } = deps;

  router.get('/sources', async (req, res) => {
    const { credentials } = await access.callerOf(
      req,
      ownershipGapsReadPermission,
    );
    const { result } = await permissions.decide(
      catalogEntityReadPermission,
      credentials,
    );
    // Errors and problems name repositories and entities.
    const withDetails = result === AuthorizeResult.ALLOW;
    res.json({
      items: index.sources.map(state => toSource(state, withDetails)),
    });
  });
}

function toSource(state: SourceState, withDetails: boolean): OwnershipSource {
  const { source, attemptedAt, succeededAt, identifiers, problemCount } = state;
  const { error, problems } = state;
  return {
    source,
    attemptedAt: attemptedAt.toISOString(),
    ...(succeededAt && { succeededAt: succeededAt.toISOString() }),
    ...(error !== undefined && {
      error: withDetails
        ? error
        : 'It could not be read; who may read the whole catalog sees why',
    }),
    // Counts are of all entities, also of those that one may not read.
    ...(withDetails && { identifiers, problemCount, problems }),
  };
}
