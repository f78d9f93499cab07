import { toTimestamp } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { DEFAULT_TIER_WEIGHTS } from '@groundwork/backstage-plugin-scorecards-node/engine';
import fc from 'fast-check';
import { Knex } from 'knex';
import { seedEntities } from '../__testUtils__/seed';
import {
  createTestCore,
  testScorecard,
} from '../evaluation/__testUtils__/core';
import {
  asker,
  migrations,
  sharedDatabase,
} from '../rollup/__testUtils__/world';
import { DefinitionAdviser } from '../definitions/DefinitionAdviser';
import { contradictions, readLevels } from './__testUtils__/afterPublishing';
import { Backtester } from './Backtester';

const SHOP = 'group:default/shop';
const OPS = 'group:default/ops';
const [A, B, C] = ['a', 'b', 'c'].map(it => `component:default/${it}`);
const NEVER_SEEN = 'component:default/never-seen';
const NEW = 'component:default/new';
const DAY_MS = 24 * 60 * 60_000;

async function world(knex: Knex, elapsed?: () => number) {
  const clock = { time: new Date('2026-11-20T12:00:00Z').getTime() };
  const now = () => new Date(clock.time);
  const core = createTestCore(knex, { now });
  const backtester = new Backtester({
    ...core,
    adviser: new DefinitionAdviser({
      ...core,
      knex,
      disabled: new Set(),
      now,
    }),
    knex,
    tierWeights: DEFAULT_TIER_WEIGHTS,
    now,
    elapsed,
  });
  await seedEntities(knex, [
    { ref: SHOP, title: 'Shop', type: 'team' },
    { ref: OPS, title: 'Ops', type: 'team' },
    { ref: A, title: 'Apple', owner: SHOP, tier: 1 },
    { ref: B, title: 'Banana', owner: SHOP },
    { ref: C, title: 'Cherry', owner: OPS, tier: 2, type: 'library' },
  ]);
  return { clock, core, backtester };
}

const ONLY_SERVICES = '{ kind: component, spec.type: service }';
const ONLY_COMPONENTS = '{ kind: component }';

