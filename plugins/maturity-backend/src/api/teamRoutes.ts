import {
  maturityReadPermission,
  maturitySelfAssessmentWritePermission,
} from '@groundwork/backstage-plugin-maturity-common';
import { audited } from './audited';
import { RouterOptions } from './createRouter';
import { MaturityRouter } from './openapi';

/** Adds the routes of where teams stand. */
export function addTeamRoutes(
  router: MaturityRouter,
  { auditor, httpAuth, readers, viewers }: RouterOptions,
): void {
  router.get('/organisation', async (req, res) => {
    const viewer = await viewers.of(req, maturityReadPermission);
    res.json(await readers.organisation.read(req.query, viewer));
  });

  router.get('/teams/by-ref', async (req, res) => {
    const viewer = await viewers.of(req, maturityReadPermission);
    const { entityRef, days = 180 } = req.query;
    res.json(await readers.teams.read({ entityRef, days }, viewer));
  });

  router.post('/teams/evaluate', async (req, res) => {
    const { entityRef } = req.body;
    const answer = await audited(
      auditor,
      { eventId: 'team-evaluate', request: req, meta: { entityRef } },
      async () => {
        const viewer = await viewers.of(req, maturityReadPermission);
        return readers.evaluator.evaluate(entityRef, viewer);
      },
    );
    res.json(answer);
  });

  router.put('/teams/self-assessment', async (req, res) => {
    const { entityRef, answers } = req.body;
    const questions = answers.map(({ questionId }) => questionId);
    const answer = await audited(
      auditor,
      {
        eventId: 'self-assessment-write',
        request: req,
        meta: { entityRef, questions },
      },
      async () => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['user'],
        });
        const viewer = await viewers.actor(
          credentials,
          maturitySelfAssessmentWritePermission,
        );
        return readers.selfAssessments.answer(req.body, viewer);
      },
    );
    res.json(answer);
  });
}
