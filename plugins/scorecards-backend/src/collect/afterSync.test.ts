import { mockServices } from '@backstage/backend-test-utils';
import { FactCollector } from '@groundwork/backstage-plugin-scorecards-node';
import { CatalogChanges, createAfterSync } from './afterSync';
import { CollectorSettings } from './settings';
import { CollectorState } from './types';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const { signal } = new AbortController();

const ORDERS = 'component:default/orders';
const STOCK = 'component:default/stock';
const PAYMENTS = 'group:default/payments';

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
  ['off', { enabled: false, timeoutMs: 60_000 }],
]);

const state = (minutesAgo: number, error?: string): CollectorState => ({
  collectorId: 'catalog',
  startedAt: new Date(NOW.getTime() - minutesAgo * 60_000),
  succeededAt: new Date(NOW.getTime() - minutesAgo * 60_000),
  error,
  entities: 0,
  observations: 0,
  problems: [],
});

const changesOf = (given: Partial<CatalogChanges> = {}): CatalogChanges => ({
  changedRefs: [],
  movedRefs: [],
  ...given,
});

/** What is run, after a run over everything a minute ago unless said. */
function setUp(states: CollectorState[] = [state(1)]) {
  const ran: string[] = [];
  const failing = new Set<string>();
  const logger = mockServices.logger.mock();
  const after = createAfterSync({
    collectors,
    settings,
    logger,
    runs: {
      list: async () => {
        if (failing.has('list')) {
          throw new Error('no database');
        }
        return states;
      },
    },
    runner: {
      run: async ({ id }) => {
        ran.push(id);
        if (failing.has('run')) {
          throw new Error('no database');
        }
        return {
          collectorId: id,
          entities: 0,
          observations: 0,
          changed: 0,
          problems: [],
        };
      },
      collectSome: async ({ id }, refs) => {
        if (refs.length > 0) {
          ran.push(`${id} of ${refs.join()}`);
        }
        if (failing.has('abort')) {
          throw new Error('aborted');
        }
        return !failing.has('some');
      },
    },
    now: () => NOW,
  });
  return { after, ran, failing, logger };
}

describe('createAfterSync', () => {
  it.each<[string, CollectorState[], string[]]>([
    ['it never ran', [], ['catalog']],
    ['nothing changed since', [state(14)], []],
    ['it last did so a quarter of an hour ago', [state(15)], ['catalog']],
    ['it failed the last time', [state(1, '503')], ['catalog']],
    [
      'the last run ended with its process',
      [{ ...state(2), startedAt: new Date(NOW.getTime() - 60_000) }],
      ['catalog'],
    ],
  ])(
    'runs what goes with the catalog over everything when %s',
    async (_, states, expected) => {
      const { after, ran } = setUp(states);

      await after(changesOf(), signal);

      expect(ran).toEqual(expected);
    },
  );

  it.each<[string, Partial<CatalogChanges>, string[]]>([
    [
      'what changed',
      { changedRefs: [ORDERS, STOCK] },
      [`catalog of ${ORDERS},${STOCK}`],
    ],
    [
      'what is new',
      { changedRefs: [ORDERS], movedRefs: [ORDERS] },
      [`catalog of ${ORDERS}`],
    ],
    ['nothing when a component is gone', { movedRefs: [STOCK] }, []],
    [
      'everything when an owner is gone',
      { movedRefs: [PAYMENTS] },
      ['catalog'],
    ],
    [
      'everything when an owner came',
      { changedRefs: [PAYMENTS], movedRefs: [PAYMENTS] },
      ['catalog'],
    ],
    [
      'only an owner that changed',
      { changedRefs: [PAYMENTS] },
      [`catalog of ${PAYMENTS}`],
    ],
    [
      'everything when more than two thousand changed',
      { changedRefs: Array.from({ length: 2_001 }, (_, i) => `a:b/${i}`) },
      ['catalog'],
    ],
  ])('collects %s', async (_, changes, expected) => {
    const { after, ran } = setUp();

    await after(changesOf(changes), signal);

    expect(ran).toEqual(expected);
  });

  it('collects once more what it failed on, until it does not', async () => {
    const { after, ran, failing } = setUp();
    failing.add('some');
    await after(changesOf({ changedRefs: [ORDERS] }), signal);
    failing.clear();
    await after(changesOf({ changedRefs: [STOCK] }), signal);
    await after(changesOf(), signal);

    expect(ran).toEqual([
      `catalog of ${ORDERS}`,
      `catalog of ${ORDERS},${STOCK}`,
    ]);
  });

  it.each<[string, Partial<CatalogChanges>, string]>([
    ['everything', { movedRefs: [PAYMENTS] }, 'catalog'],
    ['some', { changedRefs: [ORDERS] }, `catalog of ${ORDERS}`],
  ])(
    'collects %s once more when it was ended in between',
    async (_, changes, expected) => {
      const { after, ran, failing } = setUp();
      failing.add('run').add('abort');
      const stop = new AbortController();
      stop.abort(new Error('shut down'));
      await expect(after(changesOf(changes), stop.signal)).rejects.toThrow(
        'shut down',
      );
      failing.clear();
      await after(changesOf(), signal);
      await after(changesOf(), signal);

      expect(ran).toEqual([expected, expected]);
    },
  );

  it('collects what changed even if it could not look what is due', async () => {
    const { after, ran, failing } = setUp();
    failing.add('list');
    await expect(
      after(changesOf({ changedRefs: [ORDERS] }), signal),
    ).rejects.toThrow('no database');
    failing.clear();
    await after(changesOf({ changedRefs: [STOCK] }), signal);

    expect(ran).toEqual([`catalog of ${ORDERS},${STOCK}`]);
  });

  it('does not fail with a collector', async () => {
    const { after, failing, logger } = setUp([]);
    failing.add('run');

    await after(changesOf({ changedRefs: [ORDERS] }), signal);

    expect(logger.error).toHaveBeenCalledWith(
      "The collector 'catalog' could not be run: no database",
    );
  });
});
