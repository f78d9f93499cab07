import { AuditorService } from '@backstage/backend-plugin-api';
import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { Request } from 'express';
import { auditedDecision, auditedRequest } from '../../waivers/audited';
import { WaiverService } from '../../waivers/WaiverService';
import { Access } from '../Access';
import { ScorecardsRouter } from '../openapi';

/** The router of the API. */
export type WaiverRouter = ScorecardsRouter;

/** Adds the routes about waivers. */
export function addWaiverRoutes(
  router: WaiverRouter,
  deps: {
    access: Pick<Access, 'callerOf'>;
    waivers: WaiverService;
    auditor: AuditorService;
  },
): void {
  const { access, waivers, auditor } = deps;

  router.get('/waivers', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    res.json(await waivers.query(req.query, caller));
  });

  router.post('/waivers', async (req, res) => {
    const { body } = req;
    const waiver = await auditedRequest(
      { auditor, request: req as Request },
      body,
      async () => {
        const caller = await access.callerOf(req, scorecardsReadPermission);
        return waivers.request(body, caller);
      },
    );
    res.status(201).json(waiver);
  });

  router.post('/waivers/decide', async (req, res) => {
    const { body } = req;
    const waiver = await auditedDecision(
      { auditor, request: req as Request },
      body,
      async () => {
        const caller = await access.callerOf(req, scorecardsReadPermission);
        return waivers.decide(body, caller);
      },
    );
    res.json(waiver);
  });
}
