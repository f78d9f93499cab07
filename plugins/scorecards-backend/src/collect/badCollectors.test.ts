import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  FactBatch,
  FactObservation,
} from '@groundwork/backstage-plugin-scorecards-node';
import { migrations, ORDERS, STOCK } from '../facts/__testUtils__/facts';
import {
  createRunner,
  observeAll,
  seen,
  takeAll,
} from './__testUtils__/collectors';

/** What may come of a collector that is not typed. */
const anything = (batch: unknown) => batch as FactBatch;
const odd = (observation: unknown) => observation as FactObservation;

type Collect = Parameters<Awaited<ReturnType<typeof createRunner>>['run']>[0];

interface BadCollector {
  name: string;
  collect: Collect;
  /** Of the run; none if it is to succeed. */
  error?: RegExp;
  problems?: RegExp[];
  /** Of which something is known afterwards. */
  stored: string[];
}

/** Yields batches, once it was offered all entities. */
const yields = (...batches: unknown[]): Collect =>
  async function* collect(pages) {
    await takeAll(pages);
    for (const batch of batches) {
      yield anything(batch);
    }
  };

const BAD_COLLECTORS: BadCollector[] = [
  {
    name: 'throws at once',
    collect: () => {
      throw new Error('no token');
    },
    error: /^no token$/,
    stored: [],
  },
  {
    name: 'throws half-way',
    async *collect(pages) {
      await takeAll(pages);
      yield [seen(ORDERS)];
      throw new Error('rate limit');
    },
    error: /^rate limit$/,
    stored: [ORDERS],
  },
  {
    name: 'throws what is no error',
    // eslint-disable-next-line require-yield -- that is what is wrong with it
    async *collect() {
      // eslint-disable-next-line no-throw-literal -- some do
      throw undefined;
    },
    error: /^undefined$/,
    stored: [],
  },
  {
    name: 'returns nothing',
    collect: () => undefined as unknown as AsyncIterable<FactBatch>,
    error: /^It must return an async iterable of batches$/,
    stored: [],
  },
  {
    name: 'yields what is no batch',
    collect: yields([seen(ORDERS)], { entityRef: STOCK }),
    error: /^It must yield lists of observations, and yielded a object$/,
    stored: [ORDERS],
  },
  {
    name: 'yields what are no observations',
    collect: yields([
      null,
      7,
      [],
      odd({ facts: {} }),
      odd({ entityRef: ORDERS }),
      odd({ entityRef: ORDERS, facts: {}, errors: { 'repo.stars': 1 } }),
      odd({ entityRef: ORDERS, facts: {}, observedAt: '2026-01-01' }),
      seen(STOCK),
    ]),
    problems: [
      /^An observation is null; it must be an object$/,
      /^An observation is a number; /,
      /^An observation is a list; /,
      /^An observation has undefined for its entityRef; it must be a text$/,
      /orders: facts is undefined; it must be an object of values by fact id$/,
      /orders: errors must be an object of texts by fact id$/,
      /orders: observedAt is a string; it must be a Date$/,
    ],
    stored: [STOCK],
  },
  {
    name: 'speaks of entities that were not offered',
    collect: yields([seen('component:default/payments'), seen(ORDERS)]),
    problems: [/^component:default\/payments: it was not offered/],
    stored: [ORDERS],
  },
  {
    name: 'speaks of entities before they are offered',
    async *collect(pages) {
      yield [seen(ORDERS)];
      await takeAll(pages);
    },
    problems: [/orders: it was not offered/],
    stored: [],
  },
  {
    name: 'speaks twice of one',
    collect: yields([seen(ORDERS, 1), seen(ORDERS, 2)], [seen(ORDERS, 3)]),
    problems: [/orders: it was observed twice; the first is taken$/],
    stored: [ORDERS],
  },
  {
    name: 'writes refs as people do',
    collect: yields([seen('Component:default/Orders')]),
    stored: [ORDERS],
  },
  {
    name: 'says what it did not declare',
    collect: yields([
      { entityRef: ORDERS, facts: { 'repo.forks': 1, 'repo.stars': 1 } },
    ]),
    problems: [/orders: repo\.forks is not a fact of this source$/],
    stored: [ORDERS],
  },
  {
    name: 'yields values of other types',
    collect: yields([
      { entityRef: ORDERS, facts: { 'repo.stars': 'many' } },
      odd({ entityRef: STOCK, facts: { 'repo.stars': () => 1 } }),
    ]),
    problems: [
      /orders: repo\.stars was not taken: /,
      /stock: repo\.stars was not taken: it has a function/,
    ],
    stored: [ORDERS, STOCK],
  },
  {
    name: 'never ends',
    async *collect(pages) {
      await takeAll(pages);
      yield [seen(ORDERS)];
      await new Promise(() => {});
    },
    error: /^It did not come to its end within 1000 ms$/,
    stored: [ORDERS],
  },
  {
    name: 'never ends, and never waits either',
    async *collect(pages) {
      await takeAll(pages);
      yield [seen(ORDERS)];
      for (;;) {
        yield [];
      }
    },
    error: /^It did not come to its end within 1000 ms$/,
    stored: [ORDERS],
  },
  {
    name: 'says nothing of what it was offered',
    collect: yields(),
    stored: [],
  },
];

