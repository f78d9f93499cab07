import { Knex } from 'knex';
import { groupBy } from '../../domain/collections/groupBy';
import { Period } from '../../domain/metrics';
import { testsOf } from '../../tests/testQuery';
import { ScopeFilter } from '../scope';
import { Asked, columnOf, OfScope, partsOf } from './scopes';

const HOUR_MS = 3_600_000;

/** What is thought of tests of a scope now. */
export interface TestFigures {
  flaky: number;
  broken: number;
  costHours: number;
  /** Undefined where it is not known how many there are. */
  seen?: SeenTests;
}

/** Tests that ran in a period, and those of them that are flaky. */
export interface SeenTests {
  n: number;
  flaky: number;
}

/** A repository of a scope that sent results of tests. */
export interface RepositoryOfTests {
  /** How many components of the catalog are in it. */
  components: number;
  /** How many of them are in the scope. */
  own: number;
  /** The most tests that a run of each of its jobs had, together. */
  tests: number;
  /** Of all that have ever failed, those that ran and are flaky. */
  flaky: number;
}

/**
 * How many tests ran, and how many of them are flaky. Names are kept only of tests
 * that have failed; of the others it is known how many a run had, and in which
 * repository. So a scope has a number where its repositories are its alone.
 */
export function seenTests(
  repositories: readonly RepositoryOfTests[],
): SeenTests | undefined {
  const isWhole = repositories.every(
    ({ components, own }) => own === components,
  );
  if (repositories.length === 0 || !isWhole) {
    return undefined;
  }
  const sum = (of: (it: RepositoryOfTests) => number) =>
    repositories.reduce((total, it) => total + of(it), 0);
  return {
    n: sum(({ tests, flaky }) => Math.max(tests, flaky)),
    flaky: sum(({ flaky }) => flaky),
  };
}

/** Tests of scopes, in two statements; none of those without results. */
export async function findTests(
  knex: Knex,
  asked: Asked,
  { period, now }: { period: Period; now: number },
): Promise<Map<string, TestFigures>> {
  const states = await findStates(knex, asked, { period, now });
  const repositories = groupBy(
    await findRepositories(knex, asked, period),
    ({ scope }) => scope,
  );
  const scopes = new Set([...states.keys(), ...repositories.keys()]);
  return new Map(
    [...scopes].map(scope => {
      const seen = seenTests(repositories.get(scope) ?? []);
      const { flaky = 0, broken = 0, costHours = 0 } = states.get(scope) ?? {};
      return [scope, { flaky, broken, costHours, ...(seen && { seen }) }];
    }),
  );
}

async function findStates(
  knex: Knex,
  asked: Asked,
  selection: { period: Period; now: number },
): Promise<Map<string, Omit<TestFigures, 'seen'>>> {
  const filter = new ScopeFilter({
    selection: { kind: 'all' },
    visibility: { kind: 'everything' },
  });
  const count = (state: string) =>
    knex.raw('SUM(CASE WHEN t.state = ? THEN 1 ELSE 0 END) AS ??', [
      state,
      state,
    ]);
  const rows: Array<
    OfScope<Record<'flaky' | 'broken' | 'cost_ms', number | string>>
  > = await testsOf(knex, { filter, ...selection })
    .join(partsOf(knex, asked).as('s'), 's.part', columnOf(asked, 't'))
    .groupBy('s.scope')
    .select('s.scope', count('flaky'), count('broken'))
    .sum({ cost_ms: 't.cost_ms' });
  return new Map(
    rows.map(({ scope, flaky, broken, cost_ms: costMs }) => [
      scope,
      {
        flaky: Number(flaky),
        broken: Number(broken),
        costHours: Number(costMs) / HOUR_MS,
      },
    ]),
  );
}

/** Repositories of components of scopes that sent results in a period. */
async function findRepositories(
  knex: Knex,
  asked: Asked,
  period: Period,
): Promise<Array<OfScope<RepositoryOfTests>>> {
  const owned = asked.kind === 'group' ? 'c.owner' : 'c.component';
  const places = knex('catalog_component as c')
    .join(partsOf(knex, asked).as('s'), 's.part', owned)
    .whereNotNull('c.repository')
    .groupBy('s.scope', 'c.repository')
    .select('s.scope', 'c.repository')
    .count({ own: '*' });
  const components = knex('catalog_component')
    .whereNotNull('repository')
    .groupBy('repository')
    .select('repository')
    .count({ components: '*' });
  const flaky = knex('test_state')
    .where('state', 'flaky')
    .where('last_seen_at', '>=', period.from)
    .groupBy('repository')
    .select('repository')
    .count({ flaky: '*' });
  const rows: Array<
    OfScope<Record<keyof RepositoryOfTests, number | string | null>>
  > = await knex
    .from(places.as('own'))
    .join(testsRun(knex, period).as('run'), 'run.repository', 'own.repository')
    .join(components.as('every'), 'every.repository', 'own.repository')
    .leftJoin(flaky.as('flakes'), 'flakes.repository', 'own.repository')
    .select('own.scope', 'own.own', 'every.components')
    .select('run.tests', 'flakes.flaky');
  return rows.map(row => ({
    scope: row.scope,
    components: Number(row.components),
    own: Number(row.own),
    tests: Number(row.tests),
    flaky: Number(row.flaky ?? 0),
  }));
}

/**
 * By repository, how many tests ran: a run of a job may send several documents,
 * and may leave out tests that another one has.
 */
function testsRun(knex: Knex, { from, to }: Period): Knex.QueryBuilder {
  const attempts = knex('test_upload')
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('is_mass_failure', false)
    .groupBy('repository', 'job', 'run_key', 'attempt')
    .select('repository', 'job')
    .select(knex.raw('SUM(passed + failed + errored) AS tests'));
  const jobs = knex
    .from(attempts.as('attempts'))
    .groupBy('repository', 'job')
    .select('repository')
    .max({ tests: 'tests' });
  return knex
    .from(jobs.as('jobs'))
    .groupBy('repository')
    .select('repository')
    .sum({ tests: 'tests' });
}
