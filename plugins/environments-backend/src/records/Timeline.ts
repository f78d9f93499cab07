import { JsonObject } from '@backstage/types';
import {
  TimelineEvent,
  TimelineQuery,
} from '@groundwork/backstage-plugin-environments-common';
import {
  fromJsonColumn,
  fromTimestamp,
  toJsonColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ReadableFilter } from '../api/services';
import { TimelineEventRow } from '../database/rows';
import { whereReadable } from '../environments/queries/readable';
import { Occurrence } from './occurrence';

const ROWS_PER_INSERT = 40;

/** What happened, for good. */
export class Timeline {
  constructor(private readonly knex: Knex) {}

  async add(
    trx: Knex.Transaction,
    occurrences: readonly Occurrence[],
  ): Promise<void> {
    const rows = occurrences.map(it => ({
      at: toTimestamp(it.at),
      kind: it.kind,
      message: it.message,
      actor: it.actor ?? null,
      environment_id: it.environment.id,
      component_ref: it.environment.component ?? null,
      owner_ref: it.environment.owner,
      operation_id: it.operationId ?? null,
      deployment_id: it.deployment?.id ?? null,
      details: toJsonColumn(it.details),
    }));
    for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
      await trx('timeline_event').insert(
        rows.slice(start, start + ROWS_PER_INSERT),
      );
    }
  }

  /**
   * What happened to an environment or a component, the newest first, as far as
   * somebody may read it; in one statement.
   *
   * @param before - only those with lower ids
   */
  async find(
    {
      environmentId,
      component,
    }: Pick<TimelineQuery, 'environmentId' | 'component'>,
    {
      readable,
      before,
      limit,
    }: { readable: ReadableFilter; before?: number; limit: number },
  ): Promise<TimelineEvent[]> {
    const query = this.knex<TimelineEventRow>('timeline_event')
      .where(whereReadable(readable))
      .orderBy('id', 'desc')
      .limit(limit);
    if (environmentId !== undefined) {
      query.andWhere({ environment_id: environmentId });
    }
    if (component !== undefined) {
      query.andWhere({ component_ref: component });
    }
    if (before !== undefined) {
      query.andWhere('id', '<', before);
    }
    const rows: TimelineEventRow[] = await query;
    return rows.map(row => ({
      id: String(row.id),
      at: fromTimestamp(row.at).toISOString(),
      kind: row.kind,
      message: row.message,
      actor: row.actor ?? undefined,
      environmentId: row.environment_id ?? undefined,
      component: row.component_ref ?? undefined,
      operationId: row.operation_id ?? undefined,
      deploymentId: row.deployment_id ?? undefined,
      details: fromJsonColumn<JsonObject>(this.knex, row.details),
    }));
  }
}
