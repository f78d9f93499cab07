import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { onCallProvidersExtensionPoint } from '@groundwork/backstage-plugin-ownership-node';
import {
  LEDGER,
  ORDERS,
  PAYMENTS,
  PAYMENTS_CORE,
  STOCK,
} from '../__testUtils__/acme';
import {
  asDelivery,
  asMina,
  startOwnership,
} from '../__testUtils__/startOwnership';

const rota = createBackendModule({
  pluginId: 'ownership',
  moduleId: 'rota',
  register(env) {
    env.registerInit({
      deps: { onCall: onCallProvidersExtensionPoint },
      async init({ onCall }) {
        onCall.addProvider({
          id: 'rota',
          onCall: async ({ entityRef }) =>
            entityRef === PAYMENTS
              ? {
                  status: 'known',
                  levels: [
                    {
                      level: 1,
                      people: [{ name: 'Ada Byron' }, { name: 'Jo Ash' }],
                      until: '2026-03-03T09:00:00Z',
                    },
                    { level: 2, people: [{ name: 'Mina Park' }] },
                  ],
                  schedule: 'payments',
                }
              : undefined,
        });
      },
    });
  },
});

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership({ features: [rota] });
}, 30_000);

/** What an action gives, after it went through its own schema. */
async function invoke(
  name: string,
  input: object,
  credentials = asMina as typeof asMina | typeof asDelivery,
) {
  const { output } = (await ownership.actions.invoke({
    id: `test:${name}`,
    input: JSON.parse(JSON.stringify(input)),
    credentials,
  })) as { output: unknown };
  return output;
}

describe('the actions', () => {
  it('say of themselves that they only read', async () => {
    const { actions } = await ownership.actions.list();

    expect(
      actions
        .filter(({ name }) => /^(who-owns|on-call-now)$/.test(name))
        .map(({ name, title, attributes }) => ({ name, title, attributes })),
    ).toEqual(
      [
        ['who-owns', 'Who owns this?'],
        ['on-call-now', 'Who is on call now'],
      ].map(([name, title]) => ({
        name,
        title,
        attributes: { readOnly: true, destructive: false, idempotent: true },
      })),
    );
  });

  it('are described, each with all of its fields', async () => {
    const { actions } = await ownership.actions.list();

    for (const { description, schema } of actions) {
      expect(description.length).toBeGreaterThan(100);
      expect(schema.input).toMatchObject({ type: 'object' });
      for (const field of Object.values(schema.input.properties ?? {})) {
        expect(field).toHaveProperty('description');
      }
    }
  });

  it.each([
    ['who-owns', { query: 'pay.acme.test' }],
    ['on-call-now', { entityRef: PAYMENTS }],
  ])('%s takes the permission to resolve', async (name, input) => {
    ownership.denied.add('ownership.resolve');
    const nobody = mockCredentials.user(`user:default/nobody-${name}`);

    const denied = invoke(name, input, nobody);

    await expect(denied).rejects.toMatchObject({
      name: 'NotAllowedError',
      message:
        "This takes the permission 'ownership.resolve'; whoever runs the portal can grant it",
    });
    ownership.denied.clear();
    await expect(invoke(name, input, asDelivery)).resolves.toBeDefined();
  });

  it.each<[string, object]>([
    ['who-owns', {}],
    ['who-owns', { query: '' }],
    ['who-owns', { query: 'a', limit: 21 }],
    ['on-call-now', {}],
    ['on-call-now', { entityRef: 'x'.repeat(501) }],
  ])('%s refuses %j', async (name, input) => {
    await expect(invoke(name, input)).rejects.toMatchObject({
      name: 'InputError',
    });
  });
});

