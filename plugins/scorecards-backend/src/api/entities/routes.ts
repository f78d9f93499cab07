import { InputError, NotFoundError } from '@backstage/errors';
import {
  CollectorFailure,
  EntityScorecards,
  scorecardsEvaluatePermission,
  scorecardsReadPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Caller } from '../../authorization/Caller';
import { Readers } from '../../read';
import { Access } from '../Access';
import { ScorecardsRouter } from '../openapi';

/** Collects the facts of an entity anew, and evaluates it. */
export type EvaluateNow = (entityRef: string) => Promise<{
  /** Whether it was; else it comes in its turn. */
  evaluated: boolean;
  failed: CollectorFailure[];
}>;

/** Adds the routes that tell where entities stand, and stood. */
export function addEntityRoutes(
  router: ScorecardsRouter,
  deps: {
    access: Pick<Access, 'callerOf'>;
    readers: Pick<Readers, 'entities' | 'levels' | 'history'>;
    evaluateNow: EvaluateNow;
    now: () => Date;
  },
): void {
  const { access, readers, evaluateNow, now } = deps;
  const { entities, levels, history } = readers;

  const everythingOf = async (
    entityRef: string,
    caller: Caller,
  ): Promise<EntityScorecards> => {
    const found = await entities.find(entityRef, caller);
    if (!found) {
      throw notFound(entityRef);
    }
    return found;
  };

  router.get('/entities/by-ref', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    res.json(await everythingOf(req.query.entityRef, caller));
  });

  router.post('/entities/levels', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    const { entityRefs, scorecardId } = req.body;
    res.json({ items: await levels.find(entityRefs, scorecardId, caller) });
  });

  router.get('/entities/history', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    const { entityRef, ...query } = req.query;
    const ref = await entities.findVisible(entityRef, caller);
    if (ref === undefined) {
      throw notFound(entityRef);
    }
    res.json(await history.page(ref, query));
  });

  router.get('/entities/as-of', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsReadPermission);
    const { entityRef } = req.query;
    const at = timeOf(req.query.at, now());
    const ref = await entities.findVisible(entityRef, caller);
    if (ref === undefined) {
      throw notFound(entityRef);
    }
    res.json({ items: await history.findAt(ref, at) });
  });

  router.post('/entities/evaluate', async (req, res) => {
    const caller = await access.callerOf(req, scorecardsEvaluatePermission);
    const { entityRef } = req.body;
    const ref = await entities.findVisible(entityRef, caller);
    if (ref === undefined) {
      throw notFound(entityRef);
    }
    const { evaluated, failed } = await evaluateNow(ref);
    res.json({ ...(await everythingOf(ref, caller)), evaluated, failed });
  });
}

function notFound(entityRef: string): NotFoundError {
  return new NotFoundError(
    `There is no entity '${entityRef}' that you can read; check its kind, namespace and name`,
  );
}

function timeOf(text: string, now: Date): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) {
    throw new InputError(
      `'at' is '${text}'; it must be a time such as 2026-03-03T09:30:00Z`,
    );
  }
  if (at > now) {
    throw new InputError(`'at' is ${text}, which is yet to come`);
  }
  return at;
}
