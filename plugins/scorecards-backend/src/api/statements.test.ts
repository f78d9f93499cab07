import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { migrations, NOW, startReadApp } from '../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../__testUtils__/seed';
import { DailyRollups } from '../rollup/DailyRollups';

type App = ReturnType<typeof startReadApp>;
type Call = (app: App) => ReturnType<App['get']>;

const HEAD = 'group:default/head';
const HIDDEN = 'component:default/made-0002';

const refsOf = (entities: number) =>
  Array.from(
    { length: entities },
    (_, index) => `component:default/made-${String(index).padStart(4, '0')}`,
  );

const groupOf = (index: number) => `group:default/team-${index % 40}`;

/** So many entities, of forty teams in one, on scorecards with so many checks. */
async function seedMany(
  knex: Knex,
  {
    entities,
    checks,
    scorecards,
  }: { entities: number; checks: number; scorecards: number },
): Promise<void> {
  const refs = refsOf(entities);
  await seedEntities(knex, [
    { ref: HEAD },
    ...refs.slice(0, 40).map((_, index) => ({
      ref: groupOf(index),
      parent: HEAD,
    })),
    ...refs.map((ref, index) => ({
      ref,
      tier: index % 5,
      owner: groupOf(index),
    })),
  ]);
  for (let number = 0; number < scorecards; number++) {
    const definition = scorecardOf(
      `scorecard-${number}`,
      Array.from({ length: checks }, (_, index) =>
        checkOf(`check-${index}`, { level: 1 + (index % 4) }),
      ),
    );
    await seedScorecard(knex, definition);
    await seedStates(
      knex,
      definition,
      Object.fromEntries(
        refs.map((ref, index) => [
          ref,
          'PFUS'.charAt(index % 4).padEnd(checks, 'P'),
        ]),
      ),
    );
    await seedScorecard(knex, { ...definition, title: 'Newer' });
    const [first] = refs;
    await seedStates(
      knex,
      definition,
      { [first]: 'F'.repeat(checks) },
      {
        version: 2,
      },
    );
  }
  await new DailyRollups({ knex, now: () => NOW }).run();
}

const [FIRST] = refsOf(1);

const CALLS: Array<[route: string, call: Call]> = [
  ['GET /scorecards', app => app.get('/scorecards')],
  ['GET /scorecards/{id}', app => app.get('/scorecards/scorecard-0')],
  [
    'GET /scorecards/{id}/entities',
    app => app.get('/scorecards/scorecard-0/entities?limit=500'),
  ],
  [
    'GET /scorecards/{id}/entities by a column that not all have, narrowed down',
    app =>
      app.get(
        `/scorecards/scorecard-0/entities?orderBy=tier&team=${HEAD}&check=check-0&limit=8`,
      ),
  ],
  [
    'POST /scorecards/{id}/standings',
    app => app.post('/scorecards/scorecard-0/standings', { limit: 500 }),
  ],
  [
    'POST /scorecards/{id}/standings of some entities',
    app =>
      app.post('/scorecards/scorecard-0/standings', {
        entityRefs: refsOf(500),
      }),
  ],
  [
    'GET /scorecards/{id}/definition',
    app => app.get('/scorecards/scorecard-0/definition'),
  ],
  [
    'GET /entities/by-ref',
    app => app.get(`/entities/by-ref?entityRef=${FIRST}`),
  ],
  [
    'POST /entities/levels',
    app => app.post('/entities/levels', { entityRefs: refsOf(500) }),
  ],
  [
    'GET /entities/history',
    app => app.get(`/entities/history?entityRef=${FIRST}&limit=500`),
  ],
  [
    'GET /entities/as-of',
    app =>
      app.get(`/entities/as-of?entityRef=${FIRST}&at=2026-11-21T00:00:00Z`),
  ],
  [
    'POST /entities/evaluate',
    app => app.post('/entities/evaluate', { entityRef: FIRST }),
  ],
  [
    'GET /badges/…',
    app => app.get(`/badges/scorecard-0/${FIRST.replace(':', '/')}.svg`),
  ],
];

describeEachDatabase('how many statements it takes', { migrations }, it_ => {
  let small: Knex;
  let large: Knex;
  beforeAll(async () => {
    small = await it_.create();
    large = await it_.create();
    await seedMany(small, { entities: 10, checks: 1, scorecards: 1 });
    await seedMany(large, { entities: 1_000, checks: 60, scorecards: 3 });
  }, 120_000);

  const count = async (knex: Knex, call: Call, hidden?: string[]) => {
    // Nothing is remembered of an app that has just been started
    const { count: statements, result } = await countStatements(knex, () =>
      call(startReadApp(knex, { hidden })).then(response => response),
    );
    expect(result.status).toBe(200);
    return statements;
  };

  it.each(CALLS)(
    'for %s is the same for a thousand entities with sixty checks on three scorecards as for ten with one on one',
    async (_, call) => {
      const statements = await count(large, call);

      expect(statements).toBe(await count(small, call));
      expect(statements).toBeLessThanOrEqual(13);
    },
  );

  it.each(CALLS)(
    'for %s is no more with what only some may read',
    async (_, call) => {
      expect(await count(large, call, [HIDDEN])).toBe(
        await count(small, call, [HIDDEN]),
      );
    },
  );
});
