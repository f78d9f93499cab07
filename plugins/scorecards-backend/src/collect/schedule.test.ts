import {
  SchedulerServiceTaskScheduleDefinition,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { CollectorRuns } from './CollectorRuns';
import { scheduleCollectors } from './schedule';
import { CollectorSettings } from './settings';
import { CollectorState } from './types';

const NOW = new Date('2026-03-01T12:00:00.000Z');

const collectors: FactCollector[] = ['catalog', 'repo', 'off'].map(id => ({
  id,
  facts: [],
  freshness: { hours: 1 },
  async *collect() {
    yield [];
  },
}));
const settings = new Map<string, CollectorSettings>([
  ['catalog', { enabled: true, timeoutMs: 60_000 }],
  ['repo', { enabled: true, timeoutMs: 60_000, frequency: { hours: 1 } }],
  ['off', { enabled: false, timeoutMs: 60_000, frequency: { hours: 1 } }],
]);

function setUp(
  given: {
    states?: CollectorState[];
    counts?: number[];
    newcomers?: string[];
  } = {},
) {
  const { states = [], counts = [7], newcomers = [] } = given;
  let time = NOW.getTime();
  let looks = 0;
  const failing = new Set<string>();
  const forgottenRefs: string[] = [];
  const ran: string[] = [];
  const forgotten: string[][] = [];
  const tasks: Array<
    Parameters<SchedulerService['scheduleTask']>[0] &
      SchedulerServiceTaskScheduleDefinition
  > = [];
  const options = {
    collectors,
    settings,
    newcomers: {
      findFor: async () => newcomers,
      forget: (_: string, refs: readonly string[]) => {
        forgottenRefs.push(...refs);
      },
    },
    runner: {
      collectSome: async ({ id }: FactCollector, refs: readonly string[]) => {
        ran.push(...refs.map(ref => `${id} of ${ref}`));
        return !failing.has(id);
      },
      run: async ({ id }: FactCollector) => {
        ran.push(id);
        return {
          collectorId: id,
          entities: 0,
          observations: 0,
          changed: 0,
          problems: [],
        };
      },
    },
    runs: {
      list: async () => states,
      forgetExcept: async (ids: string[]) => {
        forgotten.push(ids);
      },
    } as unknown as CollectorRuns,
    scheduler: mockServices.scheduler.mock({
      scheduleTask: async task => {
        tasks.push(task);
      },
    }),
    countEntities: async () => counts[Math.min(looks++, counts.length - 1)],
    logger: mockServices.logger.mock(),
    now: () => new Date(time),
    wait: async (ms: number) => {
      time += ms;
    },
  };
  const pass = (ms: number) => {
    time += ms;
  };
  return { options, ran, tasks, forgotten, forgottenRefs, failing, pass };
}

describe('scheduleCollectors', () => {
  it('schedules those that are enabled and have a frequency', async () => {
    const { options, tasks, forgotten } = setUp();

    await scheduleCollectors(options);

    expect(tasks).toMatchObject([
      {
        id: 'collect-repo',
        frequency: { milliseconds: 30_000 },
        initialDelay: { seconds: 5 },
        timeout: { milliseconds: 240_000 },
      },
    ]);
    expect(forgotten).toEqual([['catalog', 'repo']]);
  });

  it.each<[string, number[], number]>([
    ['a catalog that is there', [7, 7, 7], 1],
    ['one that comes late', [0, 0, 0, 7, 7, 7], 1],
    ['one that grows until it is there', [3, 5, 7, 7, 7], 1],
    ['one that has grown by the end of the run', [5, 5, 7, 7, 7], 2],
    ['one that stays empty', [0], 1],
  ])('collects of %s', async (_, counts, runs) => {
    const { options, tasks, ran } = setUp({ counts });
    await scheduleCollectors(options);

    await tasks[0].fn(new AbortController().signal);

    expect(ran).toEqual(Array(runs).fill('repo'));
  });

  const startedAt = new Date(NOW.getTime() - 10 * 60_000);
  const state = (rest: Partial<CollectorState>): CollectorState => ({
    collectorId: 'repo',
    startedAt,
    entities: 0,
    observations: 0,
    problems: [],
    ...rest,
  });
  const minutesAgo = (minutes: number) =>
    new Date(NOW.getTime() - minutes * 60_000);

  it.each<[string, CollectorState, boolean]>([
    ['came to its end', state({ succeededAt: minutesAgo(9) }), false],
    [
      'came to its end an hour ago',
      state({ startedAt: minutesAgo(60), succeededAt: minutesAgo(59) }),
      true,
    ],
    ['ended with its process', state({}), true],
    [
      'ended with its process after others had not',
      state({ succeededAt: minutesAgo(50) }),
      true,
    ],
    ['failed ten minutes ago', state({ error: 'no' }), true],
    [
      'failed a minute ago',
      state({ startedAt: minutesAgo(1), error: 'no' }),
      false,
    ],
  ])('tells by a last run that %s', async (_, last, isDue) => {
    const { options, tasks, ran } = setUp({ states: [last] });
    await scheduleCollectors(options);

    await tasks[0].fn(new AbortController().signal);

    expect(ran).toEqual(isDue ? ['repo'] : []);
  });

  it('asks about entities that are new while nothing is due', async () => {
    const { options, tasks, ran } = setUp({
      states: [state({ succeededAt: minutesAgo(9) })],
      newcomers: ['component:default/orders'],
    });
    await scheduleCollectors(options);

    await tasks[0].fn(new AbortController().signal);

    expect(ran).toEqual(['repo of component:default/orders']);
  });

  it('asks once more about entities that it failed on, after some minutes', async () => {
    const orders = 'component:default/orders';
    const given = setUp({
      states: [state({ succeededAt: minutesAgo(9) })],
      newcomers: [orders],
    });
    const { ran, tasks, failing, forgottenRefs } = given;
    await scheduleCollectors(given.options);
    const { signal } = new AbortController();
    failing.add('repo');
    await tasks[0].fn(signal);
    expect(forgottenRefs).toEqual([orders]);

    failing.clear();
    given.pass(4 * 60_000);
    await tasks[0].fn(signal);
    expect(ran).toHaveLength(1);

    given.pass(60_000);
    await tasks[0].fn(signal);
    expect(ran).toHaveLength(2);
    expect(forgottenRefs).toHaveLength(1);
  });

  it('does not wait after the first time', async () => {
    const { options, tasks, ran } = setUp();
    const wait = jest.spyOn(options, 'wait');
    await scheduleCollectors(options);
    const { signal } = new AbortController();
    await tasks[0].fn(signal);
    const waits = wait.mock.calls.length;

    await tasks[0].fn(signal);

    expect(ran).toEqual(['repo', 'repo']);
    expect(wait).toHaveBeenCalledTimes(waits);
  });
});
