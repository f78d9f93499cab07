import {
  ChangeCohort,
  MetricId,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  dialectOf,
  fromJsonColumn,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Attribution } from '../../attribution';
import { HEADLINE_CONFIDENCE } from '../../domain/links';
import { Period } from '../../domain/metrics';
import { LogHistogram } from '../../statistics';
import { whereOnce } from '../metrics/whereOnce';
import { WEEK_MS } from '../period';
import { ScopeFilter } from '../scope';
import { toDeployments, toRecoveries } from './deployments';
import { NotedChange, notedChange } from './labels';
import {
  CohortDeployment,
  CohortReadings,
  CohortValue,
  countCohorts,
} from './types';

/** What is told of changes themselves, and so of their cohort. */
const OF_CHANGES = ['lead-time', 'review-latency', 'change-size'] as const;

/** Up to so many values of a metric are read one by one, and so are exact. */
const MOST_EXACT = 5_000;
/** Enough to tell how good labels are. */
const MOST_NOTED = 5_000;
/** Beyond so many deployments the latest of the period stand for all. */
const MOST_DEPLOYMENTS = 100_000;

/** Which readings are asked for. */
export interface CohortQuestion {
  filter: ScopeFilter;
  period: Period;
}

/** Reads what is told of changes by how they were written. */
export class CohortStore {
  constructor(private readonly options: { knex: Knex }) {}

  /** Times and sizes of changes, in two statements. */
  async findReadings(
    question: CohortQuestion,
  ): Promise<Map<MetricId, CohortReadings>> {
    const found = new Map<MetricId, CohortReadings>(
      OF_CHANGES.map(metric => [metric, { values: [], excluded: [] }]),
    );
    for (const row of await this.#countReadings(question)) {
      const { cohort, reason } = row;
      const count = Number(row.n);
      const own = found.get(row.metric);
      if (row.total === null) {
        own?.excluded.push({ cohort, reason: reason ?? 'unknown', count });
      } else {
        const value =
          row.bin === null ? row.total / count : LogHistogram.valueOf(row.bin);
        own?.values.push({ ...valueOf(row), value, count });
      }
    }
    await this.#makeExact(question, found);
    return found;
  }

  /** Merged changes by week, in one statement. */
  async findMerged(
    question: CohortQuestion,
  ): Promise<Array<{ cohort: ChangeCohort; week: number; count: number }>> {
    const rows = await this.#readings(question, ['change-size'])
      .select(
        cohortOf(this.options.knex),
        weekOf(this.options.knex, question.period),
        this.options.knex.raw('COUNT(*) AS n'),
      )
      .groupByRaw('1, 2');
    return rows.map(
      (row: { cohort: ChangeCohort; week: number; n: number | string }) => ({
        cohort: row.cohort,
        week: row.week,
        count: Number(row.n),
      }),
    );
  }

