import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  catalogOf,
  changeId,
  FRONT,
  HOUR,
  migrations,
  NOW,
  ORDERS,
  PAY,
  repositoryOf,
  seedCatalog,
  seedReadings,
  seedSpans,
  viewerWithout,
  WEB,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';
import { ScopeFilter, Selection, Visibility } from '../scope';
import { SpanStore } from './SpanStore';

const DOCS = 'component:default/docs';
const START = NOW - 100 * HOUR;
const at = (hour: number) => START + hour * HOUR;
const period = { from: START, to: NOW };

/**
 * A change of three components that was reviewed once, for ten hours, and then
 * waited ten hours for orders, thirty for the web and twenty for docs.
 */
async function seedChangeOfThree(knex: Knex): Promise<void> {
  await seedCatalog(knex);
  const alike = { item: changeId(1), kind: 'queue' as const };
  await seedSpans(knex, [
    ...[DOCS, ORDERS, WEB].map((component, place) => ({
      ...alike,
      stage: 'review' as const,
      component,
      place,
      start: at(0),
      end: at(10),
    })),
    ...(
      [
        [WEB, 30],
        [DOCS, 20],
        [ORDERS, 10],
      ] as const
    ).map(([component, hours], place) => ({
      ...alike,
      stage: 'deploy' as const,
      component,
      place,
      start: at(20),
      end: at(20 + hours),
    })),
  ]);
  await seedReadings(
    knex,
    [DOCS, ORDERS, WEB].map(component => ({
      metric: 'change-size' as const,
      item: changeId(1),
      component,
      at: at(20),
      value: 4,
      isDecisive: component === DOCS,
    })),
  );
}

describeEachDatabase('A change of several components', { migrations }, it_ => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedChangeOfThree(knex);
  }, 60_000);

  it.each<[string, Selection, string[], string[]]>([
    ['everything', { kind: 'all' }, [], ['review 10', 'deploy 30']],
    [
      'its repository',
      { kind: 'repository', repository: repositoryOf('orders') },
      [],
      ['review 10', 'deploy 30'],
    ],
    [
      'a component',
      { kind: 'components', components: [ORDERS] },
      [],
      ['review 10', 'deploy 10'],
    ],
    [
      'some components',
      { kind: 'components', components: [ORDERS, DOCS] },
      [],
      ['review 10', 'deploy 20'],
    ],
    ['a team', { kind: 'teams', teams: [PAY] }, [], ['review 10', 'deploy 10']],
    [
      'teams',
      { kind: 'teams', teams: [PAY, FRONT] },
      [],
      ['review 10', 'deploy 30'],
    ],
    [
      'what one may read',
      { kind: 'all' },
      [ORDERS, DOCS],
      ['review 10', 'deploy 20'],
    ],
  ])('spends its time once in %s', async (_, selection, only, expected) => {
    const visibility: Visibility =
      only.length === 0
        ? { kind: 'everything' }
        : { kind: 'only', components: only };
    const filter = new ScopeFilter({ selection, visibility });

    const spans = await new SpanStore({ knex }).findSpans(filter, period);

    expect(
      spans
        .sort((one, other) => one.start - other.start)
        .map(
          ({ stage, start, end = NaN }) => `${stage} ${(end - start) / HOUR}`,
        ),
    ).toEqual(expected);
  });

  it.each([
    ['all', 10, 30],
    [ORDERS, 10, 10],
    [WEB, 10, 30],
    [PAY, 10, 10],
  ])('has as many hours in the stages of %s', async (scope, review, deploy) => {
    const { mergedChanges, stages } = await createQueries({
      knex,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    }).overview.read({ scope }, viewerWithout());

    expect(mergedChanges).toBe(1);
    expect(stages).toMatchObject([
      { stage: 'review', queueHours: review, n: 1 },
      { stage: 'test' },
      { stage: 'environment' },
      { stage: 'deploy', queueHours: deploy, n: 1 },
      { stage: 'operate' },
    ]);
  });

  it('does not wait for what is to come', async () => {
    const own = await it_.create();
    await seedCatalog(own);
    await seedReadings(own, [
      {
        metric: 'change-size',
        item: changeId(2),
        at: NOW - 2 * HOUR,
        value: 4,
      },
    ]);
    await seedSpans(own, [
      {
        item: changeId(3),
        stage: 'review',
        kind: 'queue',
        start: NOW - HOUR,
      },
    ]);

    const { stages } = await createQueries({
      knex: own,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    }).overview.read(
      { scope: 'all', to: new Date(NOW + 48 * HOUR).toISOString() },
      viewerWithout(),
    );

    expect(stages[0]).toMatchObject({
      stage: 'review',
      queueHours: 1,
      open: 1,
    });
  });
});
