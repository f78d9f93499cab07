import {
  METRIC_IDS,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { LogHistogram } from '../../statistics';
import { periodBefore, weekNumberOf } from '../period';
import { byIndex } from '../byIndex';
import { withoutJit } from '../withoutJit';
import { ScopeFilter, Selection } from '../scope';
import { BEFORE, Cell } from './Cell';
import { CellGroup, CellKey, slotOf } from './CellKey';
import { FrequencyFacts } from './frequency';
import { findStretches } from './observed';
import { whereOnce } from './whereOnce';

/** Up to so many values of a metric are read one by one, and so are exact. */
const MOST_EXACT = 3_000;

/** What SQLite is to read each kind of scope by. */
const INDEXES: Readonly<Record<Selection['kind'], string | undefined>> = {
  all: 'reading_counted',
  teams: 'reading_counted_of_team',
  components: 'reading_counted_of_component',
  repository: undefined,
};

/** Which readings are asked for. */
export interface ReadingQuestion {
  filter: ScopeFilter;
  period: Period;
}

/** Whole numbers and sums of PostgreSQL are texts, since they may be large. */
interface CountedRow {
  /** Of `METRIC_IDS`. */
  metric_index: number;
  cell: number | string;
  reason: string | null;
  n: number | string;
  total: number | null;
}

interface ValueRow {
  metric: MetricId;
  at: number;
  value: number;
  is_open: boolean | number;
  is_approximate: boolean | number;
}

interface FrequencyRow {
  component: string;
  slot: number | string;
  n: number | string;
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

  /** Each metric by itself: to sort them together takes twice as long. */
  async #countCells(question: ReadingQuestion): Promise<Cell[]> {
    const { knex } = this.options;
    const key = new CellKey(question.period);
    const each = METRIC_IDS.map((metric, index) =>
      this.#readings(question, [metric])
        .select({ cell: key.sql(knex) })
        .select(
          knex.raw(`${index} AS metric_index`),
          'r.reason',
          knex.raw('COUNT(*) AS n'),
          knex.raw('SUM(r.value) AS total'),
        )
        .groupBy('cell', 'r.reason'),
    );
    const rows = await withoutJit<CountedRow[]>(knex, reader =>
      reader.queryBuilder().unionAll(each),
    );
    return rows.map(row => cellOf(key.read(row.cell), row));
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
    const key = new CellKey(question.period);
    const rows: FrequencyRow[] = await this.#readings(question, [
      'deployment-frequency',
    ])
      .whereNotNull('r.value')
      .whereNotNull('r.component')
      .select({ slot: key.slotSql(knex) })
      .select('r.component', knex.raw('COUNT(*) AS n'))
      .groupBy('r.component', 'slot');
    const counts = rows.map(({ component, slot, n }) => ({
      component,
      slot: slotOf(slot),
      count: Number(n),
    }));
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
   * Leans on indexes which have all columns that are counted, so that no row has to
   * be read.
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
      .where('r.at', '>=', from)
      .where('r.at', '<', period.to)
      .where(filter.where('r'))
      .where(whereOnce(filter, 'r'));
  }
}

function cellOf(
  { bin, ...group }: CellGroup,
  { metric_index: index, reason, n, total }: CountedRow,
): Cell {
  const count = Number(n);
  const sum = Number(total ?? 0);
  return {
    metric: METRIC_IDS[index],
    ...group,
    ...(total === null
      ? { reason: reason ?? 'unknown' }
      : {
          value: bin === undefined ? sum / count : LogHistogram.valueOf(bin),
        }),
    count,
    total: sum,
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
