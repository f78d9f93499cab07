import { NotFoundError } from '@backstage/errors';
import {
  TestDetail,
  TestExecution,
  TestPage,
  TestState,
  TestSummary,
} from '@groundwork/backstage-plugin-delivery-common';
import { createCursorCodec } from '@groundwork/backstage-plugin-groundwork-common';
import { whereInArray } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Period } from '../domain/metrics';
import { pageOf } from '../log/page';
import { ScopeFilter } from '../query/scope';
import { dayOf } from './days';
import { toExecution, toSummary } from './present';
import { EXECUTIONS_KEPT_MS } from './retention';
import { TestRow, testsOf } from './testQuery';
import { ExecutionRow } from './types';

const DAY_MS = 86_400_000;
const SUMMARY_DAYS = 28;
const MAX_EXECUTIONS = 100;
const cursors = createCursorCodec({ cost: 'number', key: 'string' });

/** Which tests are asked for. */
export interface TestsQuery {
  filter: ScopeFilter;
  period: Period;
  state?: TestState;
  search?: string;
  limit: number;
  cursor?: string;
}

/** Executions of a test in a period. */
export interface DayCounts {
  executions: number;
  failures: number;
}

const NONE: DayCounts = { executions: 0, failures: 0 };

/** Reads what is thought of tests. */
export class TestReader {
  constructor(private readonly options: { knex: Knex; now: () => Date }) {}

  /** What costs most first. In three statements. */
  async list(
    query: TestsQuery,
  ): Promise<Pick<TestPage, 'items' | 'pageInfo' | 'totals'>> {
    const rows = await this.#page(query);
    const { items, pageInfo } = pageOf(rows, query.limit, row =>
      cursors.encode({ cost: row.cost_ms, key: row.test_key }),
    );
    return {
      items: await this.#summaries(items, query.period),
      pageInfo: { ...pageInfo },
      totals: await this.#totals(query),
    };
  }

  /**
   * One test with what is left of its executions.
   *
   * @param filter - what the caller may see
   * @throws NotFoundError for one that has shown no trouble, or that the caller
   * may not see
   */
  async get(key: string, filter: ScopeFilter): Promise<TestDetail> {
    const { knex, now } = this.options;
    const at = now().getTime();
    const period = { from: at - SUMMARY_DAYS * DAY_MS, to: at + 1 };
    const row = await testsOf(knex, { filter, period, now: at })
      .where('t.test_key', key)
      .whereNot('t.state', 'healthy')
      .first();
    if (!row) {
      throw new NotFoundError(
        `There is no test '${key}' that is flaky, suspected of it, broken or in quarantine, or you may not read its component`,
      );
    }
    const [test] = await this.#summaries([row], period);
    return {
      test,
      executions: await this.#executions(key),
      days: await knex('test_daily')
        .where({ test_key: key })
        .where('day', '>=', dayOf(at - EXECUTIONS_KEPT_MS))
        .orderBy('day')
        .select('day', 'passed', 'failed', 'retried'),
    };
  }

  async #page(query: TestsQuery): Promise<TestRow[]> {
    const rows = this.#selected(query);
    if (query.cursor !== undefined) {
      const { cost, key } = cursors.decode(query.cursor);
      rows.where(after =>
        after
          .where('t.cost_ms', '<', cost)
          .orWhere(same =>
            same.where('t.cost_ms', cost).where('t.test_key', '>', key),
          ),
      );
    }
    return rows
      .orderBy([
        { column: 't.cost_ms', order: 'desc' },
        { column: 't.test_key' },
      ])
      .limit(query.limit + 1);
  }

  async #totals(query: TestsQuery): Promise<TestPage['totals']> {
    const { knex } = this.options;
    const count = (condition: string) =>
      `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
    const row = await this.#selected(query)
      .count({ tests: '*' })
      .select(
        knex.raw(`${count("t.state = 'flaky'")} AS flaky`),
        knex.raw(`${count("t.state = 'broken'")} AS broken`),
        knex.raw(`${count('t.quarantine_until IS NOT NULL')} AS quarantined`),
        knex.raw('sum(t.cost_ms) AS cost_ms'),
      )
      .first();
    return {
      tests: Number(row.tests),
      flaky: Number(row.flaky ?? 0),
      broken: Number(row.broken ?? 0),
      quarantined: Number(row.quarantined ?? 0),
      costHours: Number(row.cost_ms ?? 0) / 3_600_000,
    };
  }

  #selected({ filter, period, state, search }: TestsQuery): Knex.QueryBuilder {
    const { knex, now } = this.options;
    const rows = testsOf(knex, { filter, period, now: now().getTime() });
    rows.whereNot('t.state', 'healthy');
    if (state === 'quarantined') {
      rows.whereNotNull('t.quarantine_until');
    } else if (state !== undefined) {
      rows.where('t.state', state);
    }
    if (search !== undefined) {
      const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      rows.where(any => {
        for (const column of ['name', 'suite', 'file', 'class_name']) {
          any.orWhereRaw(`lower(??) LIKE ? ESCAPE '\\'`, [
            `t.${column}`,
            pattern,
          ]);
        }
      });
    }
    return rows;
  }

  async #summaries(
    rows: readonly TestRow[],
    period: Period,
  ): Promise<TestSummary[]> {
    const { knex } = this.options;
    const counts = await this.#countDays(
      rows.map(({ test_key: key }) => key),
      period,
    );
    return rows.map(row =>
      toSummary(knex, row, counts.get(row.test_key) ?? NONE),
    );
  }

  /** Of whole days, that of the beginning of the period among them. */
  async #countDays(
    keys: readonly string[],
    { from, to }: Period,
  ): Promise<Map<string, DayCounts>> {
    const rows: Array<{
      test_key: string;
      passed: number | string;
      failed: number | string;
    }> = await this.options
      .knex('test_daily')
      .where(whereInArray('test_key', keys))
      .whereBetween('day', [dayOf(from), dayOf(to - 1)])
      .groupBy('test_key')
      .select('test_key')
      .sum({ passed: 'passed', failed: 'failed' });
    return new Map(
      rows.map(row => [
        row.test_key,
        {
          executions: Number(row.passed) + Number(row.failed),
          failures: Number(row.failed),
        },
      ]),
    );
  }

  /** Failures, what passed after one, and what contradicts one; newest first. */
  async #executions(key: string): Promise<TestExecution[]> {
    const { knex } = this.options;
    const flakes = knex('test_flake').where({ test_key: key });
    const rows: Array<ExecutionRow & { flaked: number | null }> = await knex({
      e: 'test_execution',
    })
      .leftJoin({ f: 'test_flake' }, join =>
        join.on('f.test_key', 'e.test_key').andOn('f.run_key', 'e.run_key'),
      )
      .where('e.test_key', key)
      .where(shown =>
        shown
          .where('e.outcome', 'failed')
          .orWhere('e.is_retried', true)
          .orWhereIn('e.run_key', flakes.select('passed_run_key')),
      )
      .orderBy([
        { column: 'e.at', order: 'desc' },
        { column: 'e.upload_id' },
        { column: 'e.entry' },
      ])
      .limit(MAX_EXECUTIONS)
      .select('e.*', { flaked: 'f.at' });
    return rows.map(toExecution);
  }
}
