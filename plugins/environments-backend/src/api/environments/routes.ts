import { NotFoundError } from '@backstage/errors';
import { EnvironmentRequest } from '@groundwork/backstage-plugin-environments-common';
import { Request } from 'express';
import { auditEnvironment } from '../audited';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';
import { changeOf, commandOf, SentChange, SentCommand } from './commandOf';

/** Adds the routes about environments. */
export function addEnvironmentRoutes(
  router: EnvironmentsRouter,
  deps: Pick<
    RouteDeps,
    | 'callers'
    | 'auditor'
    | 'environmentService'
    | 'followers'
    | 'reader'
    | 'revealer'
  >,
): void {
  const { callers, auditor, environmentService, reader, revealer } = deps;
  const { followers } = deps;

  router.post('/plan', async (req, res) => {
    const caller = await callers.of(req);
    // The document allows nothing but what such a request has.
    const request = req.body as EnvironmentRequest;
    res.json(await environmentService.plan(request, caller));
  });

  router.get('/environments', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await reader.query(req.query, caller));
  });

  router.post('/environments', async (req, res) => {
    const request = req.body as EnvironmentRequest;
    const created = await auditEnvironment(
      { auditor, request: req as Request },
      {
        eventId: 'environment-create',
        severityLevel: 'medium',
        meta: {
          blueprintId: request.blueprintId,
          name: request.name,
          owner: request.owner,
          component: request.component,
          ref: request.ref,
        },
      },
      async () => environmentService.create(request, await callers.of(req)),
    );
    res.status(202).json(created);
  });

  router.get('/environments/:id', async (req, res) => {
    const caller = await callers.of(req);
    const { id } = req.params;
    const found = await reader.find(id, caller);
    if (!found) {
      throw new NotFoundError(`There is no environment '${id}'`);
    }
    res.json(found);
  });

  router.post('/environments/:id/plan', async (req, res) => {
    const { id } = req.params;
    const caller = await callers.of(req);
    const change = changeOf(req.body as SentChange);
    res.json(await environmentService.planChange(id, change, caller));
  });

  router.post('/environments/:id/commands', async (req, res) => {
    const { id } = req.params;
    const command = commandOf(req.body as SentCommand);
    const after = await auditEnvironment(
      { auditor, request: req as Request },
      {
        eventId: 'environment-command',
        severityLevel: command.action === 'destroy' ? 'high' : 'medium',
        meta: { environment: id, action: command.action },
      },
      async () =>
        environmentService.command(id, command, await callers.of(req)),
    );
    followers.wake(after.id);
    res.status(202).json(after);
  });

  router.post('/environments/:id/secrets/:name/reveal', async (req, res) => {
    // Before anything can fail: no cache is to keep an answer of this route.
    res.setHeader('Cache-Control', 'no-store');
    const { id, name } = req.params;
    res.json(
      await revealer.reveal(id, name, await callers.of(req), req as Request),
    );
  });

  router.get('/environments/:id/operations', async (req, res) => {
    const caller = await callers.of(req);
    res.json({ items: await reader.operations(req.params.id, caller) });
  });

  router.get('/operations/:id/log', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await reader.log(req.params.id, req.query, caller));
  });

  router.get('/owners/:ref/quota', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await reader.quota(req.params.ref, caller));
  });
}
