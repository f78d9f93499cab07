import { LEDGER, ORDERS, VAULT } from './__testUtils__/acme';
import {
  asMina,
  serviceHeader,
  startOwnership,
} from './__testUtils__/startOwnership';

/** Runs `vault`, and `orders.acme.test` is claimed by it too. */
const KEEPERS = 'group:default/keepers';

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership({ hidden: [VAULT, KEEPERS] });
}, 30_000);

const resolve = (body: object, as?: string) =>
  ownership.post('/resolve', body, as);

/** All that an answer says but what the asker has said. */
function said({ lookedFor, parts, ...rest }: Record<string, unknown>): string {
  const those = (parts ?? []) as Array<Record<string, unknown>>;
  return JSON.stringify([rest, ...those.map(it => ({ ...it, lookedFor: 0 }))]);
}

const TRACE = /vault|keepers|keys/i;

describe('what the caller may not read', () => {
  it.each<[string, object]>([
    ['its host', { query: 'vault.acme.test' }],
    ['its reference', { query: VAULT }],
    ['its name', { query: 'vault' }],
    ['its title', { query: 'Vault of keys' }],
    ['a name that is nearly its own', { query: 'vault of keyz' }],
    ['a pod of it', { query: 'vault-7d9f8c6b5-x2k4p' }],
    ['its owner', { query: KEEPERS }],
    ['a host that it shares', { query: 'orders.acme.test' }],
    [
      'what it depends on, with contact',
      { query: 'pay.acme.test', include: ['contact'], limit: 20 },
    ],
    [
      'an alert of it',
      { payload: { alerts: [{ labels: { service: 'vault' } }] } },
    ],
    [
      'its owners of before',
      { query: 'vault.acme.test', at: new Date().toISOString() },
    ],
  ])('does not appear when %s is asked for', async (_, question) => {
    const { status, body } = await resolve(question);

    expect(status).toBe(200);
    expect(said(body)).not.toMatch(TRACE);
    // but for those who may
    const forOthers = await resolve(question, serviceHeader());
    expect(said(forOthers.body)).toMatch(TRACE);
  });

  it('changes nothing in how sure an answer is', async () => {
    const { body } = await resolve({ query: 'orders.acme.test' });
    const forOthers = await resolve(
      { query: 'orders.acme.test' },
      serviceHeader(),
    );

    expect(body).toMatchObject({ status: 'found', margin: 1 });
    expect(body.answers).toHaveLength(1);
    expect(body.answers[0].entity.entityRef).toBe(ORDERS);
    expect(forOthers.body.status).toBe('ambiguous');
    expect(forOthers.body.answers).toHaveLength(2);
  });

  it('does not appear in a batch', async () => {
    const { body } = await ownership.post('/resolve/batch', {
      queries: [{ query: 'vault.acme.test' }, { query: 'vault of keyz' }],
    });

    expect(body.items.map(said).join()).not.toMatch(TRACE);
    expect(body.items).toMatchObject([{ answers: [] }, { answers: [] }]);
  });

  it.each([
    '/entities?limit=500',
    '/entities?limit=5',
    `/entities?owner=${KEEPERS}`,
  ])('does not appear in %s, nor in the cursor', async path => {
    const { body, text } = await ownership.get(path);

    const cursor = Buffer.from(body.pageInfo.nextCursor ?? '', 'base64url');
    expect(text + cursor).not.toMatch(TRACE);
  });

  it('does not appear in what is known of others', async () => {
    const { status, text } = await ownership.get(
      '/entities/by-ref?entityRef=component:default/payments',
    );

    expect(status).toBe(200);
    expect(text).toMatch(/"dependents":\[\{.*orders/);
    expect(text).not.toMatch(TRACE);
  });

  it('is not found by actions', async () => {
    const { output } = (await ownership.actions.invoke({
      id: 'test:who-owns',
      input: { query: 'vault.acme.test' },
      credentials: asMina,
    })) as { output: object };
    expect(output).toMatchObject({ status: 'unknown', answers: [] });
    expect(JSON.stringify(output)).not.toMatch(TRACE);

    await expect(
      ownership.actions.invoke({
        id: 'test:on-call-now',
        input: { entityRef: VAULT },
        credentials: asMina,
      }),
    ).rejects.toThrow(
      `There is no entity '${VAULT}' that you can read; 'who-owns' finds entities by any text`,
    );
  });

  it('is asked of the catalog as the caller, not as the plugin', async () => {
    ownership.catalog.getEntitiesByRefs.mockClear();

    await resolve({ query: LEDGER });

    const [[, { credentials }]] =
      ownership.catalog.getEntitiesByRefs.mock.calls;
    expect(credentials).toEqual(asMina);
  });

  it('stays out when the catalog does not answer', async () => {
    ownership.catalog.getEntitiesByRefs.mockRejectedValueOnce(
      new Error('connect ECONNREFUSED'),
    );

    const { status, body } = await resolve({ query: 'vault.acme.test' });

    expect(status).toBe(503);
    expect(body.error.message).toContain(
      'What you may read depends on the entity, and the catalog does not answer. Try again in a moment',
    );
    expect(body.error.message).not.toMatch(/keepers/);
  });
});
