import {
  dialectOf,
  fromTimestamp,
  TimestampColumn,
  whereInArray,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { RowOrder } from './rowOrder';
import { joinShown, SHOWN_COLUMNS, ShownRow, STATE_COLUMNS } from './shownRows';

/** Rows of which states. */
export interface RowFilter {
  scorecardId: string;
  /** Each list narrows it down further. */
  owners: Array<readonly string[]>;
  level?: readonly number[];
  tier?: readonly number[];
  /** Whether nothing is known of them. */
  unmeasured?: boolean;
  /** Letters that the check has, at the place that it has in some versions. */
  check?: {
    letters: readonly string[];
    places: ReadonlyArray<{ place: number; versions: readonly number[] }>;
  };
  /** Lower case. */
  text?: string;
}

/** Where a page begins. */
export interface RowPosition {
  /** The row before it; the list's beginning without one. */
  after?: { value: string | number; ref: string };
  /** Rows to leave out from there on. */
  skip: number;
}

/** A row of the table, with what the entity is shown by. */
export interface FoundRow extends ShownRow {
  /** What it is sorted by. */
  sorted_by: TimestampColumn | number;
}

/**
 * Rows from a position on, with one statement. It leans on the index of the
 * column that they are sorted by, so that a page in the middle costs no more
 * than the first.
 */
export async function findRows(
  knex: Knex,
  filter: RowFilter,
  {
    order,
    position,
    limit,
    now,
  }: { order: RowOrder; position: RowPosition; limit: number; now: Date },
): Promise<FoundRow[]> {
  const parts = partsOf(order, position).map((part, index) =>
    selectPart(knex, filter, {
      order,
      part,
      index,
      limit: limit + position.skip,
    }),
  );
  const [first, ...others] = parts;
  const page = knex
    .select('*')
    .from(
      others.length > 0 ? first.unionAll(others).as('page') : first.as('page'),
    )
    .orderBy([
      'part',
      { column: 'sorted_by', order: order.direction },
      { column: 'entity_ref', order: order.direction },
    ])
    .limit(limit)
    .offset(position.skip);
  return knex
    .from(page.as('row'))
    .modify(joinShown, { knex, now })
    .orderBy([
      'row.part',
      { column: 'row.sorted_by', order: order.direction },
      { column: 'row.entity_ref', order: order.direction },
    ])
    .select<FoundRow[]>('row.*', ...SHOWN_COLUMNS);
}

/**
 * How many rows there are in all. Where sums tell it, nobody counts: they are
 * kept up in the transactions that change states.
 */
export async function countRows(
  knex: Knex,
  filter: RowFilter,
): Promise<number> {
  const { check, text, level, unmeasured } = filter;
  // Sums do not tell on which levels those are that are not measured
  const isSummed =
    !check && text === undefined && !(level && unmeasured !== undefined);
  const row = isSummed
    ? await knex('rollup')
        .modify(narrow, { ...filter, level: undefined, unmeasured: undefined })
        .select<Counted[]>(
          knex.raw(`SUM(${countedIn(filter)}) AS ??`, ['rows']),
        )
        .first()
    : await knex('state')
        .modify(narrow, filter)
        .count<Counted[]>({ rows: '*' })
        .first();
  return Number(row?.rows ?? 0);
}

interface Counted {
  rows: number | string | null;
}

/** How many entities of a row of sums are meant, as SQL. */
function countedIn({
  level,
  unmeasured,
}: Pick<RowFilter, 'level' | 'unmeasured'>): string {
  if (level) {
    return onLevels(level);
  }
  if (unmeasured === undefined) {
    return 'entities';
  }
  return unmeasured ? 'unmeasured' : 'entities - unmeasured';
}

/** Entities of a row of sums that are on one of some levels, as SQL. */
function onLevels(levels: readonly number[]): string {
  return [...new Set(levels)]
    .map(level => `COALESCE(CAST(levels ->> ${level} AS integer), 0)`)
    .concat('0')
    .join(' + ');
}

/** The position right after a row. */
export function positionAfter(
  { column }: RowOrder,
  row: FoundRow,
): RowPosition {
  const value =
    column === 'level_since'
      ? fromTimestamp(row.sorted_by as TimestampColumn).toISOString()
      : (row.sorted_by as string | number);
  return { after: { value, ref: row.entity_ref }, skip: 0 };
}

/** A run of rows within which the column alone gives the order. */
interface Part {
  /** Whether it is of rows that have nothing to sort by. */
  isNone?: boolean;
  after?: RowPosition['after'];
}

/** What has nothing to sort by comes last, whichever way the rest goes. */
function partsOf(
  { none, direction }: RowOrder,
  { after }: RowPosition,
): Part[] {
  if (none === undefined || direction === 'desc') {
    return [{ after }];
  }
  return after?.value === none
    ? [{ isNone: true, after }]
    : [{ isNone: false, after }, { isNone: true }];
}

function selectPart(
  knex: Knex,
  filter: RowFilter,
  {
    order: { column, direction, none },
    part,
    index,
    limit,
  }: { order: RowOrder; part: Part; index: number; limit: number },
): Knex.QueryBuilder {
  const query = knex('state')
    .modify(narrow, filter)
    .orderBy([
      { column, order: direction },
      { column: 'entity_ref', order: direction },
    ])
    .limit(limit)
    .select(
      ...STATE_COLUMNS,
      `${column} as sorted_by`,
      knex.raw(`${index} as part`),
    );
  if (part.isNone !== undefined) {
    // Nothing is less than none, so that the index leads past those
    query.where(column, part.isNone ? '=' : '>', none ?? '');
  }
  if (part.after) {
    query.whereRaw(
      `(??, entity_ref) ${direction === 'asc' ? '>' : '<'} (?, ?)`,
      [column, part.after.value, part.after.ref],
    );
  }
  // SQLite takes a limit in a part of a union only within a select of its own
  return knex.select('*').from(query.as(`part_${index}`));
}

function narrow(query: Knex.QueryBuilder, filter: RowFilter): void {
  const { scorecardId, owners, level, tier, unmeasured, check, text } = filter;
  query.where('scorecard_id', scorecardId);
  for (const refs of owners) {
    query.where(whereInArray('owner_ref', refs));
  }
  if (level) {
    query.where(whereInArray('level', level));
  }
  if (tier) {
    query.where(whereInArray('tier', tier));
  }
  if (unmeasured !== undefined) {
    query.where('unmeasured', unmeasured);
  }
  if (check) {
    query.where(whereCheck(check));
  }
  if (text !== undefined) {
    const contains = dialectOf(query) === 'postgres' ? 'strpos' : 'instr';
    query.where(either =>
      either
        .whereRaw(`${contains}(title_key, ?) > 0`, [text])
        .orWhereRaw(`${contains}(entity_ref, ?) > 0`, [text]),
    );
  }
}

function whereCheck({
  letters,
  places,
}: NonNullable<RowFilter['check']>): Knex.QueryCallback {
  return query => {
    for (const { place, versions } of places) {
      query.orWhere(of =>
        of
          .where(whereInArray('version', versions))
          .whereRaw(
            `substr(statuses, ?, 1) IN (${letters.map(() => '?').join(', ')})`,
            [place + 1, ...letters],
          ),
      );
    }
  };
}