describe('who-owns', () => {
  it('answers with owners, evidence and whom to call', async () => {
    expect(await invoke('who-owns', { query: 'pay.acme.test' })).toEqual({
      status: 'found',
      answers: [
        {
          entityRef: PAYMENTS,
          title: 'Payments',
          owners: [
            { entityRef: PAYMENTS_CORE, title: 'Payments core', exists: true },
          ],
          confidence: expect.any(Number),
          evidence: [
            'host pay.acme.test, by annotation groundwork.dev/hosts (catalog)',
          ],
          onCall:
            'Ada Byron, Jo Ash (level 1, until 2026-03-03T09:00:00Z); Mina Park (level 2)',
          channel: '#payments-incidents',
          runbook: 'https://docs.acme.test/runbooks/payments',
          tier: 1,
        },
      ],
      nearest: [],
      asOf: expect.stringMatching(/^20\d\d-/),
      degraded: false,
      degradedReasons: [],
    });
  });

  it('names all candidates when it is not clear', async () => {
    expect(
      await invoke('who-owns', { query: 'shared.acme.test' }),
    ).toMatchObject({
      status: 'ambiguous',
      answers: [
        { entityRef: ORDERS, onCall: 'no schedule is known' },
        { entityRef: STOCK, onCall: 'no schedule is known' },
      ],
    });
  });

  it('answers each alert of what was pasted', async () => {
    const alert = (host: string) => ({
      status: 'firing',
      labels: { alertname: 'Down', instance: host },
      annotations: {},
      startsAt: '2026-03-03T02:58:00Z',
      fingerprint: host,
    });
    const query = JSON.stringify({
      version: '4',
      groupKey: '{}',
      status: 'firing',
      receiver: 'all',
      alerts: [alert('pay.acme.test'), alert('stock.acme.test')],
    });

    expect(await invoke('who-owns', { query })).toMatchObject({
      status: 'found',
      answers: [{ entityRef: PAYMENTS }],
      parts: [
        { ref: 'pay.acme.test', answers: [{ entityRef: PAYMENTS }] },
        { ref: 'stock.acme.test', answers: [{ entityRef: STOCK }] },
      ],
    });
  });

  it('does not present a similar name as the owner', async () => {
    expect(
      await invoke('who-owns', { query: 'paymentss.acme.example' }),
    ).toMatchObject({
      status: 'unknown',
      answers: [],
      nearest: [
        { entityRef: PAYMENTS, similarity: expect.any(Number) },
        { entityRef: PAYMENTS_CORE, similarity: expect.any(Number) },
      ],
    });
  });

  it('tells what is not known of another time', async () => {
    expect(
      await invoke('who-owns', { query: 'pay.acme.test', at: '2020-01-01' }),
    ).toMatchObject({
      answers: [{ owners: [] }],
      degraded: true,
      degradedReasons: [expect.stringContaining('is not known')],
    });
  });
});

describe('on-call-now', () => {
  it('says who is called first, and until when', async () => {
    expect(
      await invoke('on-call-now', { entityRef: 'Component:payments' }),
    ).toEqual({
      entityRef: PAYMENTS,
      owners: [PAYMENTS_CORE],
      status: 'known',
      schedule: 'payments',
      levels: [
        {
          level: 1,
          people: [{ name: 'Ada Byron' }, { name: 'Jo Ash' }],
          until: '2026-03-03T09:00:00Z',
        },
        { level: 2, people: [{ name: 'Mina Park' }] },
      ],
      channel: '#payments-incidents',
      nearest: [],
    });
  });

  it('names whom to turn to when no schedule is known', async () => {
    expect(await invoke('on-call-now', { entityRef: LEDGER })).toMatchObject({
      status: 'none',
      levels: [],
      nearest: [
        { name: 'Ada Byron', why: 'is in Payments core, which owns Ledger' },
      ],
    });
  });

  it('answers for a team', async () => {
    expect(
      await invoke('on-call-now', { entityRef: PAYMENTS_CORE }),
    ).toMatchObject({ entityRef: PAYMENTS_CORE, owners: [PAYMENTS_CORE] });
  });

  it.each([
    ['component:default/missing', 'NotFoundError', "'who-owns' finds entities"],
    ['payments', 'InputError', "'entityRef' is 'payments'; it must be"],
  ])('refuses %s', async (entityRef, name, message) => {
    await expect(invoke('on-call-now', { entityRef })).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });
});
