import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ACME,
  ATTIC,
  CARDS,
  FIRST_AT,
  LEDGER,
  PAYMENTS,
  PRODUCTION,
  seedAcme,
  SHELF,
  STOCK,
  VAULT,
} from '../../__testUtils__/acme';
import { migrations, NOW, startReadApp } from '../../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedScorecard,
  seedStates,
} from '../../__testUtils__/seed';
import { DailyRollups } from '../../rollup/DailyRollups';

const SECURITY = scorecardOf('security', [checkOf('scan')], {
  description: 'What attackers look at first',
});

const NOTHING = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };

async function seed(knex: Knex): Promise<void> {
  await seedAcme(knex);
  await seedScorecard(knex, SECURITY, { origin: '/etc/security.yaml' });
  const endDay = (now: Date) =>
    new DailyRollups({ knex, now: () => now }).run();
  await endDay(new Date('2026-10-22T23:00:00.000Z'));
  await endDay(new Date('2026-10-23T23:00:00.000Z'));
  await endDay(new Date('2026-11-20T23:00:00.000Z'));
  await seedStates(
    knex,
    PRODUCTION,
    { [SHELF]: 'PSPX' },
    { at: new Date('2026-11-21T01:00:00.000Z') },
  );
  await endDay(NOW);
}

/**
 * Of Ledger, Vault, Shelf and Attic, which weigh 4, 3, 2 and 1: 8/8, 2/8, 2/4
 * and 0/4 of the weight of their checks passes, 8, 4, 2 and 0 of it is known.
 */
const PRODUCTION_ROLLUP = {
  scorecardId: 'production',
  scorecardTitle: 'Production readiness',
  entities: 4,
  unmeasured: 1,
  levels: PRODUCTION.levels,
  distribution: [
    { level: 0, name: 'None', entities: 1, share: 0.1 },
    { level: 1, name: 'Bronze', entities: 2, share: 0.5 },
    { level: 2, name: 'Silver', entities: 0, share: 0 },
    { level: 3, name: 'Gold', entities: 1, share: 0.4 },
  ],
  level: 1,
  score: (32 + 6 + 4) / (32 + 24 + 8 + 4),
  coverage: (32 + 12 + 4) / (32 + 24 + 8 + 4),
  counts: { pass: 8, fail: 1, unknown: 4, stale: 1, exempt: 1 },
};

