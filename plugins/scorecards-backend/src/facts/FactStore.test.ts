import { JsonValue } from '@backstage/types';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import {
  createFacts,
  migrations,
  minutes,
  NOW,
  ORDERS,
  STOCK,
} from './__testUtils__/facts';

const seen = (
  entityRef: string,
  facts: Record<string, JsonValue>,
  rest: Partial<FactObservation> = {},
): FactObservation => ({ entityRef, facts, ...rest });

const refsOf = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `component:default/c${String(index).padStart(5, '0')}`,
  );

describeEachDatabase('FactStore', { migrations }, ({ create }) => {
  const setUp = async (given: Parameters<typeof createFacts>[1] = {}) => {
    const knex = await create();
    return { knex, ...(await createFacts(knex, given)) };
  };

  it('stores what was observed, for those who read it', async () => {
    const { collect, reader } = await setUp();

    expect(
      await collect([
        seen(ORDERS, { 'repo.stars': 5, 'repo.topics': ['a', 'b'] }),
        seen(
          STOCK,
          { 'repo.readme': true },
          { errors: { 'repo.stars': 'timed out' } },
        ),
      ]),
    ).toEqual({
      stored: 8,
      changed: 7,
      outdated: 0,
      problems: [],
      problemCount: 0,
    });

    const none = { observedAt: NOW.getTime(), changedAt: NOW.getTime() };
    expect(
      await reader.readingsOf([ORDERS, STOCK, 'component:default/x']),
    ).toEqual(
      new Map([
        [
          ORDERS,
          {
            'repo.readme': none,
            'repo.stars': { ...none, value: 5 },
            'repo.topics': { ...none, value: ['a', 'b'] },
            'repo.settings': none,
          },
        ],
        [
          STOCK,
          {
            'repo.readme': { ...none, value: true },
            'repo.stars': { error: 'timed out', errorSince: NOW.getTime() },
            'repo.topics': none,
            'repo.settings': none,
          },
        ],
        ['component:default/x', {}],
      ]),
    );
  });

  it.each([1, 900])(
    'costs the same when nothing changed, for %d entities',
    async count => {
      const entities = refsOf(count);
      const { knex, collect, marks, reader } = await setUp({
        entities,
        expressions: ['repo.stars > 3'],
      });
      const all = entities.map(ref => seen(ref, { 'repo.stars': 5 }));
      await collect(all);
      await marks.take();

      const { statements } = await countStatements(knex, () =>
        collect(all, minutes(5)),
      );

      expect(statements).toHaveLength(3);
      expect(statements[1]).toMatch(
        /^update .fact_set. set .observed_at. = \S+ where /,
      );
      expect(await marks.take()).toEqual([]);
      const readings = await reader.readingsOf(entities);
      expect(readings.get(entities[count - 1])).toMatchObject({
        'repo.stars': {
          value: 5,
          observedAt: minutes(5).getTime(),
          changedAt: NOW.getTime(),
        },
      });
    },
  );

  it('takes few statements for one fact that is reported', async () => {
    const { knex, report } = await setUp({ expressions: ['ci.passed'] });
    await report([seen(ORDERS, { 'ci.passed': true })]);

    const { count } = await countStatements(knex, () =>
      report([seen(ORDERS, { 'ci.passed': false })], minutes(1)),
    );

    // Reads, writes, keeps what was before, and marks
    expect(count).toBe(4);
  });

  it('takes as many statements for many changes as for one', async () => {
    const entities = refsOf(400);
    const { knex, collect } = await setUp({
      entities,
      expressions: ['repo.stars > 3'],
    });
    const starred = (count: number, stars: number) =>
      entities.slice(0, count).map(ref => seen(ref, { 'repo.stars': stars }));
    await collect(starred(400, 1));

    const one = await countStatements(knex, () => collect(starred(1, 2)));
    const many = await countStatements(knex, () => collect(starred(400, 3)));

    expect(many.count).toBe(one.count);
  });

  it('keeps what facts were before', async () => {
    const { knex, collect } = await setUp();
    await collect([seen(ORDERS, { 'repo.stars': 5, 'repo.readme': true })]);
    expect(await knex('fact_change')).toEqual([]);

    await collect(
      [seen(ORDERS, { 'repo.stars': 6, 'repo.readme': true })],
      minutes(9),
    );

    const rows = await knex('fact_change');
    expect(rows).toEqual([
      expect.objectContaining({ entity_ref: ORDERS, source: 'repo' }),
    ]);
    const { previous } = rows[0];
    expect(
      typeof previous === 'string' ? JSON.parse(previous) : previous,
    ).toEqual({
      'repo.stars': { v: 5, c: NOW.getTime(), o: NOW.getTime() },
    });
  });

  describe('leaves out, and says so', () => {
    let shared: Awaited<ReturnType<typeof setUp>>;
    beforeAll(async () => {
      shared = await setUp();
    });

    it.each<[string, FactObservation, string]>([
      [
        'entities that the catalog does not have',
        seen('component:default/gone', { 'repo.stars': 5 }),
        'is not an entity of the catalog',
      ],
      [
        'entities whose name cannot be stored',
        seen('component:default/a\0', { 'repo.stars': 5 }),
        'is not an entity ref',
      ],
      [
        'what is from the future',
        seen(ORDERS, { 'repo.stars': 6 }, { observedAt: minutes(6) }),
        'was observed at 2026-03-01T12:06:00.000Z, which is in the future: it is 2026-03-01T12:00:00.000Z',
      ],
      [
        'what is from no time',
        seen(ORDERS, { 'repo.stars': 6 }, { observedAt: new Date(NaN) }),
        'was observed at a time that is none',
      ],
      [
        'facts that the source does not declare',
        seen(ORDERS, { 'repo.starz': 6, 'repo.stars': 5 }),
        'is not a fact of this source',
      ],
      [
        'values that are not of the type',
        seen(ORDERS, { 'repo.stars': 'many' }),
        'was not taken: "many" is not a whole number',
      ],
    ])('%s', async (_, observation, message) => {
      const { collect, reader } = shared;
      await collect([
        seen(STOCK, { 'repo.stars': 1 }),
        seen(ORDERS, { 'repo.stars': 5 }),
      ]);

      const { problems, problemCount } = await collect([
        seen(STOCK, { 'repo.stars': 2 }),
        observation,
      ]);

      expect(problemCount).toBe(1);
      expect(problems[0].message).toContain(message);
      const readings = await reader.readingsOf([ORDERS, STOCK]);
      expect(readings.get(STOCK)?.['repo.stars']?.value).toBe(2);
      expect(readings.get(ORDERS)?.['repo.stars']?.value).toBe(5);
    });

    it('no more than a hundred of them, and how many there are', async () => {
      const { collect } = shared;

      const { problems, problemCount } = await collect(
        refsOf(1_500).map(ref => seen(ref, {})),
      );

      expect(problems).toHaveLength(100);
      expect(problemCount).toBe(1_500);
    });
  });

  it('takes what is from somewhat later for what is from now', async () => {
    const { collect, reader } = await setUp();

    await collect([
      seen(ORDERS, { 'repo.stars': 5 }, { observedAt: minutes(4) }),
    ]);

    expect(
      (await reader.readingsOf([ORDERS])).get(ORDERS)?.['repo.stars'],
    ).toMatchObject({ observedAt: NOW.getTime() });
  });

  it('stores all or nothing, if it is to', async () => {
    const { report, reader, knex } = await setUp();

    await expect(
      report([
        seen(ORDERS, { 'ci.passed': true }),
        seen('component:default/gone', { 'ci.passed': true }),
        seen(STOCK, { 'ci.passed': 'yes' }),
      ]),
    ).rejects.toThrow(
      `Nothing was stored: 'component:default/gone' is not an entity of the catalog, as far as it was read; 'ci.passed' of '${STOCK}' was not taken: "yes" is not true or false`,
    );

    expect((await reader.readingsOf([ORDERS])).get(ORDERS)).toEqual({});
    expect(await knex('fact_set')).toEqual([]);
  });

  it('takes several observations of an entity one after the other', async () => {
    const { report, reader, knex } = await setUp();

    expect(
      await report([
        seen(ORDERS, { 'ci.minutes': 3 }, { observedAt: minutes(-3) }),
        seen(ORDERS, { 'ci.minutes': 1 }, { observedAt: minutes(-9) }),
        seen(ORDERS, { 'ci.minutes': 2 }, { observedAt: minutes(-2) }),
      ]),
    ).toMatchObject({ stored: 2, changed: 2, outdated: 1 });

    expect((await reader.readingsOf([ORDERS])).get(ORDERS)).toEqual({
      'ci.minutes': {
        value: 2,
        observedAt: minutes(-2).getTime(),
        changedAt: minutes(-2).getTime(),
      },
    });
    expect(await knex('fact_change')).toHaveLength(1);
  });

  it('loses no fact when many report of the same entities at once', async () => {
    const { report, reader } = await setUp({ expressions: ['ci.passed'] });
    const facts = { 'ci.passed': true, 'ci.minutes': 3, 'coverage.line': 80 };

    await Promise.all(
      Object.entries(facts).flatMap(([id, value]) => [
        report([seen(ORDERS, { [id]: value }), seen(STOCK, { [id]: value })]),
        report([seen(STOCK, { [id]: value }), seen(ORDERS, { [id]: value })]),
      ]),
    );

    for (const readings of (
      await reader.readingsOf([ORDERS, STOCK])
    ).values()) {
      expect(
        Object.fromEntries(
          Object.entries(readings).map(([id, it]) => [id, it?.value]),
        ),
      ).toEqual(facts);
    }
  });

  it('loses no change when many report of the same fact at once', async () => {
    const { report, knex } = await setUp();

    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        report([seen(ORDERS, { 'ci.minutes': index })]),
      ),
    );

    expect(await knex('fact_change')).toHaveLength(19);
  });
});
