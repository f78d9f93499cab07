import { Queries, Viewers } from '../../query';
import { DeliveryRouter } from '../openapi';

/** What the routes call. */
export interface RecentRouteOptions {
  viewers: Pick<Viewers, 'of'>;
  queries: Pick<Queries, 'recent'>;
}

/** Adds the routes of what happened last. */
export function addRecentRoutes(
  router: DeliveryRouter,
  { viewers, queries }: RecentRouteOptions,
): void {
  router.get('/recent', async (req, res) => {
    const viewer = await viewers.of(req);
    res.json({ ...(await queries.recent.read(req.query.component, viewer)) });
  });
}
