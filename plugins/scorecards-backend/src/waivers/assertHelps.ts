import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import {
  evaluateScorecard,
  ExpressionCompiler,
  FactReadings,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { CurrentScorecard } from '../definitions/types';

/** What a check is evaluated by. */
export interface EvaluatedBy {
  scorecard: CurrentScorecard;
  entity: Entity;
  compiler: ExpressionCompiler;
  /** The facts of the entity, in the store at this moment. */
  readings: FactReadings;
  now: Date;
}

/**
 * A waiver helps where a check holds back, or may: one that fails, is stale or
 * not known, or is only announced, so that there is time to ask.
 *
 * @throws ConflictError when the check counts and passes
 */
export function assertHelps(
  checkId: string,
  { scorecard, entity, compiler, readings, now }: EvaluatedBy,
): void {
  const { checks } = scorecard.compiled;
  const evaluation = evaluateScorecard(scorecard.compiled, {
    entity,
    facts: compiler.prepare(readings, now.getTime()),
    waivers: [],
    now: now.getTime(),
  });
  const position = checks.findIndex(
    ({ definition }) => definition.id === checkId,
  );
  const outcome = evaluation.checks[position];
  if (outcome?.enforced && outcome.status === 'pass') {
    throw new ConflictError(
      `Check '${checkId}' of scorecard '${
        scorecard.id
      }' passes for ${stringifyEntityRef(
        entity,
      )} now, so that there is nothing to waive; ask again if it does not pass any more`,
    );
  }
}
