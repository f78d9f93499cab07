import {
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EVALUATION_QUEUE } from '../evaluation/EvaluationQueue';
import { EntitySummaryRow } from '../rollup/describeEntities';

/** A state, with what its entity is shown by. */
export interface ShownRow extends EntitySummaryRow {
  version: number;
  statuses: string;
  level_since: TimestampColumn;
  evaluated_at: TimestampColumn;
  /** There when a change waits to be evaluated. */
  due_at: TimestampColumn | null;
}

/** Columns of the table `state` that such a row needs. */
export const STATE_COLUMNS = [
  'entity_ref',
  'version',
  'statuses',
  'level_since',
  'evaluated_at',
  'owner_ref',
  'tier',
];

/** What {@link joinShown} adds to `row.*`. */
export const SHOWN_COLUMNS = [
  'entity.kind',
  'entity.title',
  'entity.type',
  'entity.lifecycle',
  'owner.title as owner_title',
  'queue.due_at',
];

/** Adds what entities are shown by to a query on states, called `row`. */
export function joinShown(
  query: Knex.QueryBuilder,
  { knex, now }: { knex: Knex; now: Date },
): void {
  query
    .leftJoin('entity', 'entity.entity_ref', 'row.entity_ref')
    .leftJoin('entity as owner', 'owner.entity_ref', 'row.owner_ref')
    .leftJoin(`${EVALUATION_QUEUE} as queue`, join =>
      join
        .on('queue.key', 'row.entity_ref')
        .andOn(waits =>
          waits
            .on('queue.due_at', '<=', knex.raw('?', [toTimestamp(now)]))
            .orOnNotNull('queue.last_error'),
        ),
    );
}

/**
 * Up to when facts are taken into account, of what was read at a time: where
 * nothing waits, what was evaluated is still so.
 */
export function evaluatedAtOf(
  row: Pick<ShownRow, 'due_at' | 'evaluated_at'>,
  at: Date,
): Date {
  return row.due_at === null ? at : fromTimestamp(row.evaluated_at);
}
