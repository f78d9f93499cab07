import { Queries, Viewers } from '../../query';
import { DeliveryRouter } from '../openapi';

/** What the routes call. */
export interface MetricRouteOptions {
  viewers: Viewers;
  queries: Pick<
    Queries,
    'overview' | 'constraint' | 'cohorts' | 'items' | 'changes'
  >;
}

/** Adds the routes of metrics. */
export function addMetricRoutes(
  router: DeliveryRouter,
  { viewers, queries }: MetricRouteOptions,
): void {
  router.get('/overview', async (req, res) => {
    const viewer = await viewers.of(req);
    res.json(await queries.overview.read(req.query, viewer));
  });

  router.get('/constraint', async (req, res) => {
    const viewer = await viewers.of(req);
    res.json(await queries.constraint.read(req.query, viewer));
  });

  router.get('/cohorts', async (req, res) => {
    const viewer = await viewers.of(req);
    res.json(await queries.cohorts.read(req.query, viewer));
  });

  router.get('/metrics/:metric/items', async (req, res) => {
    const viewer = await viewers.of(req);
    const { limit = 50, ...query } = req.query;
    const { metric } = req.params;
    res.json(await queries.items.read({ ...query, metric, limit }, viewer));
  });

  router.get('/changes/:id', async (req, res) => {
    const viewer = await viewers.of(req);
    res.json(await queries.changes.read(req.params.id, viewer));
  });
}
