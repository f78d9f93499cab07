import { fromTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import {
  EntityRow,
  ScorecardDefinition,
} from '@groundwork/backstage-plugin-scorecards-common';
import { scoredEntityOf } from '../../rollup/describeEntities';
import { decodeStatuses, StatusLetter } from '../../states/statuses';
import { FoundRow } from '../rowStatement';
import { evaluatedAtOf } from '../shownRows';
import { presentLevel } from './level';

/** A row with what each check says, by id, where it applies. */
export interface RowWithChecks {
  row: EntityRow;
  statuses: ReadonlyMap<string, StatusLetter>;
}

/** A row of the table, and of an export. */
export function presentRow(
  row: FoundRow,
  {
    definition,
    readable,
    at,
  }: {
    /** Of the version that the row is by. */
    definition: ScorecardDefinition;
    readable: ReadonlySet<string>;
    at: Date;
  },
): RowWithChecks {
  return {
    row: {
      entity: scoredEntityOf(row, readable),
      ...presentLevel({
        definition,
        version: row.version,
        statuses: row.statuses,
        since: fromTimestamp(row.level_since),
        evaluatedAt: evaluatedAtOf(row, at),
      }),
    },
    statuses: statusesById(definition, row.statuses),
  };
}

function statusesById(
  { checks }: ScorecardDefinition,
  statuses: string,
): Map<string, StatusLetter> {
  const found = new Map<string, StatusLetter>();
  decodeStatuses(statuses).forEach((letter, index) => {
    if (letter) {
      found.set(checks[index].id, letter);
    }
  });
  return found;
}
