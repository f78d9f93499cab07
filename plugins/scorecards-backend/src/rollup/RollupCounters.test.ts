import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../__testUtils__/seed';
import { Contribution } from '../evaluation/types';
import { migrations, sharedDatabase } from './__testUtils__/world';
import { RollupCounters } from './RollupCounters';
import { sumsOfRow } from './rollupRows';
import { SumsDelta } from './sums';

const readiness = scorecardOf('readiness', [
  checkOf('readme', { weight: 2 }),
  checkOf('tests', { weight: 0.1 }),
]);

function contribution(given: Partial<Contribution> = {}): Contribution {
  return {
    scorecardId: 'readiness',
    ownerRef: 'group:default/a',
    tier: 1,
    level: 0,
    unmeasured: false,
    passedWeight: 2,
    knownWeight: 2.1,
    applicableWeight: 2.1,
    statuses: new Map<string, CheckStatus>([['tests', 'fail']]),
    soleMissing: 'tests',
    ...given,
  };
}

async function rowsOf(knex: Knex) {
  const rows = await knex('rollup').orderBy(['owner_ref', 'tier']);
  return rows.map(row => sumsOfRow(knex, row));
}

describeEachDatabase('RollupCounters', { migrations }, ({ create }) => {
  const database = sharedDatabase(create);
  let knex: Knex;
  let counters: RollupCounters;
  beforeEach(async () => {
    knex = database();
    counters = new RollupCounters({ knex });
  });

  const apply = (deltas: SumsDelta[]) =>
    knex.transaction(trx => counters.apply(trx, deltas));

  it('adds changes to what is there', async () => {
    await apply([{ after: contribution() }]);
    await apply([
      { after: contribution() },
      { after: contribution({ tier: 0, unmeasured: true, level: 2 }) },
    ]);

    expect(await rowsOf(knex)).toEqual([
      expect.objectContaining({
        tier: 0,
        entities: 1,
        unmeasured: 1,
        levels: [0, 0, 1],
      }),
      {
        scorecardId: 'readiness',
        ownerRef: 'group:default/a',
        tier: 1,
        entities: 2,
        unmeasured: 0,
        passedWeight: 4,
        knownWeight: 4.2,
        applicableWeight: 4.2,
        levels: [2],
        checks: new Map([['tests', [0, 2, 0, 0, 0, 2]]]),
      },
    ]);
  });

  it('keeps no rows without entities', async () => {
    const other = contribution({ ownerRef: 'group:default/b' });
    await apply([{ after: contribution() }, { after: other }]);
    await apply([{ before: contribution(), after: other }]);

    expect(await rowsOf(knex)).toEqual([
      expect.objectContaining({ ownerRef: 'group:default/b', entities: 2 }),
    ]);
  });

  it('writes nothing when changes make no difference', async () => {
    await apply([{ after: contribution() }]);

    const { count } = await countStatements(knex, () =>
      apply([{ before: contribution(), after: contribution() }]),
    );

    expect(count).toBe(0);
  });

  it('takes as many statements for a hundred owners as for one', async () => {
    const deltas = Array.from({ length: 100 }, (_, index) => ({
      after: contribution({ ownerRef: `group:default/${index}` }),
    }));

    const one = await countStatements(knex, () => apply(deltas.slice(0, 1)));
    const many = await countStatements(knex, () => apply(deltas));

    expect(many.count).toBe(one.count);
  });

  it('takes more owners at once than fit into a statement', async () => {
    await apply(
      Array.from({ length: 1_001 }, (_, index) => ({
        after: contribution({ ownerRef: `group:default/${index}` }),
      })),
    );

    expect(await rowsOf(knex)).toHaveLength(1_001);
  });

  it('loses nothing when many add to the same sums at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        apply([
          { after: contribution({ ownerRef: `group:default/${index % 3}` }) },
          {
            after: contribution({
              ownerRef: `group:default/${(index + 1) % 3}`,
            }),
          },
        ]),
      ),
    );

    expect(
      (await rowsOf(knex)).reduce((sum, { entities }) => sum + entities, 0),
    ).toBe(40);
  });

  it('loses nothing when rows come and go meanwhile', async () => {
    await apply([{ after: contribution() }]);

    await Promise.all(
      Array.from({ length: 10 }, async () => {
        await apply([{ before: contribution() }]);
        await apply([{ after: contribution() }]);
      }),
    );

    expect(await rowsOf(knex)).toEqual([
      expect.objectContaining({ entities: 1, passedWeight: 2 }),
    ]);
  });

  describe('recount', () => {
    beforeEach(async () => {
      await seedEntities(knex, [
        { ref: 'component:default/x', owner: 'group:default/a', tier: 1 },
        { ref: 'component:default/y', owner: 'group:default/a', tier: 1 },
        { ref: 'component:default/z', owner: 'group:default/b' },
      ]);
      await seedScorecard(knex, readiness);
      await seedStates(knex, readiness, {
        'component:default/x': 'PF',
        'component:default/y': 'PX',
        'component:default/z': 'US',
      });
    });

    it('finds nothing wrong with sums that were kept up', async () => {
      const before = await rowsOf(knex);

      expect(await counters.recount()).toBe(0);
      expect(await rowsOf(knex)).toEqual(before);
      expect(before).toEqual([
        {
          scorecardId: 'readiness',
          ownerRef: 'group:default/a',
          tier: 1,
          entities: 2,
          unmeasured: 0,
          passedWeight: 4,
          knownWeight: 4.1,
          applicableWeight: 4.1,
          levels: [1, 1],
          checks: new Map([
            ['readme', [2, 0, 0, 0, 0, 0]],
            ['tests', [0, 1, 0, 0, 1, 1]],
          ]),
        },
        {
          scorecardId: 'readiness',
          ownerRef: 'group:default/b',
          tier: 0,
          entities: 1,
          unmeasured: 1,
          passedWeight: 0,
          knownWeight: 0,
          applicableWeight: 2.1,
          levels: [1],
          checks: new Map([
            ['readme', [0, 0, 1, 0, 0, 0]],
            ['tests', [0, 0, 0, 1, 0, 0]],
          ]),
        },
      ]);
    });

    it.each<[string, (broken: Knex) => PromiseLike<unknown>]>([
      ['is missing', it => it('rollup').where({ tier: 0 }).delete()],
      [
        'has a wrong weight',
        it => it('rollup').where({ tier: 1 }).update({ passed_weight: 1 }),
      ],
      [
        'has wrong counts',
        it => it('rollup').where({ tier: 1 }).update({ checks: '{}' }),
      ],
      [
        'is of nothing',
        it =>
          it('rollup').insert({
            scorecard_id: 'gone',
            owner_ref: 'group:default/a',
            tier: 1,
            entities: 7,
            unmeasured: 0,
            passed_weight: 1,
            known_weight: 1,
            applicable_weight: 1,
            levels: '[7]',
            checks: '{}',
          }),
      ],
    ])('corrects a row that %s', async (_, breakIt) => {
      const right = await rowsOf(knex);
      await breakIt(knex);

      expect(await counters.recount()).toBe(1);
      expect(await rowsOf(knex)).toEqual(right);
      expect(await counters.recount()).toBe(0);
    });
  });
});
