import {
  LevelBrief,
  LevelSummary,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { summariseEvaluation } from '@groundwork/backstage-plugin-scorecards-node/engine';
import { decodeStatuses } from '../../states/statuses';

/** Where an entity stood or stands, and by which version. */
export interface Stand {
  definition: ScorecardDefinition;
  version: number;
  /** A letter per check of the definition. */
  statuses: string;
  since: Date;
  evaluatedAt: Date;
}

/** Where an entity stands, with what holds back its next level. */
export function presentLevel({
  definition,
  version,
  statuses,
  since,
  evaluatedAt,
}: Stand): LevelSummary {
  return {
    scorecardId: definition.id,
    scorecardTitle: definition.title,
    version,
    levels: definition.levels,
    ...summariseEvaluation(definition, decodeStatuses(statuses)),
    since: since.toISOString(),
    evaluatedAt: evaluatedAt.toISOString(),
  };
}

/** Where an entity stands, for the cell of a table. */
export function presentBrief({
  definition,
  level,
  weights,
  unmeasured,
}: {
  definition: ScorecardDefinition;
  level: number;
  weights: { passed: number; known: number; applicable: number };
  unmeasured: boolean;
}): LevelBrief {
  return {
    scorecardId: definition.id,
    scorecardTitle: definition.title,
    level,
    of: definition.levels.length,
    levelName: nameOfLevel(definition, level),
    ...(weights.applicable > 0 && {
      score: weights.passed / weights.applicable,
      coverage: weights.known / weights.applicable,
    }),
    unmeasured,
  };
}

/** @returns undefined for the ground below the ladder */
export function nameOfLevel(
  { levels }: Pick<ScorecardDefinition, 'levels'>,
  level: number,
): string | undefined {
  return levels.find(it => it.level === level)?.name;
}
