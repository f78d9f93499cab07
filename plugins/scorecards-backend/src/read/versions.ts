import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { Definitions, versionKey } from '../definitions/types';

/** What is by a version of a scorecard. */
export interface Versioned {
  scorecard_id: string;
  version: number;
}

/**
 * Finds the definitions that some rows are by, at once.
 *
 * @returns what gives the definition of each of those rows
 */
export async function definitionsOf(
  definitions: Pick<Definitions, 'findVersions'>,
  rows: readonly Versioned[],
): Promise<(row: Versioned) => ScorecardDefinition> {
  const keyOf = (row: Versioned) => versionKey(row.scorecard_id, row.version);
  const found = await definitions.findVersions([...new Set(rows.map(keyOf))]);
  return row => {
    const definition = found.get(keyOf(row));
    if (!definition) {
      throw new Error(
        `Version ${row.version} of scorecard '${row.scorecard_id}' is not stored, but something is by it`,
      );
    }
    return definition;
  };
}
