import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';

/** Adds the route about what happened. */
export function addTimelineRoutes(
  router: EnvironmentsRouter,
  { callers, reader }: Pick<RouteDeps, 'callers' | 'reader'>,
): void {
  router.get('/timeline', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await reader.timeline(req.query, caller));
  });
}
