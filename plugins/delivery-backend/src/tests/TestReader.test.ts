import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { countStatements } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { assessTest, flakyCosts } from '../domain/flaky';
import { ScopeFilter, Selection, Visibility } from '../query/scope';
import { betaTail } from '../statistics';
import {
  DAY_MS,
  everything,
  junitOf,
  migrations,
  NOW,
  REPOSITORY,
  shaOf,
  TestWorld,
} from './__testUtils__/world';
import { readExecutions } from './readExecutions';
import { findWastedRuns } from './wastedRuns';

const HOUR_MS = 3_600_000;

describeEachDatabase('TestReader', { migrations }, ({ create }) => {
  const setUp = async () => {
    const world = new TestWorld(await create());
    const { knex } = world;
    await knex('catalog_component').insert(
      ['orders', 'secret'].map(name => ({
        component: `component:default/${name}`,
        title: name,
        owner: `group:default/${name}-team`,
        repository: REPOSITORY,
        path: `packages/${name}`,
        services: '[]',
      })),
    );
    return world;
  };

  /** One flaky test of each component, and one of none. */
  const sendAll = async (world: TestWorld) => {
    for (const name of ['orders', 'secret', 'elsewhere']) {
      await world.send(
        junitOf({ [name]: 'flaky', ok: 'pass' }, `packages/${name}/a.test.ts`),
      );
    }
    await world.settle();
  };

  it.each<[string, Selection, Visibility, string[]]>([
    [
      'all',
      { kind: 'all' },
      { kind: 'everything' },
      ['elsewhere', 'orders', 'secret'],
    ],
    [
      'all that a caller may see',
      { kind: 'all' },
      { kind: 'only', components: ['component:default/orders'] },
      ['elsewhere', 'orders'],
    ],
    [
      'a component',
      { kind: 'components', components: ['component:default/orders'] },
      { kind: 'everything' },
      ['orders'],
    ],
    [
      'a component that a caller may not see',
      { kind: 'components', components: ['component:default/secret'] },
      { kind: 'only', components: [] },
      [],
    ],
    [
      'a team',
      { kind: 'teams', teams: ['group:default/secret-team'] },
      { kind: 'everything' },
      ['secret'],
    ],
    [
      'another repository',
      { kind: 'repository', repository: 'github.com/acme/other' },
      { kind: 'everything' },
      [],
    ],
  ])('lists tests of %s', async (_, selection, visibility, expected) => {
    const world = await setUp();
    await sendAll(world);
    const filter = new ScopeFilter({ selection, visibility });

    const { items, totals } = await world.list({ filter });

    expect(items.map(({ name }) => name).sort()).toEqual(expected);
    expect(totals).toMatchObject({
      tests: expected.length,
      flaky: expected.length,
    });
    expect(items.find(({ name }) => name === 'orders')?.owner).toBe(
      expected.includes('orders') ? 'group:default/orders-team' : undefined,
    );
  });

  it('answers one test only to who may see its component', async () => {
    const world = await setUp();
    await sendAll(world);
    const { test_key: key } = await world
      .knex('test_state')
      .where({ name: 'secret' })
      .first();
    const filter = new ScopeFilter({
      selection: { kind: 'all' },
      visibility: { kind: 'only', components: ['component:default/orders'] },
    });

    await expect(world.tests.reader.get(key, filter)).rejects.toThrow(
      `There is no test '${key}'`,
    );
    const detail = await world.tests.reader.get(key, everything);
    expect(detail).toMatchObject({
      test: { name: 'secret', component: 'component:default/secret' },
      executions: [
        {
          at: '2026-03-20T12:00:00.000Z',
          sha: shaOf('a'),
          job: 'unit',
          attempt: 1,
          outcome: 'passed',
          isFlake: true,
          durationMs: 2_000,
          message: 'expected 1 to be 2',
        },
      ],
      days: [{ day: '2026-03-20', passed: 1, failed: 0, retried: 1 }],
    });
  });

  it('shares what a rerun took among the tests that failed the run', async () => {
    const world = await setUp();
    const { knex } = world;
    const run = (id: string, attempt: number, from: number, hours: number) => ({
      key: `${id}/${attempt}`,
      subject: `pipelinerun:${REPOSITORY}/actions/runs/${id}`,
      id: `run:1/${id}`,
      attempt,
      repository: REPOSITORY,
      sha: shaOf(`c${id}`),
      name: 'ci',
      result: 'succeeded',
      started_at: new Date(from).toISOString(),
      finished_at: new Date(from + hours * HOUR_MS).toISOString(),
      record: '{}',
    });
    // Run 1: one hour again, and the change came two hours later. Run 2: half an
    // hour again, on the default branch, where no change waits.
    await knex('pipeline_run').insert([
      run('1', 1, NOW, 1),
      run('1', 2, NOW + 2 * HOUR_MS, 1),
      run('2', 1, NOW, 1),
      run('2', 2, NOW + 5 * HOUR_MS, 0.5),
    ]);
    await knex('change').insert({
      id: 'change:1',
      repository: REPOSITORY,
      cohort: 'undeclared',
      is_bot: false,
      record: '{}',
    });
    await knex('change_commit').insert({
      change_id: 'change:1',
      sha: shaOf('c1'),
    });
    const send = async (n: string, failed: string[], attempt: number) => {
      const outcomes = ['adds', 'pays', 'ships'].map(name => [
        name,
        failed.includes(name) ? 'fail' : 'pass',
      ]);
      await world.send(Object.fromEntries(outcomes), {
        commit: `c${n}`,
        run: n,
        attempt,
      });
    };
    await send('1', ['adds', 'pays'], 1);
    await send('1', [], 2);
    await send('2', ['adds'], 1);
    await send('2', [], 2);
    await world.settle();

    const { items, totals } = await world.list();

    // adds: (1 + 2) / 2 + 0.5; pays: (1 + 2) / 2
    expect(items.map(it => [it.name, it.costHours, it.flakes])).toEqual([
      ['adds', 2, 2],
      ['pays', 1.5, 1],
    ]);
    expect(totals.costHours).toBe(3.5);

    // As the definition says it
    const keys = items.map(({ key }) => key);
    const executions = await readExecutions(knex, keys, 0);
    const assessments = keys.map(key =>
      assessTest(key, executions.get(key) ?? [], { now: NOW, betaTail }),
    );
    const wasted = await findWastedRuns(
      knex,
      assessments.flatMap(({ evidence }) => evidence),
    );
    const period = { from: NOW - DAY_MS, to: NOW + DAY_MS };
    const costs = flakyCosts(assessments, wasted, period);
    expect(keys.map(key => costs.get(key)?.value)).toEqual([2, 1.5]);
  });

  it('takes how long tests took where CI tells nothing of its runs', async () => {
    const world = await setUp();
    await world.send({ adds: 'fail', one: 'pass', two: 'pass' });
    // Three tests of two seconds each
    await world.send(
      { adds: 'pass', one: 'pass', two: 'pass' },
      { attempt: 2 },
    );
    await world.settle();

    const { items } = await world.list();
    expect(items[0].costHours).toBeCloseTo(6 / 3_600, 9);
  });

  it('goes page by page, in as many statements for any page', async () => {
    const world = await setUp();
    const names = Array.from({ length: 25 }, (_, n) => `test ${n}`);
    await world.send(Object.fromEntries(names.map(it => [it, 'flaky'])));
    await world.settle();

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.list({ limit: 10, cursor });
      seen.push(...page.items.map(it => it.name));
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
    const one = await countStatements(world.knex, () =>
      world.list({ limit: 1 }),
    );
    const all = await countStatements(world.knex, () => world.list());

    expect(seen).toHaveLength(25);
    expect(new Set(seen)).toEqual(new Set(names));
    expect([one.count, all.count]).toEqual([3, 3]);
  });

  it('searches names, and takes % and _ for themselves', async () => {
    const world = await setUp();
    await world.send({ 'adds 5 %': 'flaky', 'Adds a_b': 'flaky' });
    await world.settle();
    const search = async (text: string) =>
      (await world.list({ search: text })).items.map(({ name }) => name).sort();

    expect(await search('adds')).toEqual(['Adds a_b', 'adds 5 %']);
    expect(await search('%')).toEqual(['adds 5 %']);
    expect(await search('A_B')).toEqual(['Adds a_b']);
    expect(await search('nothing')).toEqual([]);
  });
});
