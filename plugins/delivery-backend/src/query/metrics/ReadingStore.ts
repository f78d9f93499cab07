import {
  METRIC_IDS,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { LogHistogram } from '../../statistics';
import { periodBefore, weekNumberOf } from '../period';
import { byIndex } from '../byIndex';
import { ScopeFilter, Selection } from '../scope';
import { BEFORE, Cell } from './Cell';
import { FrequencyFacts } from './frequency';
import { findStretches } from './observed';
import { whereOnce } from './whereOnce';

/** Up to so many values of a metric are read one by one, and so are exact. */
const MOST_EXACT = 3_000;

/** What SQLite is to read each kind of scope by. */
const INDEXES: Readonly<Record<Selection['kind'], string | undefined>> = {
  all: 'reading_counted',
  teams: 'reading_counted_of_team',
  components: 'reading_component_metric_at_index',
  repository: undefined,
};

/** Which readings are asked for. */
export interface ReadingQuestion {
  filter: ScopeFilter;
  period: Period;
}

interface CellRow {
  metric: MetricId;
  bin: number | null;
  reason: string | null;
  is_open: boolean | number;
  is_approximate: boolean | number;
}

/** Sums of PostgreSQL are texts, since they may be large. */
interface CountedRow extends CellRow {
  week: number;
  n: number | string;
  total: number | null;
  before_n: number | string;
  before_total: number | null;
}

interface ValueRow extends Omit<CellRow, 'bin' | 'reason'> {
  at: number;
  value: number;
}

/** Reads what items say of metrics, counted by the database. */
export class ReadingStore {
  constructor(private readonly options: { knex: Knex }) {}

  /**
   * All readings of a period, by week, and of the one before it, in two
   * statements. Where a metric has many, values stand for 2 % wide bins.
   */
  async findCells(question: ReadingQuestion): Promise<Cell[]> {
    const cells = await this.#countCells(question);
    const exact = metricsWithFew(cells);
    if (exact.length === 0) {
      return cells;
    }
    const values = await this.#findValues(question, exact);
    const isExact = new Set(exact);
    return [
      ...cells.filter(it => it.value === undefined || !isExact.has(it.metric)),
      ...values,
    ];
  }

  async #countCells(question: ReadingQuestion): Promise<Cell[]> {
    const { knex } = this.options;
    const { from } = question.period;
    const alike = [
      'r.metric',
      'r.week',
      'r.bin',
      'r.reason',
      'r.is_open',
      'r.is_approximate',
    ];
    const rows: CountedRow[] = await this.#readings(question)
      .select(
        ...alike,
        knex.raw('COUNT(*) AS n'),
        knex.raw('SUM(r.value) AS total'),
        knex.raw('SUM(CASE WHEN r.at < ? THEN 1 ELSE 0 END) AS before_n', [
          from,
        ]),
        knex.raw('SUM(CASE WHEN r.at < ? THEN r.value END) AS before_total', [
          from,
        ]),
      )
      .groupBy(alike);
    return rows.flatMap(row => cellsOf(row, weekNumberOf(from)));
  }

  async #findValues(
    question: ReadingQuestion,
    metrics: readonly MetricId[],
  ): Promise<Cell[]> {
    const { from } = question.period;
    const rows: ValueRow[] = await this.#readings(question, metrics)
      .whereNotNull('r.value')
      .select('r.metric', 'r.at', 'r.value', 'r.is_open', 'r.is_approximate');
    return rows.map(({ metric, at, value, ...row }) => ({
      metric,
      slot: at < from ? BEFORE : weekNumberOf(at) - weekNumberOf(from),
      value,
      isOpen: Boolean(row.is_open),
      isApproximate: Boolean(row.is_approximate),
      count: 1,
      total: value,
    }));
  }

  /** How often each component was deployed, by week, in two statements. */
  async findFrequency(
    question: ReadingQuestion,
  ): Promise<Pick<FrequencyFacts, 'stretches' | 'counts'>> {
    const { knex } = this.options;
    const { from } = question.period;
    const rows: Array<Omit<CountedRow, keyof CellRow> & { component: string }> =
      await this.#readings(question, ['deployment-frequency'])
        .whereNotNull('r.value')
        .whereNotNull('r.component')
        .select(
          'r.component',
          'r.week',
          knex.raw('COUNT(*) AS n'),
          knex.raw('SUM(CASE WHEN r.at < ? THEN 1 ELSE 0 END) AS before_n', [
            from,
          ]),
        )
        .groupBy('r.component', 'r.week');
    const counts = rows.flatMap(({ component, week, n, before_n: before }) =>
      [
        { slot: BEFORE, count: Number(before) },
        {
          slot: week - weekNumberOf(from),
          count: Number(n) - Number(before),
        },
      ].flatMap(it => (it.count > 0 ? { component, ...it } : [])),
    );
    const { filter, period } = question;
    return { counts, stretches: await findStretches(knex, filter, period) };
  }

  /** Whether there ever was anything, in one statement. */
  async hasAny(filter: ScopeFilter): Promise<boolean> {
    const row = await this.options
      .knex('reading as r')
      .where(filter.where('r'))
      .first('r.id');
    return row !== undefined;
  }

  /**
   * Leans on `reading_counted` and that of teams, which have all columns that are
   * counted, and the week before them; or on the index on component.
   */
  #readings(
    { filter, period }: ReadingQuestion,
    metrics: readonly MetricId[] = METRIC_IDS,
  ): Knex.QueryBuilder {
    const { from } = periodBefore(period);
    return byIndex(this.options.knex, {
      table: 'reading',
      alias: 'r',
      index: INDEXES[filter.selection.kind],
    })
      .whereIn('r.metric', metrics)
      .whereBetween('r.week', [weekNumberOf(from), weekNumberOf(period.to)])
      .where('r.at', '>=', from)
      .where('r.at', '<', period.to)
      .where(filter.where('r'))
      .where(whereOnce(filter, 'r'));
  }
}

