import { NotFoundError } from '@backstage/errors';
import {
  ownershipGapsReadPermission,
  ownershipResolvePermission,
} from '@groundwork/backstage-plugin-ownership-common';
import { EntityList } from '../../entities/EntityList';
import { EntityService } from '../../entities/EntityService';
import { Access } from '../Access';
import { OwnershipRouter } from '../openapi';

/** Adds the routes that tell about entities. */
export function addEntityRoutes(
  router: OwnershipRouter,
  deps: {
    access: Access;
    entities: EntityService;
    list: EntityList;
    now: () => Date;
  },
): void {
  const { access, entities, list, now } = deps;

  router.get('/entities', async (req, res) => {
    const { readable } = await access.callerOf(req, ownershipResolvePermission);
    res.json(await list.page(req.query, readable));
  });

  router.get('/entities/by-ref', async (req, res) => {
    const caller = await access.callerOf(req, ownershipResolvePermission);
    const { entityRef } = req.query;
    const entity = await entities.findEntity(entityRef, {
      readable: caller.readable,
      withGaps: await access.allows(
        caller.credentials,
        ownershipGapsReadPermission,
      ),
      now: now(),
    });
    if (!entity) {
      throw new NotFoundError(
        `There is no entity '${entityRef}' that you can read; check its kind, namespace and name`,
      );
    }
    res.json(caller.qualify(entity));
  });
}
