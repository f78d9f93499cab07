import { Request } from 'express';
import { auditApproval } from '../audited';
import { RouteDeps } from '../createRouter';
import { EnvironmentsRouter } from '../openapi';

/** Adds the routes about approvals. */
export function addApprovalRoutes(
  router: EnvironmentsRouter,
  deps: Pick<RouteDeps, 'callers' | 'auditor' | 'approvals' | 'followers'>,
): void {
  const { callers, auditor, approvals, followers } = deps;

  router.get('/approvals', async (req, res) => {
    const caller = await callers.of(req);
    res.json(await approvals.query(req.query, caller));
  });

  router.post('/approvals/:id/decide', async (req, res) => {
    const { body } = req;
    const { id } = req.params;
    const approval = await auditApproval(
      { auditor, request: req as Request },
      {
        eventId: 'approval-decide',
        severityLevel: body.decision === 'approve' ? 'high' : 'medium',
        meta: { approvalId: id, decision: body.decision, digest: body.digest },
      },
      async () => approvals.decide(id, body, await callers.of(req)),
    );
    followers.wake();
    res.json(approval);
  });
}
