import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  Capability,
  CheckStatus,
  Standing,
} from '@groundwork/backstage-plugin-scorecards-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  ATTIC,
  CARDS,
  FIRST_AT,
  LEDGER,
  PAYMENTS,
  seedAcme,
  SHELF,
  VAULT,
} from '../../__testUtils__/acme';
import { migrations, NOW, startReadApp } from '../../__testUtils__/readApp';
import {
  checkOf,
  scorecardOf,
  seedEntities,
  seedScorecard,
  seedStates,
} from '../../__testUtils__/seed';

type App = ReturnType<typeof startReadApp>;

const PATH = '/scorecards/production/standings';

const refsOf = (body: { items: Standing[] }) =>
  body.items.map(({ entity }) => entity.entityRef);

/** Refs of each page. */
async function pagesOf(app: App, body: object): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const response = await app.post(PATH, { ...body, cursor });
    expect(response.status).toBe(200);
    pages.push(refsOf(response.body));
    cursor = response.body.pageInfo.nextCursor;
  } while (cursor);
  return pages;
}

describeEachDatabase(
  'POST /scorecards/{id}/standings',
  { migrations },
  ({ create }) => {
    let knex: Knex;
    let app: App;
    beforeAll(async () => {
      knex = await create();
      await seedAcme(knex);
      app = startReadApp(knex);
    });

    it('says where each entity stands and what each check says, by ref', async () => {
      const { status, body } = await app.post(PATH, {});

      expect(status).toBe(200);
      expect(refsOf(body)).toEqual([ATTIC, LEDGER, SHELF, VAULT]);
      expect(body.pageInfo).toEqual({});
      const since = FIRST_AT.toISOString();
      expect(body.items[3]).toEqual({
        entity: {
          entityRef: VAULT,
          kind: 'component',
          title: 'Vault',
          type: 'service',
          tier: 2,
          owner: { entityRef: CARDS, title: 'Cards' },
        },
        level: 1,
        unmeasured: false,
        score: 2 / 8,
        coverage: 4 / 8,
        since,
        version: 1,
        evaluatedAt: NOW.toISOString(),
        capabilities: [],
        checks: [
          { checkId: 'owner', status: 'pass', since },
          {
            checkId: 'readme',
            status: 'fail',
            since,
            message: 'There is no README',
          },
          { checkId: 'tests', status: 'pass', since },
          { checkId: 'coverage', status: 'unknown', since },
        ],
      });
      // What does not apply is not there
      expect(
        body.items[0].checks.map((it: { checkId: string }) => it.checkId),
      ).toEqual(['owner', 'readme', 'tests']);
      expect(body.items[0]).toMatchObject({ level: 0, unmeasured: true });
    });

    it.each([1, 2, 3, 4, 500])(
      'goes through all once, %s at a time',
      async limit => {
        const pages = await pagesOf(app, { limit });

        expect(pages.flat()).toEqual([ATTIC, LEDGER, SHELF, VAULT]);
        expect(pages).toHaveLength(Math.ceil(4 / limit));
      },
    );

    it('has only the entities that are named, once each, in one page', async () => {
      const { body } = await app.post(PATH, {
        entityRefs: [
          'Component:Vault',
          VAULT,
          LEDGER,
          'component:default/none',
          PAYMENTS,
        ],
      });

      expect(refsOf(body)).toEqual([LEDGER, VAULT]);
      expect(body.pageInfo).toEqual({});
    });

    it('has none where none are named', async () => {
      const { status, body } = await app.post(PATH, { entityRefs: [] });

      expect(status).toBe(200);
      expect(body).toEqual({ items: [], pageInfo: {} });
    });

    it('leads on among the named', async () => {
      const entityRefs = [VAULT, SHELF, ATTIC];

      await expect(pagesOf(app, { entityRefs, limit: 2 })).resolves.toEqual([
        [ATTIC, SHELF],
        [VAULT],
      ]);
    });

    it('leaves out what the caller may not read, and names of owners', async () => {
      const some = startReadApp(knex, { hidden: [LEDGER, CARDS] });

      const { body } = await some.post(PATH, {});
      expect(refsOf(body)).toEqual([ATTIC, SHELF, VAULT]);
      expect(body.items[2].entity.owner).toEqual({
        entityRef: CARDS,
        title: 'cards',
      });
      await expect(pagesOf(some, { limit: 1 })).resolves.toEqual([
        [ATTIC],
        [SHELF],
        [VAULT],
      ]);
      await expect(
        pagesOf(some, { entityRefs: [LEDGER, VAULT] }),
      ).resolves.toEqual([[VAULT]]);
    });

    it('answers a service, which reads everything', async () => {
      const { status, body } = await startReadApp(knex, {
        hidden: [LEDGER],
      }).post(PATH, {}, mockCredentials.service.header());

      expect(status).toBe(200);
      expect(refsOf(body)).toEqual([ATTIC, LEDGER, SHELF, VAULT]);
    });

    it('takes the permission to read scorecards', async () => {
      const { status } = await startReadApp(knex, {
        denied: ['scorecards.read'],
      }).post(PATH, {});

      expect(status).toBe(403);
    });

    it('says that there is no such scorecard', async () => {
      const { status, body } = await app.post(
        '/scorecards/nothing/standings',
        {},
      );

      expect(status).toBe(404);
      expect(body.error.message).toBe(
        "There is no scorecard 'nothing'; there are production",
      );
    });

    it.each<[string, object, string]>([
      [
        'a ref that is none',
        { entityRefs: ['orders'] },
        "'entityRefs' is 'orders'; it must be an entity reference such as component:default/orders",
      ],
      ['more than 500 refs', { entityRefs: Array(501).fill(VAULT) }, '500'],
      ['a limit of nothing', { limit: 0 }, 'limit'],
      ['a limit of too much', { limit: 501 }, 'limit'],
      ['a field that there is not', { entities: [] }, 'entities'],
      ['a cursor that is none', { cursor: 'x' }, 'cursor'],
    ])('refuses %s', async (_, body, message) => {
      const response = await app.post(PATH, body);

      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(message);
    });

    it('refuses a cursor of another list', async () => {
      await seedScorecard(
        knex,
        scorecardOf('other', [checkOf('owner')], { title: 'Other' }),
      );
      const rows = await app.get('/scorecards/production/entities?limit=1');
      const standings = await app.post(PATH, { limit: 1 });
      for (const [path, cursor] of [
        [PATH, rows.body.pageInfo.nextCursor],
        ['/scorecards/other/standings', standings.body.pageInfo.nextCursor],
      ]) {
        expect(cursor).toEqual(expect.any(String));
        const { status, body } = await app.post(path, { cursor });
        expect(status).toBe(400);
        expect(body.error.message).toMatch(/^Invalid cursor/);
      }
    });
  },
);

