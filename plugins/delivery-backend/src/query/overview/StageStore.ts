import { dialectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Period } from '../../domain/metrics';
import { SpanKind, Stage } from '../../domain/types';
import { ScopeFilter } from '../scope';
import { COUNTED_COLUMNS, spansIn } from '../spansIn';

/** All stages, in the order in which a change mostly passes them. */
export const STAGES: readonly Stage[] = [
  'review',
  'test',
  'environment',
  'deploy',
  'operate',
];

const KINDS: readonly SpanKind[] = ['queue', 'touch'];

/** What all changes spent in a stage in a period; milliseconds. */
export interface StageTotal {
  stage: Stage;
  /** Undefined where nothing was seen that waits. */
  queue?: number;
  /** Undefined where nothing was seen that is worked on. */
  touch?: number;
  /** How many changes were seen in it. */
  items: number;
  /** How many were in it when the period ended. */
  open: number;
}

interface TimeRow {
  stage: Stage;
  kind: 'queue' | 'touch';
  time: number;
}

/** Adds up what changes spent in stages. */
export class StageStore {
  constructor(private readonly options: { knex: Knex }) {}

  /** In three statements, which lean on the indexes on end. */
  async findTotals(filter: ScopeFilter, period: Period): Promise<StageTotal[]> {
    const times = await this.#sumTimes(filter, period);
    const items = await this.#countItems(filter, period);
    const open = await this.#countItems(filter, period, lasting =>
      lasting.whereNull('s.end_at').orWhere('s.end_at', '>=', period.to),
    );
    return [...items].map(([stage, count]) => {
      const timeOf = (kind: SpanKind) =>
        times.find(it => it.stage === stage && it.kind === kind)?.time;
      const [queue, touch] = [timeOf('queue'), timeOf('touch')];
      return {
        stage,
        ...(queue !== undefined && { queue }),
        ...(touch !== undefined && { touch }),
        items: count,
        open: open.get(stage) ?? 0,
      };
    });
  }

  /** One pass without any sorting: grouping would sort all of them in SQLite. */
  async #sumTimes(filter: ScopeFilter, period: Period): Promise<TimeRow[]> {
    const { knex } = this.options;
    const { from, to } = period;
    const [least, greatest] =
      dialectOf(knex) === 'postgres' ? ['LEAST', 'GREATEST'] : ['MIN', 'MAX'];
    const time = `${least}(COALESCE(s.end_at, ?), ?) - ${greatest}(s.start_at, ?)`;
    const sums = STAGES.flatMap(stage =>
      KINDS.map(kind => ({ stage, kind, name: `${stage}_${kind}` })),
    );
    const row: Record<string, number | null> = await spansIn(knex, filter, {
      period,
      columns: COUNTED_COLUMNS,
    }).first(
      sums.map(({ stage, kind, name }) =>
        knex.raw(
          `SUM(CASE WHEN s.stage = ? AND s.kind = ? THEN ${time} END) AS ??`,
          [stage, kind, to, to, from, name],
        ),
      ),
    );
    return sums.flatMap(({ stage, kind, name }) => {
      const sum = row[name];
      return sum === null ? [] : { stage, kind, time: Number(sum) };
    });
  }

  /** Without adding anything up, which would sort all of them in SQLite. */
  async #countItems(
    filter: ScopeFilter,
    period: Period,
    within: Knex.QueryCallback = () => undefined,
  ): Promise<Map<Stage, number>> {
    const { knex } = this.options;
    const items = spansIn(knex, filter, { period, columns: COUNTED_COLUMNS })
      .where(within)
      .distinct('s.stage', 's.item')
      .as('of_item');
    const rows: Array<{ stage: Stage; items: number | string }> = await knex
      .from(items)
      .select('stage', knex.raw('COUNT(*) AS items'))
      .groupBy('stage');
    return new Map(rows.map(it => [it.stage, Number(it.items)]));
  }
}
