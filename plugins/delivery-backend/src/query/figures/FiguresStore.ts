import { MetricId } from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { LogHistogram } from '../../statistics';
import { Cell } from '../metrics/Cell';
import { firstDeployments, Stretch, whileOwned } from '../metrics/observed';
import { RANK } from '../metrics/whereOnce';
import { Asked, columnOf, OfScope, partsOf, rowsOf } from './scopes';

/** A number of things of a scope. */
export type Count = OfScope<{ n: number }>;

interface CellRow {
  scope: string;
  metric: MetricId;
  bin: number | null;
  reason: string | null;
  is_open: boolean | number;
  is_approximate: boolean | number;
  n: number | string;
  total: number | null;
}

/**
 * Reads what items of many scopes say of metrics, counted by the database: how many
 * statements that takes does not depend on how many scopes there are.
 */
export class FiguresStore {
  constructor(private readonly options: { knex: Knex }) {}

  /**
   * Each item once in each scope, values standing for 2 % wide bins. A change has
   * a reading of its tests for each of its heads, which are told apart by time.
   */
  async findCells(
    asked: Asked,
    { from, to }: Period,
  ): Promise<Array<OfScope<Cell>>> {
    const { knex } = this.options;
    const once = rowsOf(knex, 'reading', asked)
      .where('r.at', '>=', from)
      .where('r.at', '<', to)
      .select('r.metric', 'r.bin', 'r.value', 'r.reason')
      .select('r.is_open', 'r.is_approximate')
      .select(
        knex.raw(
          `ROW_NUMBER() OVER (
             PARTITION BY s.scope, r.metric, r.item,
               CASE WHEN r.metric = 'test-feedback' THEN r.at END
             ORDER BY ${RANK(
               'r',
             )} DESC, r.at DESC, COALESCE(r.component, ''), r.id
           ) AS place`,
        ),
      );
    const rows: CellRow[] = await knex
      .from(once.as('once'))
      .where('once.place', 1)
      .select('scope', 'metric', 'bin', 'reason', 'is_open', 'is_approximate')
      .select(knex.raw('COUNT(*) AS n'), knex.raw('SUM(value) AS total'))
      .groupByRaw('1, 2, 3, 4, 5, 6');
    return rows.map(cellOf);
  }

  /** Releases that count, by component. */
  async findReleases(
    asked: Asked,
    { from, to }: Period,
  ): Promise<Array<OfScope<{ component: string; n: number }>>> {
    const rows: Array<OfScope<{ component: string; n: number | string }>> =
      await rowsOf(this.options.knex, 'reading', asked)
        .where({ 'r.metric': 'deployment-frequency' })
        .whereNotNull('r.value')
        .whereNotNull('r.component')
        .where('r.at', '>=', from)
        .where('r.at', '<', to)
        .select('r.component', this.options.knex.raw('COUNT(*) AS n'))
        .groupBy('s.scope', 'r.component');
    return rows.map(row => ({ ...row, n: Number(row.n) }));
  }

  /** For how long components were observed; a team does so while it has them. */
  async findStretches(
    asked: Asked,
    { to }: Pick<Period, 'to'>,
  ): Promise<Array<OfScope<Stretch>>> {
    const { knex } = this.options;
    const parts = partsOf(knex, asked).as('s');
    const first = firstDeployments(knex, query => query.where('r.at', '<', to));
    if (asked.kind === 'group') {
      return whileOwned(knex, first)
        .join(parts, 's.part', 'owned.team')
        .where('owned.since', '<', to)
        .select('s.scope');
    }
    const rows: Array<OfScope<{ component: string; at: number }>> = await knex
      .from(first)
      .join(parts, 's.part', 'first.component')
      .select('s.scope', 'first.component', 'first.at');
    return rows.map(({ at, ...row }) => ({ ...row, from: at, until: null }));
  }

  /** Changes that are in review still. */
  countWaiting(asked: Asked): Promise<Count[]> {
    const open = rowsOf(this.options.knex, 'stage_span', asked)
      .where({ 'r.stage': 'review' })
      .whereNull('r.end_at');
    return this.#countItems(open);
  }

  /** Incidents that last still. */
  countOpenIncidents(asked: Asked): Promise<Count[]> {
    const open = rowsOf(this.options.knex, 'reading', asked).where({
      'r.metric': 'restore-time',
      'r.is_open': true,
    });
    return this.#countItems(open);
  }

  /** Those of the scopes of which anything was ever told. */
  async findKnown(asked: Asked): Promise<Set<string>> {
    const { knex } = this.options;
    const rows: Array<{ scope: string }> = await knex
      .from(partsOf(knex, asked).as('s'))
      .whereExists(
        knex('reading as r')
          .whereRaw(`${columnOf(asked)} = s.part`)
          .select(knex.raw('1')),
      )
      .distinct('s.scope');
    return new Set(rows.map(({ scope }) => scope));
  }

  /** Until when there are numbers of anything. */
  async findDerivedAt(): Promise<number | undefined> {
    const row = await this.options
      .knex('derivation')
      .where({ is_empty: false })
      .max<{ at: number | null }>('derived_at as at')
      .first();
    return row?.at ?? undefined;
  }

  async #countItems(query: Knex.QueryBuilder): Promise<Count[]> {
    const rows: Array<{ scope: string; n: number | string }> = await query
      .countDistinct({ n: 'r.item' })
      .groupBy('s.scope');
    return rows.map(({ scope, n }) => ({ scope, n: Number(n) }));
  }
}

function cellOf(row: CellRow): OfScope<Cell> {
  const count = Number(row.n);
  const total = Number(row.total ?? 0);
  const value =
    row.bin === null ? total / count : LogHistogram.valueOf(row.bin);
  return {
    scope: row.scope,
    metric: row.metric,
    // There is one period only.
    slot: 0,
    ...(row.total === null ? { reason: row.reason ?? 'unknown' } : { value }),
    isOpen: Boolean(row.is_open),
    isApproximate: Boolean(row.is_approximate),
    count,
    total,
  };
}
