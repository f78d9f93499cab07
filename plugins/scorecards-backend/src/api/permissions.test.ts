import { mockCredentials } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { LEDGER, seedAcme, VAULT } from '../__testUtils__/acme';
import { migrations, startReadApp } from '../__testUtils__/readApp';

type App = ReturnType<typeof startReadApp>;
type Call = (app: App, as?: string) => ReturnType<App['get']>;

const AT = '2026-11-20T13:00:00Z';

const byEntity: Array<
  [route: string, permission: string, (ref: string) => Call]
> = [
  [
    'GET /entities/by-ref',
    'scorecards.read',
    ref => (app, as) => app.get(`/entities/by-ref?entityRef=${ref}`, as),
  ],
  [
    'GET /entities/history',
    'scorecards.read',
    ref => (app, as) => app.get(`/entities/history?entityRef=${ref}`, as),
  ],
  [
    'GET /entities/as-of',
    'scorecards.read',
    ref => (app, as) =>
      app.get(`/entities/as-of?entityRef=${ref}&at=${AT}`, as),
  ],
  [
    'POST /entities/evaluate',
    'scorecards.evaluate',
    ref => (app, as) => app.post('/entities/evaluate', { entityRef: ref }, as),
  ],
  [
    'GET /badges/…',
    'scorecards.read',
    ref => (app, as) =>
      app.get(`/badges/production/${ref.replace(':', '/')}.svg`, as),
  ],
];

const ROUTES: Array<[route: string, permission: string, call: Call]> = [
  ...(
    [
      '/scorecards',
      '/scorecards/production',
      '/scorecards/production/entities',
      '/scorecards/production/export',
      '/scorecards/production/definition',
    ] as const
  ).map((path): [string, string, Call] => [
    `GET ${path}`,
    'scorecards.read',
    (app, as) => app.get(path, as),
  ]),
  [
    'POST /scorecards/{id}/standings',
    'scorecards.read',
    (app, as) => app.post('/scorecards/production/standings', {}, as),
  ],
  [
    'POST /entities/levels',
    'scorecards.read',
    (app, as) => app.post('/entities/levels', { entityRefs: [LEDGER] }, as),
  ],
  ...byEntity.map(([route, permission, call]): [string, string, Call] => [
    route,
    permission,
    call(LEDGER),
  ]),
];

const OTHERS = {
  'scorecards.read': 'scorecards.evaluate',
  'scorecards.evaluate': 'scorecards.read',
};

describeEachDatabase('what a route takes', { migrations }, ({ create }) => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await create();
    await seedAcme(knex);
  });

  it.each(ROUTES)(
    'for %s is the permission %s',
    async (_, permission, call) => {
      const allowed = await call(startReadApp(knex));
      expect(allowed.status).toBe(200);

      const { status, body } = await call(
        startReadApp(knex, { denied: [permission] }),
      );
      expect(status).toBe(403);
      expect(body.error).toMatchObject({
        name: 'NotAllowedError',
        message: `This takes the permission '${permission}'; whoever runs the portal can grant it`,
      });
    },
  );

  it.each(ROUTES)('for %s is nothing but %s', async (_, permission, call) => {
    const other = OTHERS[permission as keyof typeof OTHERS];
    const { status } = await call(startReadApp(knex, { denied: [other] }));

    expect(status).toBe(200);
  });

  it.each(ROUTES)('for %s is to be signed in', async (_, __, call) => {
    const app = startReadApp(knex);
    for (const header of [
      mockCredentials.none.header(),
      mockCredentials.user.invalidHeader(),
    ]) {
      expect((await call(app, header)).status).toBe(401);
    }
  });

  it.each(byEntity)(
    'for %s is to be able to read the entity, of which it tells nothing otherwise',
    async (_, __, callOf) => {
      const evaluateNow = jest.fn(async () => ({
        evaluated: true,
        failed: [],
      }));
      const app = startReadApp(knex, { hidden: [VAULT], evaluateNow });
      const hidden = await callOf(VAULT)(app);
      const missing = await callOf('component:default/nowhere')(app);

      expect([hidden.status, missing.status]).toEqual([404, 404]);
      const forget = ({ text, body }: typeof hidden) =>
        (text ?? String(body)).replaceAll(/vault|nowhere/g, 'x');
      expect(forget(hidden)).toBe(forget(missing));
      expect(evaluateNow).not.toHaveBeenCalled();

      expect((await callOf(LEDGER)(app)).status).toBe(200);
    },
  );
});
