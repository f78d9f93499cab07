import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ago,
  FRONT,
  HOUR,
  migrations,
  NOW,
  ORDERS,
  PAY,
  repositoryOf,
  WEB,
} from '../__testUtils__/rows';
import { HEAD, setUpFigures } from './__testUtils__/figures';
import { RepositoryOfTests, seenTests } from './findTests';

const repository = (over: Partial<RepositoryOfTests>): RepositoryOfTests => ({
  components: 1,
  own: 1,
  tests: 100,
  flaky: 2,
  ...over,
});

describe('seenTests', () => {
  it('adds up repositories of a scope', () => {
    expect(
      seenTests([repository({}), repository({ components: 3, own: 3 })]),
    ).toEqual({ n: 200, flaky: 4 });
  });

  it('does not know whose tests of a shared repository are', () => {
    expect(
      seenTests([repository({}), repository({ components: 3, own: 2 })]),
    ).toBeUndefined();
  });

  it('knows nothing without results', () => {
    expect(seenTests([])).toBeUndefined();
  });

  it('has as many tests as are flaky, at least', () => {
    expect(seenTests([repository({ tests: 1, flaky: 3 })])).toEqual({
      n: 3,
      flaky: 3,
    });
  });
});

describeEachDatabase('Figures of tests', { migrations }, ({ create }) => {
  const setUp = async () => setUpFigures(await create());

  const upload = (
    over: Partial<Record<string, string | number | boolean>>,
  ) => ({
    repository: repositoryOf('orders'),
    sha: 'a',
    tree: 'a',
    is_default_branch: true,
    job: 'unit',
    attempt: 1,
    run_key: 'r1',
    format: 'junit',
    at: ago(2),
    received_at: ago(2),
    is_mass_failure: false,
    passed: 0,
    failed: 0,
    errored: 0,
    skipped: 0,
    flaky: 0,
    left_out: 0,
    bytes: 1,
    duration_ms: 1,
    ...over,
  });
  const seedUploads = async (
    knex: Knex,
    ...given: Array<Parameters<typeof upload>[0]>
  ) => {
    for (const [index, it] of given.entries()) {
      await knex('test_upload').insert({
        ...upload(it),
        id: `u${index}`,
        content_key: `k${index}`,
      });
    }
  };
  const seedStates = async (
    knex: Knex,
    ...given: Array<{
      key: string;
      state: string;
      component?: string;
      seen?: number;
    }>
  ) => {
    for (const { key, state, component, seen = ago(1) } of given) {
      await knex('test_state').insert({
        test_key: key,
        repository: repositoryOf('orders'),
        name: key,
        job: 'unit',
        component: component ?? ORDERS,
        state,
        evidence: '[]',
        first_seen_at: ago(50),
        last_seen_at: seen,
      });
    }
  };

  it('counts those of the largest run of each job', async () => {
    const { knex, read } = await setUp();
    await seedUploads(
      knex,
      // One run in two documents: 90 tests. The skipped ones did not run
      { passed: 58, failed: 1, errored: 1, skipped: 7 },
      { passed: 30 },
      // Another has fewer, and another is too old
      { run_key: 'r2', passed: 80 },
      { run_key: 'r3', passed: 500, at: ago(29) },
      { run_key: 'r4', failed: 300, is_mass_failure: true },
      { job: 'e2e', passed: 10 },
    );
    await seedStates(
      knex,
      { key: 'f1', state: 'flaky' },
      { key: 'f2', state: 'flaky' },
      { key: 'gone', state: 'flaky', seen: ago(40) },
      { key: 'b1', state: 'broken' },
      { key: 'h1', state: 'healthy' },
    );
    await knex('test_quarantine').insert({
      id: 'q',
      test_key: 'f2',
      reason: '',
      since: ago(1),
      until: NOW + HOUR,
    });
    await knex('test_flake').insert({
      test_key: 'f1',
      run_key: 'r1',
      passed_run_key: 'r2',
      rule: 'R1',
      at: ago(2),
    });
    await knex('wasted_run').insert({
      run_key: 'r1',
      at: ago(2),
      rerun_ms: HOUR,
      added_lead_time_ms: HOUR / 2,
    });

    const [orders, pay, head, web] = await read(ORDERS, PAY, HEAD, WEB);
    const expected = {
      // f1 and what is gone: f2 is in quarantine
      flaky: 2,
      broken: 1,
      costHours: 1.5,
      // 90 of unit and 10 of e2e; of the flaky ones, those that ran
      seen: { n: 100, flaky: 2 },
    };
    expect(orders.tests).toEqual(expected);
    expect(pay.tests).toEqual(expected);
    expect(head.tests).toEqual(expected);
    expect(web.tests).toBeUndefined();
  });

  it('has no number of tests of a part of a repository', async () => {
    const { knex, read } = await setUp();
    await knex('catalog_component')
      .where({ component: WEB })
      .update({ repository: repositoryOf('orders'), path: 'web' });
    await seedUploads(knex, { passed: 50 });
    await seedStates(knex, { key: 'f1', state: 'flaky' });

    const [orders, web, front, head] = await read(ORDERS, WEB, FRONT, HEAD);

    expect(orders.tests).toEqual({ flaky: 1, broken: 0, costHours: 0 });
    expect(web.tests).toEqual({ flaky: 0, broken: 0, costHours: 0 });
    expect(front.tests).toEqual({ flaky: 0, broken: 0, costHours: 0 });
    // Both are of a group within it
    expect(head.tests?.seen).toEqual({ n: 50, flaky: 1 });
  });
});