describeEachDatabase('a collector that', { migrations }, ({ create }) => {
  it.each(BAD_COLLECTORS.map(it => [it.name, it] as const))(
    '%s',
    async (_, { collect, error = /^none$/, problems = [], stored }) => {
      const knex = await create();
      const {
        run,
        runs,
        stored: refs,
      } = await createRunner(knex, {
        timeoutMs: 1_000,
      });

      const result = await run(collect);

      expect(result.error ?? 'none').toMatch(error);
      expect(result.problems).toEqual(
        problems.map(it => expect.stringMatching(it)),
      );
      expect(await refs()).toEqual(stored);
      const [state] = await runs.list();
      expect(state.error).toBe(result.error);
      expect(state.problems).toEqual(result.problems);
    },
  );

  it('yields no more than a hundred problems to read', async () => {
    const { run } = await createRunner(await create());
    const strangers = Array.from({ length: 250 }, (_, index) =>
      seen(`component:default/x${index}`),
    );

    const { problems } = await run(yields(strangers));

    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('and 150 more');
  });

  it('ignores the signal can write nothing any more, and is offered no more', async () => {
    const entities = Array.from(
      { length: 501 },
      (_, index) => `component:default/c${String(index).padStart(3, '0')}`,
    );
    const { run, stored } = await createRunner(await create(), {
      timeoutMs: 1_000,
      entities,
    });
    let goOn = () => {};
    const waiting = new Promise<void>(resolve => {
      goOn = resolve;
    });
    let offered: unknown;
    const ended = new Promise<void>(resolve => {
      const collect: Collect = async function* collect(pages) {
        const iterator = pages[Symbol.asyncIterator]();
        await iterator.next();
        yield [seen(entities[0])];
        await waiting;
        offered = await iterator.next().catch(error => error.message);
        try {
          yield [seen(entities[1])];
        } finally {
          resolve();
        }
      };
      run(collect).then(goOn, goOn);
    });

    await ended;

    expect(offered).toBe('It did not come to its end within 1000 ms');
    expect(await stored()).toEqual([entities[0]]);
  });

  it('fails keeps no other from its run', async () => {
    const { run, runs } = await createRunner(await create());
    const broken: Collect = () => {
      throw new Error('broken');
    };

    await run(broken, { id: 'broken' });
    await run(observeAll);

    expect(
      (await runs.list()).map(({ collectorId, error }) => [collectorId, error]),
    ).toEqual([
      ['broken', 'broken'],
      ['repo', undefined],
    ]);
  });
});
