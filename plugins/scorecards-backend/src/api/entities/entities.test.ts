import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  CARDS,
  LEDGER,
  PRODUCTION,
  seedAcme,
  SHELF,
  VAULT,
} from '../../__testUtils__/acme';
import { migrations, NOW, startReadApp } from '../../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedScorecard,
  seedStates,
} from '../../__testUtils__/seed';
import { WaiverRow } from '../../database/rows';
import { rowOfWaiver } from '../../waivers/waiverRows';
import { StoredWaiver } from '../../waivers/types';

type App = ReturnType<typeof startReadApp>;

const byRef = (app: App, ref: string) =>
  app.get(`/entities/by-ref?entityRef=${encodeURIComponent(ref)}`);

const waiverOf = (given: Partial<StoredWaiver>): WaiverRow =>
  rowOfWaiver({
    id: '0191d3a2-7c5e-7cc0-9a36-3d2b1c0f8e11',
    entityRef: VAULT,
    scorecardId: 'production',
    checkId: 'readme',
    reason: 'Written next week',
    status: 'requested',
    requestedBy: 'user:default/ada',
    requestedAt: new Date('2026-11-20T15:00:00.000Z'),
    expiresAt: new Date('2026-12-01T00:00:00.000Z'),
    ...given,
  });

describeEachDatabase('GET /entities/by-ref', { migrations }, ({ create }) => {
  let knex: Knex;
  let app: App;
  beforeEach(async () => {
    knex = await create();
    await seedAcme(knex);
    app = startReadApp(knex);
  });

  it('tells everything of an entity, with evidence', async () => {
    const { factStore, factCatalog } = app.core;
    await factStore.ingest({
      source: 'push',
      observations: [
        {
          entityRef: VAULT,
          facts: { 'repo.hasReadme': false, 'repo.coverage': 0.4 },
          observedAt: new Date('2026-11-21T11:00:00.000Z'),
        },
      ],
      declared: factCatalog.declaredBy('push'),
      now: new Date('2026-11-21T11:00:00.000Z'),
    });
    await knex('evaluation_queue').delete();

    const { status, body } = await byRef(app, 'Component:Vault');

    expect(status).toBe(200);
    expect(body.entity).toEqual({
      entityRef: VAULT,
      kind: 'component',
      title: 'Vault',
      type: 'service',
      tier: 2,
      owner: { entityRef: CARDS, title: 'Cards' },
    });
    expect(body.scorecards).toHaveLength(1);
    const [{ checks, ...summary }] = body.scorecards;
    expect(summary).toEqual({
      scorecardId: 'production',
      scorecardTitle: 'Production readiness',
      version: 1,
      level: 1,
      levels: PRODUCTION.levels,
      score: 2 / 8,
      coverage: 4 / 8,
      counts: { pass: 2, fail: 1, unknown: 1, stale: 0, exempt: 0 },
      unmeasured: false,
      missing: [
        { checkId: 'readme', title: 'Title of readme', status: 'fail' },
      ],
      since: '2026-11-20T12:00:00.000Z',
      evaluatedAt: NOW.toISOString(),
      pending: false,
    });
    expect(checks.map((it: { checkId: string }) => it.checkId)).toEqual([
      'owner',
      'readme',
      'tests',
      'coverage',
    ]);
    expect(checks[1]).toEqual({
      checkId: 'readme',
      title: 'Title of readme',
      level: 2,
      weight: 2,
      status: 'fail',
      since: '2026-11-20T12:00:00.000Z',
      message: 'There is no README',
      enforced: true,
      expression: 'repo.hasReadme',
      facts: [
        {
          factId: 'repo.hasReadme',
          source: 'push',
          value: false,
          observedAt: '2026-11-21T11:00:00.000Z',
          changedAt: '2026-11-21T11:00:00.000Z',
          freshUntil: '2026-11-22T11:00:00.000Z',
        },
      ],
    });
    expect(checks[0].facts).toEqual([
      { factId: 'catalog.hasOwner', source: 'push' },
    ]);
    expect(checks[3].facts).toMatchObject([
      { factId: 'repo.coverage', value: 0.4 },
    ]);
  });

  it('leaves out checks that do not apply, and says from when others count', async () => {
    const checks = [
      checkOf('a'),
      checkOf('b', { effective: { enforce: '2027-01-01' } }),
      checkOf('c'),
    ];
    const next = scorecardOf('next', checks);
    await seedScorecard(knex, next);
    await seedStates(knex, next, { [VAULT]: 'Pf-' });

    const { body } = await byRef(app, VAULT);

    const [, found] = body.scorecards;
    expect(found).toMatchObject({
      scorecardId: 'next',
      level: 1,
      counts: { pass: 1, fail: 0 },
      missing: [],
      checks: [
        { checkId: 'a', enforced: true },
        {
          checkId: 'b',
          status: 'fail',
          enforced: false,
          enforcedFrom: '2027-01-01',
        },
      ],
    });
    expect(found.checks).toHaveLength(2);
    expect(found.checks[0]).not.toHaveProperty('enforcedFrom');
  });

  it.each<[string, Partial<StoredWaiver>[], object[]]>([
    [
      'one that is asked for',
      [{}],
      [
        {
          id: '0191d3a2-7c5e-7cc0-9a36-3d2b1c0f8e11',
          scorecardId: 'production',
          checkId: 'readme',
          checkTitle: 'Title of readme',
          entity: { entityRef: VAULT, title: 'Vault' },
          reason: 'Written next week',
          status: 'requested',
          requestedBy: 'user:default/ada',
          requestedAt: '2026-11-20T15:00:00.000Z',
          expiresAt: '2026-12-01T00:00:00.000Z',
        },
      ],
    ],
    [
      'one in force before one that is asked for',
      [
        {},
        {
          id: '0291d3a2-7c5e-7cc0-9a36-3d2b1c0f8e11',
          status: 'approved',
          decidedBy: 'user:default/mina',
          decidedAt: new Date('2026-11-20T16:00:00.000Z'),
        },
      ],
      [
        {
          status: 'approved',
          decidedBy: 'user:default/mina',
          decidedAt: '2026-11-20T16:00:00.000Z',
        },
      ],
    ],
    ['none that was refused', [{ status: 'rejected' }], []],
    ['none that has ended', [{ status: 'approved', expiresAt: NOW }], []],
    ['none of another check', [{ checkId: 'runbook' }], []],
    ['none of another entity', [{ entityRef: LEDGER }], []],
  ])('shows of waivers %s', async (_, waivers, shown) => {
    await knex('waiver').insert(waivers.map(waiverOf));

    const { body } = await byRef(app, VAULT);

    const found = body.scorecards[0].checks.flatMap(
      ({ waiver }: { waiver?: object }) => waiver ?? [],
    );
    expect(found).toMatchObject(shown);
  });

  it('says that a change waits, and up to when facts are taken into account', async () => {
    await app.core.marks.mark([VAULT], { dueAt: NOW });
    const { body } = await byRef(app, VAULT);
    expect(body.scorecards[0]).toMatchObject({
      pending: true,
      evaluatedAt: '2026-11-20T12:00:00.000Z',
    });

    await app.core.marks.mark([SHELF], {
      dueAt: new Date(NOW.getTime() + 1_000),
    });
    const { body: later } = await byRef(app, SHELF);
    expect(later.scorecards[0]).toMatchObject({
      pending: false,
      evaluatedAt: NOW.toISOString(),
    });
  });

  it('says why the definition in force is not the newest', async () => {
    await app.core.refused.replaceAll(
      [
        {
          location: '/etc/production.yaml',
          scorecardId: 'production',
          problems: [
            { message: "'repo.hasReadmes' is no fact", line: 12, column: 19 },
            { message: 'another' },
          ],
        },
      ],
      NOW,
    );

    const { body } = await byRef(app, VAULT);

    expect(body.scorecards[0].definitionProblem).toEqual({
      message:
        "etc/production.yaml:12:19: 'repo.hasReadmes' is no fact, and 1 more",
      since: NOW.toISOString(),
    });
  });

  it('shows the facts of checks that the version in force has no more', async () => {
    await seedScorecard(
      knex,
      scorecardOf('production', [checkOf('owner')], { title: 'Newer' }),
    );

    const { body } = await byRef(app, VAULT);

    expect(body.scorecards[0]).toMatchObject({
      version: 1,
      scorecardTitle: 'Production readiness',
    });
    expect(body.scorecards[0].checks[1].facts).toEqual([
      { factId: 'repo.hasReadme', source: 'push' },
    ]);
  });

  it('has nothing of scorecards that are not in force any more', async () => {
    await knex('scorecard').update({ removed_at: NOW.toISOString() });
    await knex('definition_revision').increment('value', 1);

    const { status, body } = await byRef(app, VAULT);

    expect(status).toBe(200);
    expect(body.scorecards).toEqual([]);
  });

  it.each<[query: string, message: string]>([
    ['', 'entityRef is required'],
    ['?entityRef=', 'entityRef must not be empty'],
    ['?entityRef=vault', "'entityRef' is 'vault'; it must be an entity ref"],
    ['?entityRef=component:a%00', 'entityRef must match pattern'],
  ])('refuses %s', async (query, message) => {
    const { status, body } = await app.get(`/entities/by-ref${query}`);

    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });
});

