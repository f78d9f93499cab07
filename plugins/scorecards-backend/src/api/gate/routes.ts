import { scorecardsEvaluatePermission } from '@groundwork/backstage-plugin-scorecards-common';
import { Gate } from '../../gate/Gate';
import { Access } from '../Access';
import { ScorecardsRouter } from '../openapi';

/** The router of the API. */
export type GateRouter = ScorecardsRouter;

/** Adds the route that CI jobs and deployments ask. */
export function addGateRoutes(
  router: GateRouter,
  deps: { access: Pick<Access, 'callerOf'>; gate: Pick<Gate, 'ask'> },
): void {
  const { access, gate } = deps;

  router.post('/gate', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsEvaluatePermission);
    res.json(await gate.ask(req.body, caller));
  });
}
