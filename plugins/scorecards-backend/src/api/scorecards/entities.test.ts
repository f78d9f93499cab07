import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import {
  ACME,
  ATTIC,
  CARDS,
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

type App = ReturnType<typeof startReadApp>;

const PATH = '/scorecards/production/entities';

const refsOf = (body: { items: Array<{ entity: { entityRef: string } }> }) =>
  body.items.map(({ entity }) => entity.entityRef);

/** All refs, page by page. */
async function allRefs(app: App, query: string): Promise<string[]> {
  const refs: string[] = [];
  let path = `${PATH}?${query}`;
  for (;;) {
    const { status, body } = await app.get(path);
    expect(status).toBe(200);
    refs.push(...refsOf(body));
    if (!body.pageInfo.nextCursor) {
      return refs;
    }
    path = `${PATH}?cursor=${body.pageInfo.nextCursor}`;
  }
}

describeEachDatabase(
  'GET /scorecards/{id}/entities',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let app: App;
    beforeAll(async () => {
      knex = await create();
      await seedAcme(knex);
      app = startReadApp(knex);
    });

    it('says where each entity stands, by title', async () => {
      const { status, body } = await app.get(PATH);

      expect(status).toBe(200);
      expect(refsOf(body)).toEqual([ATTIC, LEDGER, SHELF, VAULT]);
      expect(body.totalItems).toBe(4);
      expect(body.pageInfo).toEqual({});
      expect(body.items[3]).toEqual({
        entity: {
          entityRef: VAULT,
          kind: 'component',
          title: 'Vault',
          type: 'service',
          tier: 2,
          owner: { entityRef: CARDS, title: 'Cards' },
        },
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
      });
      expect(body.items[0]).toMatchObject({
        entity: { entityRef: ATTIC, title: 'Attic' },
        level: 0,
        unmeasured: true,
        score: 0,
        coverage: 0,
      });
      expect(body.items[0].entity).not.toHaveProperty('owner');
    });

    it.each<[order: string, refs: string[]]>([
      ['title', [ATTIC, LEDGER, SHELF, VAULT]],
      ['-title', [VAULT, SHELF, LEDGER, ATTIC]],
      ['owner', [VAULT, LEDGER, SHELF, ATTIC]],
      ['-owner', [SHELF, LEDGER, VAULT, ATTIC]],
      ['level', [ATTIC, SHELF, VAULT, LEDGER]],
      ['-level', [LEDGER, VAULT, SHELF, ATTIC]],
      ['score', [ATTIC, SHELF, VAULT, LEDGER]],
      ['-score', [LEDGER, VAULT, SHELF, ATTIC]],
      ['tier', [LEDGER, VAULT, SHELF, ATTIC]],
      ['-tier', [SHELF, VAULT, LEDGER, ATTIC]],
      ['since', [ATTIC, LEDGER, SHELF, VAULT]],
      ['-since', [VAULT, SHELF, LEDGER, ATTIC]],
    ])(
      'orders by %s, whatever the size of a page; what has none comes last',
      async (order, refs) => {
        for (const limit of [1, 2, 3, 50]) {
          const found = await allRefs(app, `orderBy=${order}&limit=${limit}`);
          expect(found).toEqual(refs);
        }
      },
    );

    it.each<[filter: string, refs: string[]]>([
      [`owner=${PAYMENTS}`, [LEDGER]],
      [`owner=${PAYMENTS}&owner=${STOCK}`, [LEDGER, SHELF]],
      [`team=${PAYMENTS}`, [LEDGER, VAULT]],
      [`team=${ACME}`, [LEDGER, SHELF, VAULT]],
      [`team=${ACME}&owner=${CARDS}`, [VAULT]],
      [`team=${CARDS}&owner=${STOCK}`, []],
      ['team=group:default/nobody', []],
      ['level=0', [ATTIC, SHELF]],
      ['level=0&level=3', [ATTIC, LEDGER, SHELF]],
      ['tier=1&tier=2', [LEDGER, VAULT]],
      ['tier=0', [ATTIC]],
      ['unmeasured=true', [ATTIC]],
      ['unmeasured=false', [LEDGER, SHELF, VAULT]],
      ['unmeasured=true&level=0', [ATTIC]],
      ['unmeasured=false&level=0', [SHELF]],
      [`unmeasured=true&team=${ACME}`, []],
      ['unmeasured=false&text=v', [VAULT]],
      ['check=readme', [ATTIC, SHELF, VAULT]],
      ['check=readme&checkStatus=pass', [LEDGER]],
      ['check=readme&checkStatus=fail&checkStatus=stale', [SHELF, VAULT]],
      ['check=coverage', [SHELF, VAULT]],
      ['check=coverage&checkStatus=exempt', [SHELF]],
      ['text=EDG', [LEDGER]],
      ['text=component:default/s', [SHELF]],
      ['text=%25', []],
      ['text=_', []],
      ['level=0&tier=3&check=owner&text=shelf', [SHELF]],
    ])('narrows down by %s', async (filter, refs) => {
      const { body } = await app.get(`${PATH}?${filter}`);

      expect(refsOf(body)).toEqual(refs);
      expect(body.totalItems).toBe(refs.length);
      expect(await allRefs(app, `${filter}&limit=1`)).toEqual(refs);
    });

    it('leads on in the list that the cursor came from', async () => {
      const { body } = await app.get(
        `${PATH}?check=readme&orderBy=-title&limit=1`,
      );
      const { body: next } = await app.get(
        `${PATH}?cursor=${body.pageInfo.nextCursor}&check=owner&limit=500`,
      );

      expect(refsOf(next)).toEqual([SHELF]);
      expect(next).not.toHaveProperty('totalItems');
    });

    it.each<[query: string, message: string]>([
      ['orderBy=name', 'orderBy must be one of "title", "-title"'],
      ['limit=501', 'limit must be at most 500'],
      ['limit=0', 'limit must be at least 1'],
      ['unmeasured=maybe', 'unmeasured must be'],
      ['owner=payments', "'owner' is 'payments'; it must be an entity ref"],
      ['team=payments', "'team' is 'payments'; it must be an entity ref"],
      [
        Array.from(
          { length: 50 },
          () => `owner=${ACME}${'x'.repeat(110)}`,
        ).join('&'),
        "'owner' and 'team' have 6400 bytes together",
      ],
      ['level=gold', 'level[0] must be an integer'],
      ['checkStatus=fail', "'checkStatus' is said without 'check'"],
      [
        'check=runbook',
        "'check' is 'runbook', which scorecard 'production' does not have; it has owner, readme, tests, coverage",
      ],
      ['check=readme&checkStatus=failed', 'checkStatus[0] must be one of'],
      ['text=%00', 'text must match pattern'],
      ['cursor=nonsense!', 'Invalid cursor: it is not base64url of JSON'],
      ['sort=title', 'sort is not known here; known are owner, team'],
    ])('refuses %s', async (query, message) => {
      const { status, body } = await app.get(`${PATH}?${query}`);

      expect(status).toBe(400);
      expect(body.error.message).toContain(message);
    });

    const SELECTION = { orderBy: 'level', limit: 1 };
    it.each<[string, object]>([
      ['another scorecard', { scorecard: 'other' }],
      ['an order that there is not', { rows: { ...SELECTION, orderBy: 'x' } }],
      ['a limit beyond the most', { rows: { ...SELECTION, limit: 5000 } }],
      ['a filter that is none', { rows: { ...SELECTION, level: ['a'] } }],
      ['a text that cannot be', { rows: { ...SELECTION, text: '\0' } }],
      ['a level beyond integers', { number: 2 ** 40 }],
      ['a text for a level', { number: undefined, text: 'a' }],
      ['a ref that cannot be', { ref: '\0' }],
      ['a place without a ref', { ref: undefined, skip: -1 }],
    ])('refuses a cursor with %s', async (_, changes) => {
      const content = {
        scorecard: 'production',
        rows: SELECTION,
        number: 0,
        ref: ATTIC,
        skip: 0,
        ...changes,
      };
      const cursor = Buffer.from(
        JSON.stringify({ ...content, rows: JSON.stringify(content.rows) }),
      ).toString('base64url');

      const { status, body } = await app.get(`${PATH}?cursor=${cursor}`);

      expect(status).toBe(400);
      expect(body.error.message).toContain(
        "Invalid cursor: it does not lead to entities of scorecard 'production'",
      );
    });

    it('knows which scorecards there are', async () => {
      const { status, body } = await app.get('/scorecards/products/entities');

      expect(status).toBe(404);
      expect(body.error.message).toBe(
        "There is no scorecard 'products'; there are production",
      );
    });

    it('says up to when facts are taken into account', async () => {
      const waiting = startReadApp(knex);
      await waiting.core.marks.mark([VAULT], {
        dueAt: new Date(NOW.getTime() - 1),
      });
      await waiting.core.marks.mark([SHELF], {
        dueAt: new Date(NOW.getTime() + 1),
      });

      const { body } = await waiting.get(`${PATH}?level=1&tier=2&tier=3`);
      const { body: other } = await waiting.get(`${PATH}?tier=3`);

      expect(body.items[0].evaluatedAt).toBe('2026-11-20T12:00:00.000Z');
      expect(other.items[0].evaluatedAt).toBe(NOW.toISOString());
    });
  },
);

describeEachDatabase(
  'GET /scorecards/{id}/entities between two versions',
  { migrations },
  ({ create }) => {
    it('finds a check where each version has it, and names what it says', async () => {
      const knex = await create();
      await seedAcme(knex);
      const next = scorecardOf('production', [
        checkOf('runbook'),
        ...PRODUCTION.checks,
      ]);
      await seedScorecard(knex, next);
      await seedStates(
        knex,
        next,
        { [VAULT]: 'FPFPU' },
        { version: 2, previous: PRODUCTION },
      );
      const app = startReadApp(knex);

      const { body } = await app.get(`${PATH}?check=readme&checkStatus=fail`);
      expect(refsOf(body)).toEqual([VAULT]);
      expect(body.items[0]).toMatchObject({
        version: 2,
        missing: [{ checkId: 'runbook' }],
      });

      const { body: passing } = await app.get(
        `${PATH}?check=readme&checkStatus=pass`,
      );
      expect(refsOf(passing)).toEqual([LEDGER]);
      expect(passing.items[0]).toMatchObject({
        version: 1,
        scorecardTitle: 'Production readiness',
      });
    });
  },
);
