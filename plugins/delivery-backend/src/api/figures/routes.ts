import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Queries, Viewers } from '../../query';
import { DeliveryRouter } from '../openapi';

/** What the routes call. */
export interface FigureRouteOptions {
  httpAuth: HttpAuthService;
  viewers: Pick<Viewers, 'of'>;
  queries: Pick<Queries, 'figures'>;
}

/** Adds the routes of numbers of many scopes. */
export function addFigureRoutes(
  router: DeliveryRouter,
  { httpAuth, viewers, queries }: FigureRouteOptions,
): void {
  router.post('/figures', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    await viewers.of(req);
    res.json({ ...(await queries.figures.read(req.body)) });
  });
}
