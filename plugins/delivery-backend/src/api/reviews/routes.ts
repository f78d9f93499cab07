import { ScopeResolver } from '../../query/scope';
import { Viewers } from '../../query/Viewer';
import { ReviewQueueReader } from '../../reviews';
import { plain } from '../incidents/plain';
import { DeliveryRouter } from '../openapi';

/** What the routes call. */
export interface ReviewRouteOptions {
  viewers: Pick<Viewers, 'of'>;
  scopes: Pick<ScopeResolver, 'resolve'>;
  reviews: ReviewQueueReader;
}

const DEFAULT_LIMIT = 50;

/** Adds the routes of reviews. */
export function addReviewRoutes(
  router: DeliveryRouter,
  { viewers, scopes, reviews }: ReviewRouteOptions,
): void {
  router.get('/reviews', async (req, res) => {
    const viewer = await viewers.of(req);
    const { scope: text, limit = DEFAULT_LIMIT } = req.query;
    const scope = await scopes.resolve(text, viewer);
    res.json(plain(await reviews.read(scope, { limit }, viewer)));
  });
}
