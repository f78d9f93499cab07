import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  IdentifierProvider,
  ownershipIdentifiersExtensionPoint,
} from '@groundwork/backstage-plugin-ownership-node';
import { STOCK, VAULT } from '../../__testUtils__/acme';
import {
  serviceHeader,
  startOwnership,
  untilRead,
} from '../../__testUtils__/startOwnership';

const read = (source: string, items: string[]): IdentifierProvider => ({
  source,
  async *read() {
    yield {
      identifiers: items.map(key => ({
        kind: 'host',
        key,
        entityRef: STOCK,
        rule: 'row',
        observedAt: '2026-03-01T00:00:00Z',
      })),
      problems: [{ where: 'row 7', message: 'names Vault of keys' }],
    };
  },
});

const broken: IdentifierProvider = {
  source: 'cmdb',
  // eslint-disable-next-line require-yield -- it fails before it yields
  async *read() {
    throw new Error('https://cmdb.acme.test/vault answered 500');
  },
};

const feeds = createBackendModule({
  pluginId: 'ownership',
  moduleId: 'feeds',
  register(env) {
    env.registerInit({
      deps: { identifiers: ownershipIdentifiersExtensionPoint },
      async init({ identifiers }) {
        identifiers.addProvider(read('inventory', ['bin.acme.test']));
        identifiers.addProvider(broken);
      },
    });
  },
});

let ownership: Awaited<ReturnType<typeof startOwnership>>;
beforeAll(async () => {
  ownership = await startOwnership({
    hidden: [VAULT],
    features: [
      feeds,
      mockServices.scheduler.factory({
        includeInitialDelayedTasksOnStartup: true,
      }),
    ],
  });
  await untilRead(ownership.get, ['inventory', 'codeowners', 'cmdb']);
}, 30_000);

describe('GET /sources', () => {
  it('tells who may read all how each source was read', async () => {
    const { status, body } = await ownership.get('/sources', serviceHeader());

    expect(status).toBe(200);
    const aTime = expect.stringMatching(/^20\d\d-.*Z$/);
    expect(body.items.map(({ source }: { source: string }) => source)).toEqual(
      expect.arrayContaining(['catalog', 'codeowners', 'inventory', 'cmdb']),
    );
    expect(body.items).toContainEqual({
      source: 'inventory',
      attemptedAt: aTime,
      succeededAt: aTime,
      identifiers: 1,
      problemCount: 1,
      problems: [{ where: 'row 7', message: 'names Vault of keys' }],
    });
    expect(body.items).toContainEqual({
      source: 'cmdb',
      attemptedAt: aTime,
      error: 'https://cmdb.acme.test/vault answered 500',
      identifiers: 0,
      problemCount: 0,
      problems: [],
    });
  });

  it('tells others only how it went', async () => {
    const { status, body, text } = await ownership.get('/sources');

    expect(status).toBe(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        source: 'cmdb',
        error: 'It could not be read; who may read the whole catalog sees why',
      }),
    );
    expect(body.items).toContainEqual({
      source: 'inventory',
      attemptedAt: expect.any(String),
      succeededAt: expect.any(String),
    });
    expect(text).not.toMatch(/vault/i);
  });

  it('puts what a module reads into the answers', async () => {
    const { body } = await ownership.post('/resolve', {
      query: 'bin.acme.test',
    });

    expect(body).toMatchObject({
      status: 'found',
      answers: [
        {
          entity: { entityRef: STOCK },
          evidence: [{ source: 'inventory', rule: 'row' }],
        },
      ],
    });
  });

  it('says in answers that a source is missing, and not why', async () => {
    const { body } = await ownership.post('/resolve', {
      query: 'bin.acme.test',
    });

    expect(body).toMatchObject({
      degraded: true,
      degradedReasons: [
        "Source 'cmdb' could never be read; what it says is missing.",
      ],
    });
  });
});