describeEachDatabase(
  'POST /entities/evaluate',
  { migrations },
  ({ create }) => {
    it('evaluates, and says what came of it', async () => {
      const knex = await create();
      await seedAcme(knex);
      const evaluated: string[] = [];
      const failure = {
        collectorId: 'repositoryFiles',
        error: 'git.acme.test answers 503',
        since: '2026-11-21T09:00:00.000Z',
        factIds: ['repo.hasReadme'],
      };
      const app = startReadApp(knex, {
        evaluateNow: async ref => {
          evaluated.push(ref);
          await seedStates(knex, PRODUCTION, { [VAULT]: 'PPPP' }, { at: NOW });
          return { evaluated: true, failed: [failure] };
        },
      });

      const { status, body } = await app.post('/entities/evaluate', {
        entityRef: 'Component:Vault',
      });

      expect(status).toBe(200);
      expect(evaluated).toEqual([VAULT]);
      expect(body.scorecards[0]).toMatchObject({
        level: 3,
        since: NOW.toJSON(),
      });
      expect(body).toMatchObject({ evaluated: true, failed: [failure] });
    });

    it('says that it comes in its turn', async () => {
      const knex = await create();
      await seedAcme(knex);
      const app = startReadApp(knex, {
        evaluateNow: async () => ({ evaluated: false, failed: [] }),
      });

      const { body } = await app.post('/entities/evaluate', {
        entityRef: VAULT,
      });

      expect(body).toMatchObject({ evaluated: false, failed: [] });
    });
  },
);