describeEachDatabase('scorecards', { migrations }, ({ create }) => {
  let knex: Knex;
  let app: ReturnType<typeof startReadApp>;
  beforeAll(async () => {
    knex = await create();
    await seed(knex);
    app = startReadApp(knex);
  });
  afterEach(() => app.core.refused.replaceAll([], NOW));

  it('are listed by title, with where everything stands and stood', async () => {
    const { status, body } = await app.get('/scorecards');

    expect(status).toBe(200);
    expect(body.partial).toBe(false);
    expect(body.refused).toEqual([]);
    expect(body.items[0]).toEqual({
      ...PRODUCTION_ROLLUP,
      owner: { entityRef: ACME, title: 'Acme' },
      version: 1,
      publishedAt: '2026-11-19T12:00:00.000Z',
      checks: 4,
      trend: [
        {
          day: '2026-10-23',
          entities: 4,
          score: 40 / 68,
          coverage: 48 / 68,
          byLevel: [2, 1, 0, 1],
        },
        {
          day: '2026-11-20',
          entities: 4,
          score: 40 / 68,
          coverage: 48 / 68,
          byLevel: [2, 1, 0, 1],
        },
        {
          day: '2026-11-21',
          entities: 4,
          score: 42 / 68,
          coverage: 48 / 68,
          byLevel: [1, 2, 0, 1],
        },
      ],
    });
    expect(body.items[1]).toEqual({
      scorecardId: 'security',
      scorecardTitle: 'Title of security',
      description: 'What attackers look at first',
      owner: { entityRef: 'group:default/platform', title: 'platform' },
      version: 1,
      publishedAt: '2026-11-20T12:00:00.000Z',
      checks: 1,
      entities: 0,
      unmeasured: 0,
      levels: SECURITY.levels,
      distribution: [
        { level: 0, name: 'None', entities: 0, share: 0 },
        { level: 1, name: 'Bronze', entities: 0, share: 0 },
      ],
      counts: NOTHING,
      trend: [],
    });
  });

  it('are told of one by one, with teams and checks', async () => {
    const { status, body } = await app.get('/scorecards/production');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...PRODUCTION_ROLLUP,
      definition: PRODUCTION,
      origin: 'api',
      versions: [
        {
          version: 1,
          publishedAt: '2026-11-19T12:00:00.000Z',
          publishedBy: 'user:default/ada',
          origin: 'api',
        },
      ],
      byTeam: [
        {
          entityRef: CARDS,
          title: 'Cards',
          rollup: { entities: 1, level: 1, score: 2 / 8, coverage: 4 / 8 },
        },
        {
          entityRef: PAYMENTS,
          title: 'Payments',
          rollup: { entities: 1, level: 3, score: 1, coverage: 1 },
        },
        {
          entityRef: STOCK,
          title: 'Stock',
          rollup: { entities: 1, level: 1, score: 2 / 4, coverage: 2 / 4 },
        },
      ],
      byCheck: [
        { checkId: 'owner', counts: { ...NOTHING, pass: 3, unknown: 1 } },
        {
          checkId: 'readme',
          counts: { ...NOTHING, pass: 1, fail: 1, stale: 1, unknown: 1 },
        },
        { checkId: 'tests', counts: { ...NOTHING, pass: 3, unknown: 1 } },
        {
          checkId: 'coverage',
          counts: { ...NOTHING, pass: 1, unknown: 1, exempt: 1 },
        },
      ],
      trend: [
        { day: '2026-10-23' },
        { day: '2026-11-20' },
        { day: '2026-11-21' },
      ],
      partial: false,
    });
  });

  it('tell of days as they are, also when they were asked before', async () => {
    const again = startReadApp(knex);
    const first = await again.get('/scorecards/production');
    const second = await again.get('/scorecards/production');

    expect(second.body.trend).toEqual(first.body.trend);
    expect(second.body.trend).toHaveLength(3);
  });

  it('say which definitions were refused', async () => {
    const since = new Date('2026-11-21T10:00:00.000Z');
    const problems = [{ message: 'unknown fact', line: 3, column: 7 }];
    await app.core.refused.replaceAll(
      [
        { location: '/etc/a.yaml', scorecardId: 'production', problems },
        { location: '/etc/b.yaml', scorecardId: 'delivery', problems },
        { location: '/etc/c.yaml', problems },
      ],
      since,
    );

    const { body } = await app.get('/scorecards');
    const { body: one } = await app.get('/scorecards/production');

    const refused = { since: since.toISOString(), problems };
    expect(body.items[0].problem).toEqual({
      location: 'etc/a.yaml',
      ...refused,
    });
    expect(body.items[1]).not.toHaveProperty('problem');
    expect(body.refused).toEqual([
      { scorecardId: 'delivery', location: 'etc/b.yaml', ...refused },
      { location: 'etc/c.yaml', ...refused },
    ]);
    expect(one.problem).toEqual(body.items[0].problem);
  });

  it('say which cannot be evaluated any more, and since when that is known', async () => {
    const other = await create();
    const gone = scorecardOf('gone', [
      checkOf('a', { expression: 'gone.fact' }),
    ]);
    await seedScorecard(other, gone, { origin: '/etc/gone.yaml' });
    let now = NOW;
    const broken = startReadApp(other, { now: () => now });

    const { body } = await broken.get('/scorecards');
    now = new Date(NOW.getTime() + 60_000);
    const { body: later } = await broken.get('/scorecards');

    expect(body.items).toEqual([]);
    expect(body.refused).toEqual([
      {
        scorecardId: 'gone',
        location: 'etc/gone.yaml',
        since: NOW.toISOString(),
        problems: [
          {
            message: expect.stringMatching(
              /^Version 1 cannot be evaluated any more: .*gone/,
            ),
          },
        ],
      },
    ]);
    expect(later.refused).toEqual(body.refused);
  });

  it.each(['/scorecards/products', '/scorecards/products/definition'])(
    'are not there: %s',
    async path => {
      const { status, body } = await app.get(path);

      expect(status).toBe(404);
      expect(body.error.message).toBe(
        "There is no scorecard 'products'; there are production, security",
      );
    },
  );

  it('have their text as it was written, of each version', async () => {
    const inForce = await app.get('/scorecards/production/definition');
    expect(inForce.status).toBe(200);
    expect(inForce.headers['content-type']).toMatch('application/yaml');
    expect(inForce.text).toBe('kind: Scorecard # of production\n');

    const first = await app.get('/scorecards/production/definition?version=1');
    expect(first.text).toBe(inForce.text);

    const { status, body } = await app.get(
      '/scorecards/production/definition?version=7',
    );
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      "There is no version 7 of scorecard 'production'",
    );
  });

  describe('to those who may not read all', () => {
    /** What is left without Vault: Ledger, Shelf and Attic. */
    const WITHOUT_VAULT = {
      entities: 3,
      unmeasured: 1,
      score: (32 + 4) / (32 + 8 + 4),
      coverage: (32 + 4) / (32 + 8 + 4),
      counts: { pass: 6, fail: 0, unknown: 3, stale: 1, exempt: 1 },
    };

    it('are of what they may read, and say so', async () => {
      const some = startReadApp(knex, { hidden: [VAULT, CARDS, ACME] });

      const { body } = await some.get('/scorecards');
      expect(body.items[0]).toMatchObject({
        ...WITHOUT_VAULT,
        owner: { entityRef: ACME, title: 'acme' },
        trend: [],
      });
      expect(body.partial).toBe(true);

      const { body: one, text } = await some.get('/scorecards/production');
      expect(one).toMatchObject({
        ...WITHOUT_VAULT,
        byTeam: [{ entityRef: PAYMENTS }, { entityRef: STOCK }],
        partial: true,
        trend: [],
      });
      expect(one.byTeam).toHaveLength(2);
      expect(one.byCheck[1].counts).toEqual({
        ...NOTHING,
        pass: 1,
        stale: 1,
        unknown: 1,
      });
      expect(text).not.toMatch(/vault|cards/i);
      expect(some.catalog.getEntitiesByRefs).toHaveBeenCalledTimes(4);
    });

    it('say when that is all', async () => {
      const all = startReadApp(knex, { hidden: [] });

      const { body } = await all.get('/scorecards');
      expect(body).toMatchObject({
        items: [PRODUCTION_ROLLUP, { entities: 0 }],
        partial: false,
      });
    });

    it('are empty to those who may read nothing', async () => {
      const none = startReadApp(knex, { denied: ['catalog.entity.read'] });

      const { body } = await none.get('/scorecards');
      expect(body).toMatchObject({
        items: [{ entities: 0, counts: NOTHING }, { entities: 0 }],
        partial: true,
      });
    });
  });

  it('count what came between two versions by what each says', async () => {
    const other = await create();
    await seedAcme(other);
    const next = scorecardOf('production', PRODUCTION.checks.slice(0, 2), {
      title: 'Production readiness',
    });
    await seedScorecard(other, next);
    await seedStates(
      other,
      next,
      { [LEDGER]: 'PP' },
      { version: 2, previous: PRODUCTION, at: FIRST_AT },
    );

    for (const hidden of [undefined, [ATTIC]]) {
      const { body } = await startReadApp(other, { hidden }).get(
        '/scorecards/production',
      );
      // Level 2 is the highest that there is now, and Ledger has reached it
      expect(body.distribution).toMatchObject([{}, {}, { entities: 1 }]);
      expect(
        body.versions.map((it: { version: number }) => it.version),
      ).toEqual([2, 1]);
    }
  });
});
