import { Knex } from 'knex';
import { Period } from '../domain/metrics';
import { ScopeFilter } from '../query/scope';

/** A test, with what it is now and what it cost in a period. */
export interface TestRow {
  test_key: string;
  repository: string;
  suite: string | null;
  file: string | null;
  class_name: string | null;
  name: string;
  job: string;
  component: string | null;
  team: string | null;
  state: string;
  evidence: unknown;
  first_seen_at: number;
  last_seen_at: number;
  last_flake_at: number | null;
  quarantine_reason: string | null;
  quarantine_since: number | null;
  quarantine_until: number | null;
  flakes: number;
  /** In whole milliseconds, so that sums in another order are the same. */
  cost_ms: number;
}

/** Which tests. */
export interface TestSelection {
  filter: ScopeFilter;
  period: Period;
  now: number;
}

/**
 * All tests of a scope with their state as of now: a quarantine that has expired
 * is none, whether or not anybody has looked at the test since. What is healthy
 * and still in quarantine is told as such: nobody could end it otherwise.
 */
export function testsOf(
  knex: Knex,
  { filter, period, now }: TestSelection,
): Knex.QueryBuilder {
  const tests = knex({ s: 'test_state' })
    .leftJoin({ c: 'catalog_component' }, 'c.component', 's.component')
    .leftJoin({ q: 'test_quarantine' }, join =>
      join
        .on('q.test_key', 's.test_key')
        .andOnNull('q.ended_at')
        .andOnVal('q.until', '>', now),
    )
    .leftJoin(costsOf(knex, period).as('costs'), 'costs.test_key', 's.test_key')
    .select(
      's.test_key',
      's.repository',
      's.suite',
      's.file',
      's.class_name',
      's.name',
      's.job',
      's.component',
      's.evidence',
      's.first_seen_at',
      's.last_seen_at',
      's.last_flake_at',
      {
        team: 'c.owner',
        quarantine_reason: 'q.reason',
        quarantine_since: 'q.since',
        quarantine_until: 'q.until',
      },
      knex.raw(
        "CASE WHEN s.state IN ('flaky', 'healthy') AND q.id IS NOT NULL THEN 'quarantined' ELSE s.state END AS state",
      ),
      knex.raw('coalesce(costs.flakes, 0) AS flakes'),
      knex.raw('coalesce(costs.cost_ms, 0) AS cost_ms'),
    );
  return knex(tests.as('t')).where(filter.where('t', { hasItem: false }));
}

/**
 * What tests cost, as `flakyCosts` says it: tests that failed the same run share
 * its cost.
 */
function costsOf(knex: Knex, { from, to }: Period): Knex.QueryBuilder {
  const sharers = knex('test_flake')
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('run_key')
    .select('run_key')
    .count({ sharers: '*' })
    .as('shared');
  return knex({ f: 'test_flake' })
    .join(sharers, 'shared.run_key', 'f.run_key')
    .leftJoin({ w: 'wasted_run' }, 'w.run_key', 'f.run_key')
    .where('f.at', '>=', from)
    .where('f.at', '<', to)
    .groupBy('f.test_key')
    .select('f.test_key')
    .count({ flakes: '*' })
    .select(
      knex.raw(
        'round(sum(coalesce(w.rerun_ms + w.added_lead_time_ms, 0) / shared.sharers)) AS cost_ms',
      ),
    );
}