describeEachDatabase('Backtester', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let clock: { time: number };
  let core: ReturnType<typeof createTestCore>;
  let backtester: Backtester;
  beforeEach(async () => {
    knex = database();
    ({ clock, core, backtester } = await world(knex));
  });

  const all = asker();

  /** A scorecard for services in force, on which A is on 2 and B on 1. */
  async function inForce() {
    await core.publisher.publish(
      testScorecard({ filter: ONLY_SERVICES }),
      'user:default/ada',
    );
    await core.push(A, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });
    await core.push(B, { 'a.ok': true, 'b.ok': false, 'c.count': 9 });
    await core.push(C, { 'a.ok': true, 'b.ok': true, 'c.count': 5 });
    await core.settle();
  }

  it('says who would be lowered, by which checks, and which teams', async () => {
    await inForce();

    const result = await backtester.backtest(
      { yaml: testScorecard({ filter: ONLY_COMPONENTS, least: 5 }) },
      all,
    );

    expect(result).toEqual({
      scorecardId: 'basics',
      comparedWith: 1,
      problems: [],
      warnings: [
        {
          path: 'metadata.owner',
          message:
            "'group:default/platform' is no entity of the catalog that you can read: nobody is told of waivers that are asked for",
        },
      ],
      entities: 3,
      added: 1,
      removed: 0,
      raised: 0,
      lowered: 1,
      changes: [
        {
          entity: expect.objectContaining({ title: 'Apple', tier: 1 }),
          from: 2,
          to: 1,
          checks: [{ checkId: 'c', title: 'C', from: 'pass', to: 'fail' }],
        },
        {
          entity: expect.objectContaining({ title: 'Cherry' }),
          from: undefined,
          to: 2,
          checks: [],
        },
      ],
      truncated: false,
      // Weights 1, 2 and 1; Apple counts four times.
      teams: [
        {
          team: { entityRef: SHOP, title: 'Shop' },
          raised: 0,
          lowered: 1,
          scoreFrom: (4 * 4 + 2) / 20,
          scoreTo: (4 * 3 + 2) / 20,
        },
        {
          team: { entityRef: OPS, title: 'Ops' },
          raised: 0,
          lowered: 0,
          scoreFrom: undefined,
          scoreTo: 1,
        },
      ],
      distributionFrom: [
        { level: 0, name: 'None', entities: 0, share: 0 },
        { level: 1, name: 'Bronze', entities: 1, share: 1 / 5 },
        { level: 2, name: 'Silver', entities: 1, share: 4 / 5 },
      ],
      distributionTo: [
        expect.objectContaining({ level: 0, entities: 0 }),
        expect.objectContaining({ level: 1, entities: 2 }),
        expect.objectContaining({ level: 2, entities: 1 }),
      ],
      history: [],
    });
  });

  it('says who would be raised, and by what they were held back', async () => {
    await inForce();

    const { raised, changes } = await backtester.backtest(
      {
        yaml: testScorecard({ filter: ONLY_SERVICES }).replace(
          'expression: b.ok',
          'expression: c.count > 0',
        ),
      },
      all,
    );

    expect(raised).toBe(1);
    expect(changes).toEqual([
      {
        entity: expect.objectContaining({ title: 'Banana' }),
        from: 1,
        to: 2,
        checks: [{ checkId: 'b', title: 'B', from: 'fail', to: 'pass' }],
      },
    ]);
  });

  it('says who would no longer be part', async () => {
    await inForce();

    const { removed, entities, changes } = await backtester.backtest(
      { yaml: testScorecard({ filter: '{ metadata.name: a }' }) },
      all,
    );

    expect([removed, entities]).toEqual([1, 1]);
    expect(changes).toEqual([
      {
        entity: expect.objectContaining({ title: 'Banana' }),
        from: 1,
        to: undefined,
        checks: [],
      },
    ]);
  });

  it('compares a new scorecard with nothing', async () => {
    const result = await backtester.backtest(
      { yaml: testScorecard({ id: 'new', filter: ONLY_SERVICES }) },
      all,
    );

    expect(result).toMatchObject({ scorecardId: 'new', added: 2, entities: 2 });
    expect(result.comparedWith).toBeUndefined();
    expect(result.distributionFrom).toBeUndefined();
  });

  it('compares with what is so, and not with what was last evaluated', async () => {
    await inForce();
    await core.push(B, { 'b.ok': true });

    const result = await backtester.backtest(
      { yaml: testScorecard({ filter: ONLY_SERVICES }) },
      all,
    );

    expect(result).toMatchObject({ raised: 0, lowered: 0, changes: [] });
  });

  it('takes waivers into account', async () => {
    await inForce();
    await knex('waiver').insert({
      id: 'a2b3c4d5-0000-4000-8000-000000000001',
      entity_ref: A,
      scorecard_id: 'basics',
      check_id: 'c',
      reason: 'It is being moved',
      status: 'approved',
      requested_by: 'user:default/mina',
      requested_at: toTimestamp(new Date(clock.time)),
      expires_at: toTimestamp(new Date(clock.time + DAY_MS)),
    });

    expect(
      await backtester.backtest(
        { yaml: testScorecard({ filter: ONLY_SERVICES, least: 5 }) },
        all,
      ),
    ).toMatchObject({ lowered: 0 });
  });

  it('goes back in time, by the facts of then and the rules of now', async () => {
    await inForce();
    clock.time += 8 * DAY_MS;
    await core.push(A, { 'a.ok': true, 'b.ok': true, 'c.count': 9 });
    await core.push(B, { 'a.ok': false, 'b.ok': false, 'c.count': 9 });
    const effective = `      effective:
        enforce: 2026-11-25
`;

    const { history } = await backtester.backtest(
      {
        yaml: testScorecard({ filter: ONLY_SERVICES, least: 5, c: effective }),
        weeks: 2,
      },
      all,
    );

    expect(
      history.map(({ scoreFrom, scoreTo, ...rest }) => ({
        ...rest,
        hasScores: [scoreFrom, scoreTo].every(it => it !== undefined),
      })),
    ).toEqual([
      // Nothing was known yet.
      {
        at: '2026-11-14T12:00:00.000Z',
        entities: 0,
        byLevelFrom: [0, 0, 0],
        byLevelTo: [0, 0, 0],
        hasScores: false,
      },
      {
        at: '2026-11-21T12:00:00.000Z',
        entities: 2,
        byLevelFrom: [0, 1, 1],
        byLevelTo: [0, 2, 0],
        hasScores: true,
      },
      {
        at: '2026-11-28T12:00:00.000Z',
        entities: 2,
        byLevelFrom: [1, 0, 1],
        byLevelTo: [1, 0, 1],
        hasScores: true,
      },
    ]);
  });

  it('has each point of the history without what was not known then', async () => {
    await inForce();
    await seedEntities(knex, [{ ref: NEVER_SEEN, owner: OPS }]);
    clock.time += 8 * DAY_MS;
    await seedEntities(knex, [{ ref: NEW, owner: OPS }]);
    await core.push(NEW, { 'a.ok': true });
    // What was seen more than a week ago is stale.
    await core.push(A, { 'a.ok': true, 'b.ok': true, 'c.count': 3 });
    await core.push(B, { 'a.ok': true, 'b.ok': false, 'c.count': 9 });

    const { entities, distributionTo, history } = await backtester.backtest(
      { yaml: testScorecard({ filter: ONLY_SERVICES }), weeks: 1 },
      all,
    );

    expect(history).toMatchObject([
      { entities: 2, byLevelFrom: [0, 1, 1], byLevelTo: [0, 1, 1] },
      { entities: 3, byLevelFrom: [0, 2, 1], byLevelTo: [0, 2, 1] },
    ]);
    expect(entities).toBe(4);
    expect(distributionTo.map(it => it.entities)).toEqual([1, 2, 1]);
  });

  it('says to those who may not read something what it would say without it', async () => {
    await inForce();
    const request = {
      yaml: testScorecard({ filter: ONLY_COMPONENTS, least: 5 }),
      weeks: 1,
    };

    const partial = await backtester.backtest(request, asker({ hidden: [A] }));
    await knex('entity').where({ entity_ref: A }).delete();
    const withoutIt = await backtester.backtest(request, all);

    expect(partial).toMatchObject({ entities: 2, lowered: 0, added: 1 });
    expect(partial).toEqual({ ...withoutIt, partial: true });
    expect(withoutIt).not.toHaveProperty('partial');
  });

  it('lists no teams that the caller may not read', async () => {
    await inForce();

    const { changes, teams } = await backtester.backtest(
      { yaml: testScorecard({ filter: ONLY_COMPONENTS, least: 5 }) },
      asker({ hidden: [OPS] }),
    );

    expect(changes.map(({ entity }) => entity.title)).toEqual([
      'Apple',
      'Cherry',
    ]);
    expect(teams.map(({ team }) => team.title)).toEqual(['Shop']);
  });

  it('asks once for each batch what the caller may read', async () => {
    await inForce();
    const { readable, ...rest } = asker({ hidden: [A] });
    const asked: string[][] = [];

    await backtester.backtest(
      { yaml: testScorecard({ filter: ONLY_SERVICES }), weeks: 2 },
      {
        ...rest,
        readable: async refs => {
          asked.push(refs);
          return readable(refs);
        },
      },
    );

    // The entities, and in the end the teams, of which there are none.
    expect(asked).toEqual([[A, B], []]);
  });

  it.each([
    [0, 60],
    [3, 90],
  ])(
    'with %s weeks, refuses to evaluate for more than %s seconds',
    async (weeks, seconds) => {
      let time = 0;
      const slow = await world(knex, () => {
        time += seconds * 1_000 + 1;
        return time;
      });

      await expect(
        slow.backtester.backtest({ yaml: testScorecard(), weeks }, all),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(`more than ${seconds} seconds`),
      });
    },
  );

  it('ends while it evaluates, when nobody waits for it any more', async () => {
    const gone = new AbortController();
    const reason = new Error('Nobody waits');
    let time = 0;
    const slow = await world(knex, () => {
      time += 25;
      setImmediate(() => gone.abort(reason));
      return time;
    });

    await expect(
      slow.backtester.backtest({ yaml: testScorecard() }, all, gone.signal),
    ).rejects.toBe(reason);
  });

  it.each<[string, string, object]>([
    ['no YAML', 'a: [', { scorecardId: '' }],
    [
      'a fact that there is not',
      testScorecard().replace('a.ok', 'a.nok'),
      { scorecardId: 'basics' },
    ],
    [
      'two scorecards',
      `${testScorecard()}---\n${testScorecard({ id: 'more' })}`,
      {
        scorecardId: 'basics',
        problems: [
          {
            message: 'The text has 2 scorecards; try one at a time',
            line: 1,
            column: 1,
          },
        ],
      },
    ],
  ])('says what is wrong with %s', async (_, yaml, expected) => {
    const result = await backtester.backtest({ yaml }, all);

    expect(result).toMatchObject(expected);
    expect(result).toMatchObject({ entities: 0, changes: [], history: [] });
    expect(result.problems.length).toBeGreaterThan(0);
  });

  it.each([-1, 27, 1.5])('refuses %s weeks', async weeks => {
    await expect(
      backtester.backtest({ yaml: testScorecard(), weeks }, all),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('ends when nobody waits for it any more', async () => {
    const gone = new AbortController();
    gone.abort();

    await expect(
      backtester.backtest({ yaml: testScorecard() }, all, gone.signal),
    ).rejects.toBe(gone.signal.reason);
  });

  it('has few wait at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 7 }, () =>
        backtester.backtest({ yaml: testScorecard() }, all),
      ),
    );

    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array(5).fill('fulfilled'),
      ...Array(2).fill('rejected'),
    ]);
    expect(outcomes[6]).toMatchObject({
      reason: { name: 'ServiceUnavailableError', retryAfterSeconds: 30 },
    });
  });

  const FACTS = fc.record(
    {
      'a.ok': fc.boolean(),
      'b.ok': fc.boolean(),
      'c.count': fc.integer({ min: 0, max: 6 }),
    },
    { requiredKeys: [] },
  );

  it('is what happens when the definition is published', async () => {
    const definitions = fc.record({
      least: fc.integer({ min: 0, max: 6 }),
      filter: fc.constantFrom(ONLY_SERVICES, ONLY_COMPONENTS, undefined),
    });
    await fc.assert(
      fc.asyncProperty(
        definitions,
        definitions,
        fc.tuple(FACTS, FACTS, FACTS),
        async (first, second, facts) => {
          await core.publisher.publish(testScorecard(first), 'me');
          for (const [index, ref] of [A, B, C].entries()) {
            await core.push(ref, facts[index]);
          }
          await core.settle();
          const before = await readLevels(knex, 'basics');
          const yaml = testScorecard(second);

          const result = await backtester.backtest({ yaml }, all);
          await core.publisher.publish(yaml, 'me');
          await core.settle();

          const after = await readLevels(knex, 'basics');
          expect(contradictions(result, before, after)).toEqual([]);
          clock.time += 60_000;
        },
      ),
      { numRuns: 15 },
    );
  });
});
