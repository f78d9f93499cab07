import { InputError } from '@backstage/errors';
import { OrphanCommand } from '@groundwork/backstage-plugin-environments-common';
import { Request } from 'express';
import { audited } from '../audited';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';

/** Adds the routes about what no environment knows of. */
export function addOrphanRoutes(
  router: EnvironmentsRouter,
  deps: Pick<RouteDeps, 'callers' | 'auditor' | 'orphans'>,
): void {
  const { callers, auditor, orphans } = deps;

  router.get('/orphans', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await orphans.list(caller));
  });

  router.post('/orphans/:id/commands', async (req, res) => {
    const { id } = req.params;
    const command = commandOf(req.body);
    const orphan = await audited(
      { auditor, request: req as Request },
      {
        eventId: 'orphan-command',
        severityLevel: command.action === 'destroy' ? 'high' : 'medium',
        meta: { orphanId: id, ...command },
      },
      async () => orphans.command(id, command, await callers.of(req)),
      it => ({ driver: it.driver, externalId: it.externalId }),
    );
    res.json(orphan);
  });
}

function commandOf({
  action,
  reason,
}: {
  action: OrphanCommand['action'];
  reason?: string;
}): OrphanCommand {
  if (action !== 'ignore') {
    return { action };
  }
  if (reason === undefined || reason.trim() === '') {
    throw new InputError("reason has to be given with the action 'ignore'");
  }
  return { action, reason };
}
