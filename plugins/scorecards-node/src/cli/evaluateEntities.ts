import { stringifyEntityRef } from '@backstage/catalog-model';
import type { LoadedScorecard, LoadedScorecards } from '../engine/definition';
import { evaluateScorecard } from '../engine/evaluation';
import { summariseEvaluation } from '../engine/levels';
import type { ExpressionCompiler } from '../engine/types';
import { CommandError } from './CommandError';
import type { EntityFacts } from './factFile';
import type { EntityOutcome } from './report';

/** Evaluates scorecards on the entities that they select. */
export function evaluateEntities(
  entities: readonly EntityFacts[],
  files: readonly LoadedScorecards[],
  {
    compiler,
    now,
    level,
  }: { compiler: ExpressionCompiler; now: number; level?: number },
): EntityOutcome[] {
  const scorecards = files.flatMap(({ location, scorecards: loaded }) =>
    loaded.map(scorecard => ({ location, scorecard })),
  );
  for (const { scorecard } of scorecards) {
    assertLevel(scorecard, level);
  }
  return entities.flatMap(entityFacts =>
    scorecards
      .filter(({ scorecard }) => scorecard.compiled.selects(entityFacts.entity))
      .map(({ scorecard, location }) => ({
        location,
        scorecard,
        ...evaluateEntity(entityFacts, scorecard, { compiler, now, level }),
      })),
  );
}

function evaluateEntity(
  { entity, readings }: EntityFacts,
  { definition, compiled, checkPositions }: LoadedScorecard,
  {
    compiler,
    now,
    level,
  }: { compiler: ExpressionCompiler; now: number; level?: number },
): Omit<EntityOutcome, 'location' | 'scorecard'> {
  const requiredLevel = level ?? definition.levels.length;
  const { checks } = evaluateScorecard(compiled, {
    entity,
    facts: compiler.prepare(readings, now),
    waivers: [],
    now,
  });
  const summary = summariseEvaluation(definition, checks);
  return {
    entityRef: stringifyEntityRef(entity),
    summary,
    requiredLevel,
    passed: summary.level >= requiredLevel,
    checks: definition.checks.flatMap((check, index) => {
      const evaluation = checks[index];
      return evaluation
        ? [
            {
              definition: check,
              evaluation,
              position: checkPositions[index],
              required: evaluation.enforced && check.level <= requiredLevel,
            },
          ]
        : [];
    }),
  };
}

function assertLevel(
  { definition }: LoadedScorecard,
  level: number | undefined,
): void {
  const highest = definition.levels.length;
  if (level !== undefined && level > highest) {
    throw new CommandError(
      `--level ${level}: scorecard '${definition.id}' has ${highest} levels`,
    );
  }
}
