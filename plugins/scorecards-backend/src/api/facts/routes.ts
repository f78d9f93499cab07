import { HttpAuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  PushedFact,
  scorecardsReadPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { FactService } from '../../facts/FactService';
import { PushCaller } from '../../push/PushChecks';
import { PushService } from '../../push/PushService';
import { ScorecardsRouter } from '../openapi';

/** A router that has these routes, among others. */
export type FactRouter = ScorecardsRouter;

/** Who may read, as far as the routes need it. */
export interface FactAccess {
  callerOf(
    request: Parameters<HttpAuthService['credentials']>[0],
    permission: typeof scorecardsReadPermission,
  ): Promise<{ readable(entityRefs: string[]): Promise<Set<string>> }>;
}

/**
 * Adds the routes that tell about facts, and the one that takes them. That one
 * checks itself who calls, so the plugin has to open `/facts` for requests
 * without credentials of the portal; the others refuse them.
 */
export function addFactRoutes(
  router: FactRouter,
  deps: { access: FactAccess; facts: FactService; push: PushService },
): void {
  const { access, facts, push } = deps;
  const callers = new WeakMap<object, PushCaller>();

  // Before the body is read: nothing is to be had without a token
  router.use('/facts', async (req, _res, next) => {
    if (req.method === 'POST') {
      callers.set(req, await push.authenticate(req));
    }
    next();
  });

  router.get('/facts', async (req, res) => {
    await access.callerOf(req, scorecardsReadPermission);
    res.json({ items: await facts.list() });
  });

  router.get('/facts/by-entity', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    const { entityRef } = req.query;
    const items = await facts.findOf(entityRef, caller.readable);
    if (!items) {
      throw new NotFoundError(
        `There is no entity '${entityRef}' that you can read; check its kind, namespace and name`,
      );
    }
    res.json({ items });
  });

  router.post('/facts', async (req, res) => {
    const caller = callers.get(req) ?? (await push.authenticate(req));
    // What was read from JSON is JSON, which the document cannot say
    const reported = req.body.facts as PushedFact[];
    res.json(await push.push(caller, reported, req));
  });
}
