import { Request } from 'express';
import { audited } from '../audited';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';

/** Adds the routes about events that sinks have refused for good. */
export function addOutboxRoutes(
  router: EnvironmentsRouter,
  deps: Pick<RouteDeps, 'callers' | 'auditor' | 'deadLetters'>,
): void {
  const { callers, auditor, deadLetters } = deps;

  router.get('/outbox/dead', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await deadLetters.query(req.query, caller));
  });

  router.post('/outbox/dead/:id/retry', async (req, res) => {
    const { id } = req.params;
    await audited(
      { auditor, request: req as Request },
      {
        eventId: 'dead-letter-retry',
        severityLevel: 'medium',
        meta: { deadLetterId: id },
      },
      async () => deadLetters.retry(id, await callers.of(req)),
    );
    res.status(204).end();
  });
}
