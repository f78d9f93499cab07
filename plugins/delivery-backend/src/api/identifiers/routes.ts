import { HttpAuthService } from '@backstage/backend-plugin-api';
import { IdentifierStore } from '../../identifiers';
import { DeliveryRouter } from '../openapi';

/** What the routes call. */
export interface IdentifierRouteOptions {
  httpAuth: HttpAuthService;
  identifiers: Pick<IdentifierStore, 'list'>;
}

/**
 * Adds the routes of what leads to components. People ask the ownership plugin, which
 * knows what they may read.
 */
export function addIdentifierRoutes(
  router: DeliveryRouter,
  { httpAuth, identifiers }: IdentifierRouteOptions,
): void {
  router.get('/identifiers', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    const { kind, since, limit, cursor } = req.query;
    const page = await identifiers.list({
      kind,
      since: new Date(since),
      limit: limit ?? 1_000,
      ...(cursor !== undefined && { cursor }),
    });
    res.json({ items: page.items, pageInfo: { ...page.pageInfo } });
  });
}
