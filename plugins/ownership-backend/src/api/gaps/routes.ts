import { ownershipGapsReadPermission } from '@groundwork/backstage-plugin-ownership-common';
import { GapPatches } from '../../gaps/GapPatches';
import { GapService } from '../../gaps/GapService';
import { Access } from '../Access';
import { OwnershipRouter } from '../openapi';

/** Adds the routes about gaps. */
export function addGapRoutes(
  router: OwnershipRouter,
  deps: {
    access: Access;
    gaps: { service: GapService; patches: GapPatches };
  },
): void {
  const { access, gaps } = deps;

  router.get('/gaps', async (req, res) => {
    const caller = await access.callerOf(req, ownershipGapsReadPermission);
    const page = await gaps.service.query(req.query, caller);
    res.json(caller.qualify(page));
  });

  router.get('/gaps/patch', async (req, res) => {
    const { readable } = await access.callerOf(
      req,
      ownershipGapsReadPermission,
    );
    res.json(await gaps.patches.find(req.query, readable));
  });
}