/** What was counted before the period, and of a week of it. */
function cellsOf(row: CountedRow, firstWeek: number): Cell[] {
  const before = Number(row.before_n);
  const beforeTotal = Number(row.before_total ?? 0);
  const all = { ...row, total: Number(row.total ?? 0) };
  const hasValues = row.total !== null;
  return [
    { slot: BEFORE, count: before, total: beforeTotal },
    {
      slot: row.week - firstWeek,
      count: Number(row.n) - before,
      total: all.total - beforeTotal,
    },
  ].flatMap(it => (it.count > 0 ? cellOf(row, { ...it, hasValues }) : []));
}

function cellOf(
  row: CellRow,
  counted: { slot: number; count: number; total: number; hasValues: boolean },
): Cell {
  const { slot, count, total, hasValues } = counted;
  const value =
    row.bin === null ? total / count : LogHistogram.valueOf(row.bin);
  return {
    metric: row.metric,
    slot,
    ...(hasValues ? { value } : { reason: row.reason ?? 'unknown' }),
    isOpen: Boolean(row.is_open),
    isApproximate: Boolean(row.is_approximate),
    count,
    total,
  };
}

/** Rates need no values: they are counted exactly as they are. */
function metricsWithFew(cells: readonly Cell[]): MetricId[] {
  const counts = new Map<MetricId, number>();
  for (const { metric, value, count } of cells) {
    if (value !== undefined && !isCounted(metric)) {
      counts.set(metric, (counts.get(metric) ?? 0) + count);
    }
  }
  return [...counts]
    .filter(([, count]) => count <= MOST_EXACT)
    .map(([metric]) => metric);
}

function isCounted(metric: MetricId): boolean {
  return metric === 'deployment-frequency' || metric.endsWith('-rate');
}
