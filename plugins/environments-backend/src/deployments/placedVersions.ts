import {
  fromTimestamp,
  TimestampColumn,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';

/** A version that has run, as it was the last time. */
export interface PlacedVersion {
  component: string;
  stage: string;
  environmentId: string;
  version: string;
  /** When it was asked for. */
  placedAt: Date;
  /** Whether it gave way to a roll-back. */
  wasRolledBack: boolean;
}

interface PlacedRow {
  component_ref: string;
  stage: string;
  environment_id: string;
  version: string;
  requested_at: TimestampColumn;
  next_kind: string | null;
}

/**
 * What has run, each version once, in one statement.
 *
 * @param where - which deployments are looked at; columns of the table
 * @param per - what a version counts once in: a stage outlives its environments
 */
export async function findPlacedVersions(
  knex: Knex,
  where: Knex.QueryCallback,
  per: 'stage' | 'environment',
): Promise<PlacedVersion[]> {
  const place =
    per === 'environment' ? 'environment_id' : 'component_ref, stage';
  const placed = knex('deployment')
    .where({ status: 'succeeded' })
    .andWhere(where)
    .select('component_ref', 'stage', 'environment_id', 'version')
    .select(
      'requested_at',
      knex.raw(
        `LEAD(kind) OVER (PARTITION BY ${place} ORDER BY requested_at, id) AS next_kind`,
      ),
      knex.raw(
        `ROW_NUMBER() OVER (PARTITION BY ${place}, version ORDER BY requested_at DESC, id DESC) AS nth`,
      ),
    );
  const rows = await knex
    .from(placed.as('placed'))
    .where({ nth: 1 })
    .orderBy([{ column: 'requested_at', order: 'desc' }, { column: 'version' }])
    .select<PlacedRow[]>();
  return rows.map(row => ({
    component: row.component_ref,
    stage: row.stage,
    environmentId: row.environment_id,
    version: row.version,
    placedAt: fromTimestamp(row.requested_at),
    wasRolledBack: row.next_kind === 'rollback',
  }));
}
