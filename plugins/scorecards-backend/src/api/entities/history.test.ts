import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { PRODUCTION, seedAcme, VAULT } from '../../__testUtils__/acme';
import { migrations, NOW, startReadApp } from '../../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedScorecard,
  seedStates,
} from '../../__testUtils__/seed';
import { StoredChange } from '../../database/rows';

type App = ReturnType<typeof startReadApp>;

const at = (time: string) => new Date(`2026-11-21T${time}:00.000Z`);

const NEXT = scorecardOf(
  'production',
  [checkOf('runbook', { weight: 3 }), ...PRODUCTION.checks.slice(0, 3)],
  { title: 'Production, stricter' },
);
const BASICS = scorecardOf('basics', [checkOf('a')]);

/**
 * Vault: level 1 on the 20th, then on the 21st level 3 at 01:00, still level 3
 * at 02:00, level 0 by version 2 at 03:00, out of it at 04:00, back at level 0
 * at 05:00; and at 02:00 on another scorecard.
 */
async function seed(knex: Knex): Promise<void> {
  await seedAcme(knex);
  await seedScorecard(knex, BASICS);
  const move = (letters: string | undefined, time: string) =>
    seedStates(knex, PRODUCTION, { [VAULT]: letters }, { at: at(time) });
  await move('PPPP', '01:00');
  await move('PPPX', '02:00');
  await seedStates(knex, BASICS, { [VAULT]: 'F' }, { at: at('02:00') });
  await seedScorecard(knex, NEXT);
  const ofNext = { version: 2, previous: PRODUCTION };
  await seedStates(
    knex,
    NEXT,
    { [VAULT]: 'FPPP' },
    { ...ofNext, at: at('03:00') },
  );
  const later = { version: 2 };
  await seedStates(
    knex,
    NEXT,
    { [VAULT]: undefined },
    { ...later, at: at('04:00') },
  );
  await seedStates(
    knex,
    NEXT,
    { [VAULT]: 'FPFP' },
    { ...later, at: at('05:00') },
  );
}

