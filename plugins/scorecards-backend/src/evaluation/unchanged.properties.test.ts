import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import fc from 'fast-check';
import { REFS, Step, TABLES, VARIANTS, World } from './__testUtils__/world';

const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

const entity = fc.nat({ max: 1 });
const hours = fc.constantFrom(0, 0.2, 0.6, 1.5, 3, 5, 25);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('pass' as const, 'set back' as const),
      hours,
    }),
  },
  fc.record({
    do: fc.constant('push' as const),
    entity,
    isOk: fc.boolean(),
    count: fc.nat({ max: 4 }),
  }),
  fc.record({
    do: fc.constant('probe' as const),
    entity,
    agoHours: fc.nat({ max: 3 }),
    fails: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('publish' as const),
    variant: fc.nat({ max: VARIANTS.length - 1 }),
  }),
  fc.record({
    do: fc.constant('withdraw' as const),
    id: fc.constantFrom('probes', 'few'),
  }),
  fc.record({
    do: fc.constant('change' as const),
    entity,
    owner: fc.nat({ max: 1 }),
    tier: fc.nat({ max: 2 }),
    title: fc.constantFrom('One', 'Another'),
  }),
  fc.record({
    do: fc.constant('waive' as const),
    entity,
    check: fc.constantFrom('a', 'b', 'seen'),
    hours,
  }),
  fc.record({ do: fc.constant('remove' as const), entity }),
  fc.record({ do: fc.constant('nothing' as const) }),
);

/** Which tables are read, each as often as it is. */
const readsOf = (statements: readonly string[]) =>
  statements
    .flatMap(sql => /^select .*? from ["`]?(\w+)/is.exec(sql)?.[1] ?? [])
    .sort();

describeEachDatabase('Entities left out', { migrations }, ({ create }) => {
  it('would come to what they are', async () => {
    const knex = await create();
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(step, { minLength: 4, maxLength: 12 }),
          async steps => {
            const world = new World(knex);
            await world.begin();
            await world.settle();
            for (const it of steps) {
              await world.take(it);
              await world.settle();
              const due = await world.dueTimes();

              expect(await world.settleAll()).toEqual({
                evaluated: REFS.length,
                changed: 0,
              });
              // Never later than it would be, lest something be missed
              for (const [ref, at] of await world.dueTimes()) {
                expect(due.get(ref)).toBeLessThanOrEqual(at);
              }
              expect(await world.core.counters.recount()).toBe(0);
            }
          },
        )
        .afterEach(async () => {
          for (const table of TABLES) {
            await knex(table).delete();
          }
        }),
      { numRuns: 50 },
    );
  });

  it('are left out', async () => {
    const world = new World(await create());
    await world.begin();
    await world.settle();
    const before = await world.evaluatedAt();

    world.time += 60_000;
    await world.take({ do: 'push', entity: 3, isOk: true, count: 2 });
    expect(await world.settle()).toEqual({ evaluated: 25, changed: 1 });

    const after = await world.evaluatedAt();
    const evaluated = REFS.filter(ref => after.get(ref) !== before.get(ref));
    // Of the other one nobody can say that it is as it was.
    expect(evaluated).toEqual([REFS[1], REFS[3]]);
  });

  it('are those that a definition neither selects nor has selected', async () => {
    const knex = await create();
    const world = new World(knex);
    await world.begin();
    await world.settle();
    const evaluatedBy = async (taken: Step) => {
      const before = await world.evaluatedAt();
      world.time += 60_000;
      await world.take(taken);
      await world.settle();
      const after = await world.evaluatedAt();
      return REFS.filter(ref => after.get(ref) !== before.get(ref));
    };
    const [, odd] = REFS;

    // Of the odd one nobody can say that it is as it was.
    expect(await evaluatedBy({ do: 'publish', variant: 5 })).toEqual([
      odd,
      REFS[3],
    ]);
    expect(await evaluatedBy({ do: 'publish', variant: 6 })).toEqual([
      odd,
      REFS[3],
    ]);
    // Of the others it need not be found out once more
    expect(await knex('evaluation').distinct('definitions')).toHaveLength(1);
    expect(await evaluatedBy({ do: 'withdraw', id: 'few' })).toEqual([
      odd,
      REFS[3],
    ]);
    expect(await evaluatedBy({ do: 'nothing' })).toEqual([odd]);
    expect(await evaluatedBy({ do: 'publish', variant: 1 })).toEqual(REFS);
  });

  it('cost no look when a definition selects everything', async () => {
    const knex = await create();
    const world = new World(knex);
    await world.begin();
    // So that of all it is known until when they hold
    await world.take({ do: 'publish', variant: 4 });
    await world.settle();
    const statementsOf = async () => {
      await knex.transaction(trx => world.core.marks.markAll(trx));
      const leases = await world.core.queue.claim(500);
      return countStatements(knex, () => world.core.evaluator.evaluate(leases));
    };
    await knex('evaluation').delete();
    const withoutRecords = await statementsOf();
    await world.take({ do: 'publish', variant: 1 });
    await world.core.definitions.current();

    const published = await statementsOf();

    expect(published.result.evaluated).toBe(25);
    expect(readsOf(published.statements)).toEqual(
      readsOf(withoutRecords.statements),
    );
    // Nor is anything but whether they have changed read again
    const unchanged = await statementsOf();
    expect(unchanged.result).toEqual({ evaluated: 25, changed: 0 });
  });

  it('are evaluated when somebody has deleted their states', async () => {
    const knex = await create();
    const world = new World(knex);
    await world.begin();
    await world.settle();

    await knex('state').delete();
    await knex('rollup').delete();

    expect(await world.settle()).toEqual({ evaluated: 25, changed: 25 });
    expect(await knex('state')).toHaveLength(50);
    expect(await world.core.counters.recount()).toBe(0);
  });
});
