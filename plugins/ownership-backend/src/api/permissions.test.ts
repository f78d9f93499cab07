import { STOCK } from '../__testUtils__/acme';
import { serviceHeader, startOwnership } from '../__testUtils__/startOwnership';
import { mockCredentials } from '@backstage/backend-test-utils';

type Started = Awaited<ReturnType<typeof startOwnership>>;

const ROUTES: Array<
  [
    permission: string,
    route: string,
    call: (to: Started, as?: string) => ReturnType<Started['get']>,
  ]
> = [
  [
    'ownership.resolve',
    'POST /resolve',
    (to, as) => to.post('/resolve', { query: 'stock.acme.test' }, as),
  ],
  [
    'ownership.resolve',
    'POST /resolve/batch',
    (to, as) => to.post('/resolve/batch', { queries: [] }, as),
  ],
  ['ownership.resolve', 'GET /entities', (to, as) => to.get('/entities', as)],
  [
    'ownership.resolve',
    'GET /entities/by-ref',
    (to, as) => to.get(`/entities/by-ref?entityRef=${STOCK}`, as),
  ],
  [
    'ownership.feedback.create',
    'POST /feedback',
    (to, as) =>
      to.post(
        '/feedback',
        {
          identifier: { kind: 'host', key: 'stock.acme.test' },
          verdict: 'confirm',
          entityRef: STOCK,
        },
        as,
      ),
  ],
  ['ownership.gaps.read', 'GET /sources', (to, as) => to.get('/sources', as)],
  ['ownership.gaps.read', 'GET /gaps', (to, as) => to.get('/gaps', as)],
];

describe('what a route takes', () => {
  let ownership: Started;
  beforeAll(async () => {
    ownership = await startOwnership();
  }, 30_000);

  /** Decisions are remembered, so each caller is somebody else. */
  let number = 0;
  const somebody = () => {
    number += 1;
    return mockCredentials.user.header(`user:default/somebody-${number}`);
  };

  it.each(ROUTES)('is %s for %s', async (permission, _, call) => {
    ownership.denied.clear();
    expect((await call(ownership, somebody())).status).toBeLessThan(300);

    ownership.denied.add(permission);
    const { status, body } = await call(ownership, somebody());
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      name: 'NotAllowedError',
      message: `This takes the permission '${permission}'; whoever runs the portal can grant it`,
    });
  });

  it.each(ROUTES)('is nothing but %s for %s', async (permission, _, call) => {
    ownership.denied.clear();
    ROUTES.map(([other]) => other)
      .filter(other => other !== permission)
      .forEach(other => ownership.denied.add(other));

    expect((await call(ownership, somebody())).status).toBeLessThan(300);
  });

  it.each(ROUTES)('is to be signed in: %s for %s', async (_, __, call) => {
    ownership.denied.clear();

    for (const header of [
      mockCredentials.none.header(),
      mockCredentials.user.invalidHeader(),
      mockCredentials.service.invalidHeader(),
    ]) {
      const { status, body } = await call(ownership, header);
      expect(status).toBe(401);
      expect(body.error.name).toBe('AuthenticationError');
    }
  });

  it.each(ROUTES)('is had by other plugins: %s for %s', async (_, __, call) => {
    expect((await call(ownership, serviceHeader())).status).toBeLessThan(300);
  });

  it('is on the audit log when it is missing', async () => {
    ownership.denied.clear();
    ownership.denied.add('ownership.feedback.create');
    ownership.audit.length = 0;
    const [, , call] = ROUTES[4];

    await call(ownership, somebody());

    expect(ownership.audit).toMatchObject([
      { eventId: 'feedback-create', ended: 'failure' },
    ]);
  });

  it('is asked for, and not taken for granted when there is no answer', async () => {
    const { authorize } = ownership.permissions;
    authorize.mockRejectedValue(new Error('down'));

    const { status, body } = await ownership.get('/entities', somebody());

    expect(status).toBe(503);
    expect(body.error.message).toContain('Permissions do not answer');
  });
});
