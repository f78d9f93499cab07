import { createBackendModule } from '@backstage/backend-plugin-api';
import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import {
  OnCallProvider,
  onCallProvidersExtensionPoint,
  ownershipIdentifiersExtensionPoint,
} from '@groundwork/backstage-plugin-ownership-node';
import {
  LEDGER,
  ORDERS,
  PAYMENTS,
  PAYMENTS_CORE,
  STOCK,
} from './__testUtils__/acme';
import { startOwnership } from './__testUtils__/startOwnership';

const ON_CALL: OnCall = {
  status: 'known',
  levels: [
    {
      level: 1,
      people: [{ name: 'Ada Byron', entityRef: 'user:default/ada.byron' }],
      until: '2026-03-03T09:00:00.000Z',
    },
  ],
  schedule: 'payments',
  source: 'rota',
  asOf: '2026-03-03T03:00:00.000Z',
};

const silence = new Promise<undefined>(() => {});

const rota: OnCallProvider = {
  id: 'rota',
  async onCall({ entityRef, owners }) {
    switch (entityRef) {
      case PAYMENTS:
        return { ...ON_CALL, reason: `asked for ${owners}` };
      case ORDERS:
        throw new Error('the rota is down');
      case STOCK:
        return silence;
      default:
        return undefined;
    }
  },
};

const modules = createBackendModule({
  pluginId: 'ownership',
  moduleId: 'rota',
  register(env) {
    env.registerInit({
      deps: { onCall: onCallProvidersExtensionPoint },
      async init({ onCall }) {
        onCall.addProvider(rota);
      },
    });
  },
});

describe('ownershipPlugin', () => {
  let ownership: Awaited<ReturnType<typeof startOwnership>>;
  beforeAll(async () => {
    ownership = await startOwnership({ features: [modules] });
  }, 30_000);

  async function onCallOf(entityRef: string) {
    const { status, body } = await ownership.get(
      `/entities/by-ref?entityRef=${entityRef}`,
    );
    expect(status).toBe(200);
    return body.contact.onCall;
  }

  it('serves its API with a document that describes it', async () => {
    const { status, body } = await ownership.get('/openapi.json');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'ownership', version: '1' },
    });
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/ownership/resolve',
        '/api/ownership/resolve/batch',
        '/api/ownership/entities',
        '/api/ownership/entities/by-ref',
        '/api/ownership/feedback',
        '/api/ownership/sources',
      ]),
    );
  });

  it('has nothing where it has nothing', async () => {
    expect((await ownership.get('/nothing')).status).toBe(404);
    expect((await ownership.get('/resolve')).status).toBe(404);
  });

  describe('with a provider of on-call that a module adds', () => {
    it('says who is on call', async () => {
      expect(await onCallOf(PAYMENTS)).toEqual({
        ...ON_CALL,
        reason: `asked for ${PAYMENTS_CORE}`,
      });
    });

    it.each([
      [ORDERS, 'fails', 'rota: failed'],
      [STOCK, 'never answers', 'rota: no answer within 500 ms'],
    ])('says of %s that the provider %s', async (entityRef, _, reason) => {
      expect(await onCallOf(entityRef)).toEqual({
        status: 'unavailable',
        levels: [],
        reason,
      });
    });

    it('says that there is no schedule where the provider knows none', async () => {
      expect(await onCallOf(LEDGER)).toEqual({ status: 'none', levels: [] });
    });

    it('answers all the rest of a question', async () => {
      const { body } = await ownership.post('/resolve', {
        query: 'shared.acme.test',
        include: ['contact'],
      });

      expect(body).toMatchObject({
        status: 'ambiguous',
        answers: [
          {
            entity: { entityRef: ORDERS },
            contact: { onCall: { status: 'unavailable' } },
          },
          {
            entity: { entityRef: STOCK },
            contact: {
              onCall: { status: 'unavailable' },
              nearest: [{ name: 'Mina Park' }],
            },
          },
        ],
      });
    });
  });
});

describe('what does not start', () => {
  const addingSource = (source: string) =>
    createBackendModule({
      pluginId: 'ownership',
      moduleId: 'clash',
      register(env) {
        env.registerInit({
          deps: { identifiers: ownershipIdentifiersExtensionPoint },
          async init({ identifiers }) {
            identifiers.addProvider({ source, async *read() {} });
          },
        });
      },
    });

  it.each(['catalog', 'codeowners', 'feedback', 'feed:dns'])(
    "is a module whose source is called '%s', as one of ours",
    async source => {
      await expect(
        startOwnership({
          config: {
            feeds: [
              {
                id: 'dns',
                path: 'dns.csv',
                mapping: {
                  entity: { field: 'ref' },
                  identifiers: [
                    { kind: { constant: 'host' }, key: { field: 'host' } },
                  ],
                },
              },
            ],
          },
          features: [addingSource(source)],
        }),
      ).rejects.toThrow(
        `There is a provider '${source}' already; give this one a name of its own`,
      );
    },
    30_000,
  );

  it('is a rule that cannot be meant', async () => {
    await expect(
      startOwnership({
        config: { catalog: { rules: [{ annotation: 'a', kind: 'hostt' }] } },
      }),
    ).rejects.toThrow(
      "ownership.catalog.rules[0]: kind 'hostt' is not one of host, ",
    );
  }, 30_000);
});
