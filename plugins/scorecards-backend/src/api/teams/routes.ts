import { NotFoundError } from '@backstage/errors';
import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { NextStepsService } from '../../rollup/NextStepsService';
import { TeamService } from '../../rollup/TeamService';
import { Access } from '../Access';
import { ScorecardsRouter } from '../openapi';

/** The router of the API. */
export type TeamRouter = ScorecardsRouter;

/** Adds the routes that tell where teams stand. */
export function addTeamRoutes(
  router: TeamRouter,
  deps: {
    access: Pick<Access, 'callerOf'>;
    teams: Pick<TeamService, 'find'>;
    nextSteps: Pick<NextStepsService, 'find'>;
  },
): void {
  const { access, teams, nextSteps } = deps;

  router.get('/teams/by-ref', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    const { entityRef } = req.query;
    const team = await teams.find(entityRef, caller);
    if (!team) {
      throw new NotFoundError(
        `There is no group '${entityRef}' that you can read; check its kind, namespace and name`,
      );
    }
    res.json(team);
  });

  router.get('/next-steps', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    res.json(await nextSteps.find(caller));
  });
}