describeEachDatabase('what was', { migrations }, ({ create }) => {
  let knex: Knex;
  let app: App;
  beforeAll(async () => {
    knex = await create();
    await seed(knex);
    app = startReadApp(knex);
  });

  const history = (query = '') =>
    app.get(`/entities/history?entityRef=${VAULT}${query}`);
  const asOf = (time: string) =>
    app.get(`/entities/as-of?entityRef=${VAULT}&at=${time}`);

  describe('GET /entities/history', () => {
    it('tells what changed, the newest first', async () => {
      const { status, body } = await history();

      expect(status).toBe(200);
      expect(body.pageInfo).toEqual({});
      expect(
        body.items.map(
          (it: Record<string, unknown>) =>
            `${it.at} ${it.scorecardId}@${it.version} ${it.fromLevel} → ${it.toLevel}`,
        ),
      ).toEqual([
        '2026-11-21T05:00:00.000Z production@2 undefined → 0',
        '2026-11-21T04:00:00.000Z production@2 0 → undefined',
        '2026-11-21T03:00:00.000Z production@2 3 → 0',
        '2026-11-21T02:00:00.000Z production@1 3 → 3',
        '2026-11-21T02:00:00.000Z basics@1 undefined → 0',
        '2026-11-21T01:00:00.000Z production@1 1 → 3',
        '2026-11-20T12:00:00.000Z production@1 undefined → 1',
      ]);
      const ids = body.items.map((it: { id: string }) => it.id);
      expect(ids.toSorted().toReversed()).toEqual(ids);
    });

    it('says which checks decided, by the titles that they had', async () => {
      const { body } = await history('&scorecardId=production');

      // Version 2 does not have 'coverage' any more
      expect(body.items[2]).toEqual({
        id: '2026-11-21T03:00:00.000Z/production/0000000005',
        entityRef: VAULT,
        scorecardId: 'production',
        version: 2,
        at: '2026-11-21T03:00:00.000Z',
        fromLevel: 3,
        toLevel: 0,
        score: 4 / 7,
        checks: [
          { checkId: 'coverage', title: 'Title of coverage', from: 'exempt' },
          { checkId: 'runbook', title: 'Title of runbook', to: 'fail' },
        ],
      });
      expect(body.items[1]).not.toHaveProperty('score');
    });

    it('has the values that decided', async () => {
      const changes: StoredChange[] = [
        { c: 'gone', f: 'pass', t: 'fail', v: { 'repo.coverage': 0 } },
      ];
      await knex('transition')
        .where({ scorecard_id: 'production', entity_ref: VAULT })
        .where({ version: 1, from_level: 3 })
        .update({ changes: JSON.stringify(changes) });

      const { body } = await history('&scorecardId=production');

      expect(body.items[3]).toMatchObject({
        at: '2026-11-21T02:00:00.000Z',
        checks: [
          {
            checkId: 'gone',
            title: 'gone',
            from: 'pass',
            to: 'fail',
            values: { 'repo.coverage': 0 },
          },
        ],
      });
    });

    it('tells what passed from the start, which is in the statuses', async () => {
      const changes: StoredChange[] = [
        { c: 'runbook', t: 'fail', v: { 'docs.runbook': false } },
        { c: PRODUCTION.checks[1].id, t: 'fail' },
      ];
      // Back by version 2, as `FPFP`
      await knex('transition')
        .where({ scorecard_id: 'production', entity_ref: VAULT })
        .where({ version: 2, to_level: 0 })
        .whereNull('from_level')
        .update({ changes: JSON.stringify(changes) });

      const { body } = await history('&scorecardId=production');

      const [first, second, third] = PRODUCTION.checks.map(({ id }) => id);
      expect(body.items[0].checks).toEqual([
        {
          checkId: 'runbook',
          title: 'Title of runbook',
          to: 'fail',
          values: { 'docs.runbook': false },
        },
        { checkId: first, title: `Title of ${first}`, to: 'pass' },
        { checkId: second, title: `Title of ${second}`, to: 'fail' },
        { checkId: third, title: `Title of ${third}`, to: 'pass' },
      ]);
    });

    it.each([1, 2, 3])('goes on page by page, of %d', async limit => {
      const { body: whole } = await history();
      const found: unknown[] = [];
      let page = await history(`&limit=${limit}`);
      for (;;) {
        expect(page.body.items.length).toBeLessThanOrEqual(limit);
        found.push(...page.body.items);
        const { nextCursor } = page.body.pageInfo;
        if (!nextCursor) {
          break;
        }
        page = await history(`&cursor=${nextCursor}`);
      }

      expect(found).toEqual(whole.items);
    });

    it('keeps to the scorecard that was asked for', async () => {
      const { body } = await history('&scorecardId=production&limit=3');
      const { body: next } = await history(
        `&cursor=${body.pageInfo.nextCursor}`,
      );

      expect(
        next.items.map((it: { scorecardId: string }) => it.scorecardId),
      ).toEqual(['production', 'production', 'production']);
    });

    it.each<[query: string, message: string]>([
      ['&limit=501', 'limit must be at most 500'],
      ['&cursor=x', 'Invalid cursor'],
      ['&scorecardId=', 'scorecardId must not be empty'],
    ])('refuses %s', async (query, message) => {
      const { status, body } = await history(query);

      expect(status).toBe(400);
      expect(body.error.message).toContain(message);
    });

    it('takes a cursor that names the greatest lease epoch', async () => {
      const cursor = Buffer.from(
        JSON.stringify({
          entityRef: VAULT,
          limit: 1,
          at: 0,
          scorecardId: 'production',
          seq: Number.MAX_SAFE_INTEGER,
        }),
      ).toString('base64url');

      const { status, body } = await history(`&cursor=${cursor}`);

      expect(status).toBe(200);
      expect(body).toEqual({ items: [], pageInfo: {} });
    });

    it.each<[string, object]>([
      ['another entity', { entityRef: 'component:default/ledger' }],
      ['a limit beyond the most', { limit: 501 }],
      ['a number beyond integers', { seq: 2 ** 53 }],
      ['a time that cannot be', { at: 1e18 }],
      ['a scorecard that cannot be', { scorecardId: '\0' }],
    ])('refuses a cursor with %s', async (_, changes) => {
      const cursor = Buffer.from(
        JSON.stringify({
          entityRef: VAULT,
          limit: 1,
          at: NOW.getTime(),
          scorecardId: 'production',
          seq: 1,
          ...changes,
        }),
      ).toString('base64url');

      const { status, body } = await history(`&cursor=${cursor}`);

      expect(status).toBe(400);
      expect(body.error.message).toContain(
        `Invalid cursor: it does not lead to what changed for ${VAULT}`,
      );
    });
  });

  describe('GET /entities/history of one scorecard', () => {
    it('knows those that are not in force any more', async () => {
      const removed = await create();
      await seed(removed);
      await removed('scorecard')
        .where({ id: 'basics' })
        .update({ removed_at: at('06:00').toISOString() });

      const { status, body } = await startReadApp(removed).get(
        `/entities/history?entityRef=${VAULT}&scorecardId=basics`,
      );

      expect(status).toBe(200);
      expect(body.items).toHaveLength(1);
    });

    it('does not find one that nothing is known of', async () => {
      const { status, body } = await history('&scorecardId=nothing');

      expect(status).toBe(404);
      expect(body.error.message).toContain("There is no scorecard 'nothing'");
    });
  });

  describe('GET /entities/as-of', () => {
    it.each<[time: string, stands: string[]]>([
      ['2026-11-20T11:59:59.999Z', []],
      ['2026-11-20T12:00:00.000Z', ['production@1 1 since 20T12:00']],
      ['2026-11-21T00:59:59Z', ['production@1 1 since 20T12:00']],
      ['2026-11-21T01:00:00Z', ['production@1 3 since 21T01:00']],
      [
        '2026-11-21T02:30:00Z',
        ['production@1 3 since 21T01:00', 'basics@1 0 since 21T02:00'],
      ],
      [
        '2026-11-21T04:30:00%2B01:00',
        ['production@2 0 since 21T03:00', 'basics@1 0 since 21T02:00'],
      ],
      ['2026-11-21T04:30:00Z', ['basics@1 0 since 21T02:00']],
      [
        '2026-11-21T12:00:00Z',
        ['production@2 0 since 21T05:00', 'basics@1 0 since 21T02:00'],
      ],
    ])('at %s is where it stood then', async (time, stands) => {
      const { status, body } = await asOf(time);

      expect(status).toBe(200);
      expect(
        body.items.map(
          (it: Record<string, string>) =>
            `${it.scorecardId}@${it.version} ${it.level} since ${it.since.slice(
              8,
              16,
            )}`,
        ),
      ).toEqual(stands);
    });

    it('is by the version of then', async () => {
      const { body } = await asOf('2026-11-21T03:00:00Z');

      expect(body.items[0]).toEqual({
        scorecardId: 'production',
        scorecardTitle: 'Production, stricter',
        version: 2,
        level: 0,
        levels: NEXT.levels,
        score: 4 / 7,
        coverage: 1,
        counts: { pass: 3, fail: 1, unknown: 0, stale: 0, exempt: 0 },
        unmeasured: false,
        missing: [
          { checkId: 'runbook', title: 'Title of runbook', status: 'fail' },
        ],
        since: '2026-11-21T03:00:00.000Z',
        evaluatedAt: '2026-11-21T03:00:00.000Z',
      });
    });

    it('knows since when as far as it is kept', async () => {
      const kept = await create();
      await seed(kept);
      await kept('transition')
        .where('at', '<=', at('01:00').toISOString())
        .delete();

      const { body } = await startReadApp(kept).get(
        `/entities/as-of?entityRef=${VAULT}&at=2026-11-21T02:30:00Z`,
      );

      expect(body.items[0]).toMatchObject({
        level: 3,
        since: '2026-11-21T02:00:00.000Z',
      });
    });

    it.each<[query: string, message: string]>([
      ['', 'at is required'],
      ['&at=yesterday', 'at must have the format date-time'],
      [
        '&at=2026-11-21T12:00:00.001Z',
        "'at' is 2026-11-21T12:00:00.001Z, which is yet to come",
      ],
    ])('refuses %s', async (query, message) => {
      const { status, body } = await app.get(
        `/entities/as-of?entityRef=${VAULT}${query}`,
      );

      expect(status).toBe(400);
      expect(body.error.message).toContain(message);
    });
  });
});
