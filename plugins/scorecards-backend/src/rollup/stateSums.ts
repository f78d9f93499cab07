import { ScorecardDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import { StateRow } from '../database/rows';
import { DefinitionStore } from '../definitions/DefinitionStore';
import { versionKey } from '../definitions/types';
import { contributionOf } from '../evaluation/contribution';
import { Contribution } from '../evaluation/types';
import { addDelta, KeyedSums } from './sums';

const ROWS_AT_ONCE = 2_000;

/** What of a state its part of the sums follows from; its longest parts are not among it. */
export const STANDING_COLUMNS = [
  'scorecard_id',
  'entity_ref',
  'version',
  'statuses',
  'level',
  'unmeasured',
  'passed_weight',
  'known_weight',
  'applicable_weight',
  'owner_ref',
  'tier',
] as const;

/** A state, as far as it counts for sums. */
export type StandingRow = Pick<StateRow, (typeof STANDING_COLUMNS)[number]>;

/** What is not read of a state, since its part of the sums does not follow from it. */
const NOT_READ = {
  titleKey: '',
  seq: 0,
  levels: 0,
  score: 0,
  levelSince: new Date(0),
  evaluatedAt: new Date(0),
  details: { s: {}, m: {} },
};

/** What a state adds to the sums of its owner. */
export function contributionOfRow(
  row: StandingRow,
  versions: ReadonlyMap<string, ScorecardDefinition>,
): Contribution {
  return contributionOf(
    {
      ...NOT_READ,
      scorecardId: row.scorecard_id,
      entityRef: row.entity_ref,
      version: row.version,
      statuses: row.statuses,
      level: row.level,
      unmeasured: Boolean(row.unmeasured),
      passedWeight: row.passed_weight,
      knownWeight: row.known_weight,
      applicableWeight: row.applicable_weight,
      ownerRef: row.owner_ref,
      tier: row.tier,
    },
    versions,
  );
}

/** The sums of a scorecard, from the states of all of its entities. */
export async function readScorecardSums(
  trx: Knex.Transaction,
  scorecardId: string,
): Promise<Map<string, KeyedSums>> {
  const versions = await findVersionsInUse(trx, scorecardId);
  const sums = new Map<string, KeyedSums>();
  let after = '';
  let rows: StandingRow[];
  do {
    // Leans on the primary key.
    rows = await trx<StateRow>('state')
      .where({ scorecard_id: scorecardId })
      .where('entity_ref', '>', after)
      .orderBy('entity_ref')
      .limit(ROWS_AT_ONCE)
      .select(...STANDING_COLUMNS);
    for (const row of rows) {
      addDelta(sums, { after: contributionOfRow(row, versions) });
      after = row.entity_ref;
    }
  } while (rows.length === ROWS_AT_ONCE);
  return sums;
}

/** Definitions of the versions that states of a scorecard are of. */
async function findVersionsInUse(
  trx: Knex.Transaction,
  scorecardId: string,
): Promise<Map<string, ScorecardDefinition>> {
  const rows = await trx<StateRow>('state')
    .where({ scorecard_id: scorecardId })
    .distinct('version');
  const versions = await new DefinitionStore(trx).findVersions(
    rows.map(({ version }) => versionKey(scorecardId, version)),
  );
  return new Map(
    versions.map(({ version, definition }) => [
      versionKey(scorecardId, version),
      definition,
    ]),
  );
}
