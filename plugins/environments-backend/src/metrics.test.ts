import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { createWorld, migrations } from './engine/__testUtils__/world';
import { measure } from './metrics';

type Observation = [value: number, attributes: object | undefined];

/** Metrics that are collected when a test says so. */
function fakeMetrics() {
  const recorded: Array<[name: string, ...Observation]> = [];
  const observed = new Map<
    string,
    (result: {
      observe: (value: number, attributes?: object) => void;
    }) => void | Promise<void>
  >();
  const instrument = (name: string) => ({
    add: (value: number, attributes?: object) =>
      recorded.push([name, value, attributes]),
    record: (value: number, attributes?: object) =>
      recorded.push([name, value, attributes]),
  });
  const metrics = {
    createCounter: instrument,
    createHistogram: instrument,
    createObservableGauge: (name: string) => ({
      addCallback: (callback: Parameters<(typeof observed)['set']>[1]) =>
        observed.set(name, callback),
    }),
  } as unknown as MetricsService;
  const collect = async (name: string) => {
    const values: Observation[] = [];
    await observed.get(name)?.({
      observe: (value, attributes) => values.push([value, attributes]),
    });
    return values;
  };
  return { metrics, recorded, collect };
}

describeEachDatabase('measure', { migrations }, ({ create }) => {
  it('tells what waits, for how long, and how operations end', async () => {
    const knex = await create();
    const world = createWorld(knex);
    const { metrics, recorded, collect } = fakeMetrics();
    measure({ ...world, metrics, knex });
    await world.create();
    world.clock.pass(7_000);

    const waiting = [
      await collect('environments.operations'),
      await collect('environments.queue.due'),
      await collect('environments.queue.oldest_due'),
    ];
    await world.settle();

    expect(waiting).toEqual([
      [[1, { kind: 'create', status: 'queued' }]],
      [[1, undefined]],
      [[7, undefined]],
    ]);
    expect(await collect('environments.operations')).toEqual([]);
    expect(recorded).toEqual([
      [
        'environments.operations.ended',
        1,
        { kind: 'create', status: 'succeeded' },
      ],
      [
        'environments.operations.duration',
        7,
        { kind: 'create', status: 'succeeded' },
      ],
    ]);
  });

  it('tells how many the guard against mass deletion holds back', async () => {
    const knex = await create();
    const world = createWorld(knex);
    const { metrics, collect } = fakeMetrics();
    measure({ ...world, metrics, knex });
    const expiresAt = new Date(world.clock.time + 3_600_000);
    for (let n = 0; n < 7; n += 1) {
      await world.create({ expiresAt });
    }
    await world.settle();
    const heldBack = () => collect('environments.deletions.held_back');
    expect(await heldBack()).toEqual([[0, undefined]]);

    world.clock.pass(3_600_000);
    await world.settle();
    world.clock.pass(24 * 3_600_000);
    await world.settle();
    expect(await heldBack()).toEqual([[2, undefined]]);
    world.clock.pass(3_600_001);
    await world.settle();

    expect(await heldBack()).toEqual([[0, undefined]]);
  });
});