  /** What deployments brought and how they went, in one statement. */
  async findDeployments(question: CohortQuestion): Promise<{
    deployments: CohortDeployment[];
    recoveries: CohortValue[];
  }> {
    const { knex } = this.options;
    const rows = await this.#readings(question, [
      'change-fail-rate',
      'recovery-time',
    ])
      .join('placement as p', 'p.deployment_id', 'r.item')
      .join('change as c', 'c.id', 'p.change_id')
      .groupBy(
        'r.metric',
        'r.item',
        'r.component',
        'r.at',
        'r.value',
        'r.is_open',
        'c.cohort',
      )
      .orderBy([{ column: 'r.at', order: 'desc' }, 'r.item', 'c.cohort'])
      .limit(MOST_DEPLOYMENTS)
      .select(
        'r.metric',
        'r.item',
        'r.component',
        'r.value',
        'r.is_open',
        'c.cohort',
        weekOf(knex, question.period),
        knex.raw('COUNT(DISTINCT c.id) AS n'),
        knex.raw(
          `CASE WHEN EXISTS (
            SELECT 1 FROM failure_link AS l
            WHERE l.to_kind = 'deployment' AND l.to_id = r.item
              AND l.from_kind = 'deployment' AND l.confidence >= ?
          ) THEN 1 ELSE 0 END AS mended`,
          [HEADLINE_CONFIDENCE],
        ),
      );
    return {
      deployments: toDeployments(rows),
      recoveries: toRecoveries(rows),
    };
  }

  /** The last changes of which notes of git tell, in one statement. */
  async findNoted(question: CohortQuestion): Promise<NotedChange[]> {
    const { knex } = this.options;
    const [attribution, share] =
      dialectOf(knex) === 'postgres'
        ? ["c.record->'attribution'", "c.record->'attribution'->'lineShare'"]
        : [
            "json_extract(c.record, '$.attribution')",
            "json_extract(c.record, '$.attribution.lineShare')",
          ];
    const rows: Array<{ cohort: ChangeCohort; attribution: unknown }> =
      await this.#readings(question, ['change-size'])
        .join('change as c', 'c.id', 'r.item')
        .whereRaw(`${share} IS NOT NULL`)
        .orderBy('r.at', 'desc')
        .limit(MOST_NOTED)
        .select('c.cohort', knex.raw(`${attribution} AS attribution`));
    return rows.flatMap(row => {
      const told = fromJsonColumn<Attribution>(knex, row.attribution);
      return told ? notedChange(row.cohort, told) : [];
    });
  }

  async #countReadings(question: CohortQuestion): Promise<CountedRow[]> {
    const { knex } = this.options;
    return this.#readings(question, OF_CHANGES)
      .select(
        'r.metric',
        cohortOf(knex),
        weekOf(knex, question.period),
        'r.bin',
        'r.reason',
        'r.is_open',
        'r.is_approximate',
        knex.raw('COUNT(*) AS n'),
        knex.raw('SUM(r.value) AS total'),
      )
      .groupByRaw('1, 2, 3, 4, 5, 6, 7');
  }

  async #makeExact(
    question: CohortQuestion,
    found: Map<MetricId, CohortReadings>,
  ): Promise<void> {
    const few = OF_CHANGES.filter(metric => {
      const { assisted, human, undeclared } = countCohorts(
        found.get(metric)?.values ?? [],
      );
      const n = assisted + human + undeclared;
      return n > 0 && n <= MOST_EXACT;
    });
    if (few.length === 0) {
      return;
    }
    few.forEach(metric => found.get(metric)?.values.splice(0));
    for (const row of await this.#findValues(question, few)) {
      found.get(row.metric)?.values.push({
        ...valueOf(row),
        value: row.value,
        count: 1,
        stratum: `${row.component ?? ''} ${sizeClassOf(row)}`,
      });
    }
  }

  async #findValues(
    question: CohortQuestion,
    metrics: readonly MetricId[],
  ): Promise<ValueRow[]> {
    const { knex } = this.options;
    return this.#readings(question, metrics)
      .leftJoin('reading as size', on =>
        on
          .on('size.item', 'r.item')
          .andOnVal('size.metric', 'change-size')
          .andOnVal('size.is_decisive', true),
      )
      .whereNotNull('r.value')
      .select(
        'r.metric',
        cohortOf(knex),
        weekOf(knex, question.period),
        'r.value',
        'r.component',
        'r.is_open',
        'r.is_approximate',
        'size.value as size',
      );
  }

  #readings(
    { filter, period }: CohortQuestion,
    metrics: readonly MetricId[],
  ): Knex.QueryBuilder {
    return this.options
      .knex('reading as r')
      .whereIn('r.metric', metrics)
      .where('r.at', '>=', period.from)
      .where('r.at', '<', period.to)
      .where(filter.where('r'))
      .where(whereOnce(filter, 'r'));
  }
}

interface ReadingRow {
  metric: MetricId;
  cohort: ChangeCohort;
  week: number;
  is_open: boolean | number;
  is_approximate: boolean | number;
}

interface CountedRow extends ReadingRow {
  bin: number | null;
  reason: string | null;
  n: number | string;
  total: number | null;
}

interface ValueRow extends ReadingRow {
  value: number;
  component: string | null;
  size: number | null;
}

function valueOf(row: ReadingRow) {
  return {
    cohort: row.cohort,
    week: row.week,
    isOpen: Boolean(row.is_open),
    isApproximate: Boolean(row.is_approximate),
  };
}

function cohortOf(knex: Knex): Knex.Raw {
  return knex.raw("COALESCE(r.cohort, 'undeclared') AS cohort");
}

/** Weeks from the first day of the period on, so that all but the last are whole. */
function weekOf(knex: Knex, { from }: Period): Knex.Raw {
  const week = '(r.at - ?) / ?';
  return knex.raw(
    dialectOf(knex) === 'postgres'
      ? `CAST(FLOOR(${week}) AS INTEGER) AS week`
      : `CAST(${week} AS INTEGER) AS week`,
    [from, WEEK_MS],
  );
}

/** How large a change is, roughly. Its size says nothing of itself. */
function sizeClassOf({ metric, size }: ValueRow): string {
  if (metric === 'change-size' || size === null) {
    return 'any';
  }
  const limits = [10, 50, 200, 1_000];
  return String(limits.filter(limit => size > limit).length);
}
