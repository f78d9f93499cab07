import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { StageSpan } from '../../domain/types';
import { whereOnce } from '../metrics/whereOnce';
import { ScopeFilter } from '../scope';
import { COUNTED_COLUMNS, spansIn } from '../spansIn';

/** More spans than these take too long to reason about. */
export const MOST_SPANS = 150_000;

const COLUMNS = [...COUNTED_COLUMNS, 's.component', 's.team', 's.cohort'];

interface SpanRow {
  item: string;
  stage: StageSpan['stage'];
  kind: StageSpan['kind'];
  start_at: number;
  end_at: number | null;
  component: string | null;
  team: string | null;
  cohort: StageSpan['cohort'];
}

/** Reads what changes spent in stages. */
export class SpanStore {
  constructor(private readonly options: { knex: Knex }) {}

  /**
   * All spans that reach into a period, in one statement, which leans on the
   * index on end and start. One more than {@link MOST_SPANS} are too many.
   */
  async findSpans(filter: ScopeFilter, period: Period): Promise<StageSpan[]> {
    const rows: SpanRow[] = await spansIn(this.options.knex, filter, {
      period,
      columns: COLUMNS,
    })
      .limit(MOST_SPANS + 1)
      .select(COLUMNS);
    return rows.map(row => ({
      item: row.item,
      stage: row.stage,
      kind: row.kind,
      start: row.start_at,
      ...(row.end_at !== null && { end: row.end_at }),
      ...(row.component !== null && { component: row.component }),
      ...(row.team !== null && { team: row.team }),
      cohort: row.cohort,
    }));
  }

  async countSpans(filter: ScopeFilter, period: Period): Promise<number> {
    const [{ n }] = await spansIn(this.options.knex, filter, {
      period,
      columns: COLUMNS,
    }).count({
      n: '*',
    });
    return Number(n);
  }

  /** When changes of a period were merged, in one statement. */
  async findMergeTimes(
    filter: ScopeFilter,
    { from, to }: Period,
  ): Promise<Map<string, number>> {
    const rows: Array<{ item: string; at: number }> = await this.options
      .knex('reading as r')
      .where('r.metric', 'change-size')
      .where('r.at', '>=', from)
      .where('r.at', '<', to)
      .where(filter.where('r'))
      .where(whereOnce(filter, 'r'))
      .limit(MOST_SPANS)
      .select('r.item', 'r.at');
    return new Map(rows.map(({ item, at }) => [item, at]));
  }
}
