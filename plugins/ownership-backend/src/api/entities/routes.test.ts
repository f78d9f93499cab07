import {
  LEDGER,
  ORDERING,
  ORDERS,
  PAYMENTS,
  PAYMENTS_CORE,
  STOCK,
  VAULT,
} from '../../__testUtils__/acme';
import { startOwnership } from '../../__testUtils__/startOwnership';

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership({
    hidden: [VAULT, 'group:default/keepers'],
  });
}, 30_000);

const byRef = (entityRef: string) =>
  ownership.get(`/entities/by-ref?entityRef=${encodeURIComponent(entityRef)}`);

const refsOf = (items: Array<{ entity: { entityRef: string } }>) =>
  items.map(({ entity }) => entity.entityRef);

describe('GET /entities', () => {
  it('goes through all entities page by page, in the order of refs', async () => {
    const refs: string[] = [];
    let cursor = '';
    do {
      const { status, body } = await ownership.get(
        `/entities?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      expect(status).toBe(200);
      refs.push(...refsOf(body.items));
      cursor = body.pageInfo.nextCursor ?? '';
    } while (cursor);

    expect(refs).toEqual([
      LEDGER,
      ORDERS,
      PAYMENTS,
      STOCK,
      ORDERING,
      PAYMENTS_CORE,
      'user:default/ada.byron',
      'user:default/mina.park',
    ]);
  });

  it('lists what an owner owns, with its identifiers', async () => {
    const { body } = await ownership.get(`/entities?owner=${PAYMENTS_CORE}`);

    expect(refsOf(body.items)).toEqual([LEDGER, PAYMENTS]);
    expect(body.items[1].identifiers).toContainEqual({
      kind: 'host',
      key: 'pay.acme.test',
      rule: 'annotation groundwork.dev/hosts',
      source: 'catalog',
      observedAt: expect.stringMatching(/^20\d\d-/),
    });
  });

  it('lists what any of several owners own', async () => {
    const { body } = await ownership.get(
      `/entities?owner=${PAYMENTS_CORE}&owner=${ORDERING}`,
    );

    expect(refsOf(body.items)).toEqual([LEDGER, ORDERS, PAYMENTS, STOCK]);
  });

  it('lists nothing of an owner of whose entities none may be read', async () => {
    const { body } = await ownership.get(
      '/entities?owner=group:default/keepers',
    );

    expect(body).toEqual({ items: [], pageInfo: {} });
  });

  it.each([
    ['limit=0', 'limit must be at least 1'],
    ['limit=501', 'limit must be at most 500'],
    ['cursor=nonsense!', 'Invalid cursor'],
    ['owner=shop', "'owner' is 'shop'; it must be an entity reference"],
    ['owners=x', 'owners is not known here; known are owner, limit, cursor'],
  ])('refuses %s', async (query, message) => {
    const { status, body } = await ownership.get(`/entities?${query}`);

    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });
});

describe('GET /entities/by-ref', () => {
  it('says all that is known of an entity', async () => {
    const { status, body } = await byRef('Component:Payments');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      entity: { entityRef: PAYMENTS, title: 'Payments', tier: 1 },
      owners: [
        { entityRef: PAYMENTS_CORE, title: 'Payments core', exists: true },
      ],
      contact: { channel: { name: '#payments-incidents' } },
      history: [
        {
          owner: { entityRef: PAYMENTS_CORE },
          from: expect.stringMatching(/^20\d\d-/),
        },
      ],
      degraded: false,
    });
    expect(body.history).toHaveLength(1);
  });

  it('tells of what may not be read as of what is not there', async () => {
    const [hidden, missing] = await Promise.all([
      byRef(VAULT),
      byRef('component:default/missing'),
    ]);

    expect([hidden.status, missing.status]).toEqual([404, 404]);
    const forget = (text: string) => text.replaceAll(/vault|missing/g, 'x');
    expect(forget(hidden.text)).toBe(forget(missing.text));
    expect(hidden.body.error.message).toBe(
      `There is no entity '${VAULT}' that you can read; check its kind, namespace and name`,
    );
  });

  it.each([
    ['', 'entityRef is required'],
    ['?entityRef=', 'entityRef must not be empty'],
    ['?entityRef=payments', "'entityRef' is 'payments'; it must be"],
  ])('refuses %s', async (query, message) => {
    const { status, body } = await ownership.get(`/entities/by-ref${query}`);

    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });
});
