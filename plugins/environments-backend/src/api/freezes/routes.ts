import { Request } from 'express';
import { audited } from '../audited';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';

/** Adds the routes about freezes. */
export function addFreezeRoutes(
  router: EnvironmentsRouter,
  deps: Pick<RouteDeps, 'callers' | 'auditor' | 'freezes'>,
): void {
  const { callers, auditor, freezes } = deps;

  router.get('/freezes', async (req, res) => {
    await callers.of(req);
    res.json({ items: await freezes.list() });
  });

  router.post('/freezes', async (req, res) => {
    const { body } = req;
    const freeze = await audited(
      { auditor, request: req as Request },
      {
        eventId: 'freeze-create',
        severityLevel: 'high',
        meta: { reason: body.reason, from: body.from, to: body.to },
      },
      async () => freezes.create(body, await callers.of(req)),
      ({ id }) => ({ freezeId: id }),
    );
    res.status(201).json(freeze);
  });

  router.delete('/freezes/:id', async (req, res) => {
    const { id } = req.params;
    await audited(
      { auditor, request: req as Request },
      {
        eventId: 'freeze-delete',
        severityLevel: 'high',
        meta: { freezeId: id },
      },
      async () => freezes.delete(id, await callers.of(req)),
    );
    res.status(204).end();
  });
}
