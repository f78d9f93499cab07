import { NotFoundError } from '@backstage/errors';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';

/** Adds the routes about blueprints. */
export function addBlueprintRoutes(
  router: EnvironmentsRouter,
  { callers, blueprints }: Pick<RouteDeps, 'callers' | 'blueprints'>,
): void {
  router.get('/blueprints', async (req, res) => {
    const caller = await callers.of(req);
    res.json({ items: await blueprints.list(caller) });
  });

  router.get('/blueprints/:id', async (req, res) => {
    const caller = await callers.of(req);
    const { id } = req.params;
    const found = await blueprints.find(id, caller);
    if (!found) {
      throw new NotFoundError(`There is no blueprint '${id}'`);
    }
    res.json(found);
  });
}