/** Level of a check, and what it comes to in letters of the table `state`. */
type Given = Array<[level: number, letter: string]>;

/**
 * Worked out by hand: a capability is at the highest level up to which each of
 * its checks passes or is exempt; it is unmeasured when none passes or fails.
 */
const LADDERS: Array<
  [
    capability: Capability,
    given: Given,
    level: number,
    unmeasured: boolean,
    counts: Partial<Record<CheckStatus, number>>,
  ]
> = [
  [
    // 1: P, 2: PX, 3: PF -> 2; that 4 passes does not help
    'self-service-deployment',
    [
      [1, 'P'],
      [2, 'P'],
      [2, 'X'],
      [3, 'P'],
      [3, 'F'],
      [4, 'P'],
    ],
    2,
    false,
    { pass: 4, fail: 1, exempt: 1 },
  ],
  [
    // 1: PP, 2: P, 3: X, 4: P -> 4
    'test-feedback',
    [
      [1, 'P'],
      [1, 'P'],
      [2, 'P'],
      [3, 'X'],
      [4, 'P'],
    ],
    4,
    false,
    { pass: 4, exempt: 1 },
  ],
  [
    // Nothing known: U and S alone
    'environment-provisioning',
    [
      [1, 'U'],
      [2, 'S'],
      [3, 'U'],
      [4, 'U'],
    ],
    0,
    true,
    { unknown: 3, stale: 1 },
  ],
  [
    // 1: F -> 0, though the rest passes
    'code-review',
    [
      [1, 'F'],
      [2, 'P'],
      [3, 'P'],
      [4, 'P'],
    ],
    0,
    false,
    { pass: 3, fail: 1 },
  ],
  [
    // 1: P, 2: does not apply and P, 3: f is only announced and P, 4: S -> 3
    'ownership',
    [
      [1, 'P'],
      [2, '-'],
      [2, 'P'],
      [3, 'f'],
      [3, 'P'],
      [4, 'S'],
    ],
    3,
    false,
    { pass: 3, stale: 1 },
  ],
];

describeEachDatabase(
  'levels of capabilities with checks on several levels',
  { migrations },
  ({ create }) => {
    it('are those that checks up to them allow, of each capability by itself', async () => {
      const knex = await create();
      const team = 'group:default/payments';
      const given = LADDERS.flatMap(([capability, checks]) =>
        checks.map(([level, letter], index) => ({
          check: checkOf(`${capability}-${index}`, { capability, level }),
          letter,
        })),
      );
      await seedEntities(knex, [{ ref: team, title: 'Payments' }]);
      const maturity = scorecardOf(
        'maturity',
        given.map(({ check }) => check),
      );
      await seedScorecard(knex, maturity);
      await seedStates(knex, maturity, {
        [team]: given.map(({ letter }) => letter).join(''),
      });

      const { body } = await startReadApp(knex).post(
        '/scorecards/maturity/standings',
        {},
      );

      const none = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };
      expect(body.items[0].capabilities).toEqual([
        ...LADDERS.map(([capability, , level, unmeasured, counts]) => ({
          capability,
          level,
          of: 4,
          unmeasured,
          counts: { ...none, ...counts },
        })),
        // Nobody has looked: no check is about it
        {
          capability: 'observability',
          level: 0,
          of: 4,
          unmeasured: true,
          counts: none,
        },
      ]);
      // Of the whole, a check of code review fails on the first level
      expect(body.items[0]).toMatchObject({ level: 0, unmeasured: false });
      // 25 checks, less one that does not apply and one that is only announced
      expect(body.items[0].checks).toHaveLength(23);
    });
  },
);
