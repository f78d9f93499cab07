import { Request } from 'express';
import { auditDeployment, auditRelease } from '../audited';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';

/** Adds the routes about releases, stages and deployments. */
export function addDeploymentRoutes(
  router: EnvironmentsRouter,
  deps: Pick<RouteDeps, 'callers' | 'auditor' | 'deployments' | 'followers'>,
): void {
  const { callers, auditor, deployments, followers } = deps;

  router.get('/stages', async (req, res) => {
    await callers.of(req);
    res.json({ items: deployments.stages() });
  });

  router.get('/components/:ref/stages', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await deployments.findStages(req.params.ref, caller));
  });

  router.post('/releases', async (req, res) => {
    const { body } = req;
    const release = await auditRelease(
      { auditor, request: req as Request },
      {
        eventId: 'release-create',
        severityLevel: 'medium',
        meta: { component: body.component, version: body.version },
      },
      async () => deployments.createRelease(body, await callers.of(req)),
    );
    res.status(201).json(release);
  });

  router.post('/deployments/plan', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await deployments.plan(req.body, caller));
  });

  router.get('/deployments', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await deployments.query(req.query, caller));
  });

  router.post('/deployments', async (req, res) => {
    const { body } = req;
    const deployment = await auditDeployment(
      { auditor, request: req as Request },
      {
        eventId: 'deployment-create',
        severityLevel: body.override ? 'high' : 'medium',
        meta: {
          component: body.component,
          stage: body.stage,
          kind: body.kind,
          version: body.version,
          override: body.override?.reason,
        },
      },
      async () => deployments.deploy(body, await callers.of(req)),
    );
    followers.wake(deployment.environmentId);
    res.status(202).json(deployment);
  });

  router.post('/deployments/:id/cancel', async (req, res) => {
    const { id } = req.params;
    const deployment = await auditDeployment(
      { auditor, request: req as Request },
      {
        eventId: 'deployment-cancel',
        severityLevel: 'medium',
        meta: { deploymentId: id },
      },
      async () => deployments.cancel(id, await callers.of(req)),
    );
    followers.wake(deployment.environmentId);
    res.status(202).json(deployment);
  });
}
