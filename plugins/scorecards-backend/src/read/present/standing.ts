import { fromTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  ScorecardDefinition,
  Standing,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  capabilityLevels,
  summariseEvaluation,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import { StateDetails } from '../../database/rows';
import { scoredEntityOf } from '../../rollup/describeEntities';
import { messageOf } from '../../states/details';
import { decodeStatuses } from '../../states/statuses';
import { evaluatedAtOf, ShownRow } from '../shownRows';
import { sinceOfCheck } from './check';

/** Where an entity stands, for those who work on with it. */
export function presentStanding(
  row: ShownRow,
  {
    definition,
    details,
    readable,
    at,
  }: {
    /** Of the version that the row is by. */
    definition: ScorecardDefinition;
    details: StateDetails;
    readable: ReadonlySet<string>;
    at: Date;
  },
): Standing {
  const letters = decodeStatuses(row.statuses);
  const since = fromTimestamp(row.level_since);
  const { level, unmeasured, score, coverage } = summariseEvaluation(
    definition,
    letters,
  );
  return {
    entity: scoredEntityOf(row, readable),
    level,
    unmeasured,
    score,
    coverage,
    since: since.toISOString(),
    version: row.version,
    evaluatedAt: evaluatedAtOf(row, at).toISOString(),
    capabilities: capabilityLevels(definition, letters) ?? [],
    checks: definition.checks.flatMap(({ id }, index) => {
      const letter = letters[index];
      return letter?.enforced
        ? [
            {
              checkId: id,
              status: letter.status,
              message: messageOf(details, id),
              since: sinceOfCheck(details, id, since).toISOString(),
            },
          ]
        : [];
    }),
  };
}
