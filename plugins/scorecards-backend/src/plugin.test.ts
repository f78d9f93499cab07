import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  CheckStatus,
  EntityScorecards,
} from '@groundwork/backstage-plugin-scorecards-common';
import {
  FactCollector,
  factCollectorsExtensionPoint,
  ScorecardsService,
  scorecardsServiceRef,
} from '@groundwork/backstage-plugin-scorecards-node';
import request from 'supertest';
import { scorecardsPlugin } from './plugin';

const SECRET = 'a-secret-for-ci-jobs';

const ENTITIES: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', description: 'Takes orders' },
    spec: { type: 'service', owner: 'group:default/ordering' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/ordering' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'ordering' },
    spec: { type: 'team', children: [] },
  },
];

const YAML = `apiVersion: groundwork/v1
kind: Scorecard
metadata:
  name: basics
  title: Basics
  owner: group:default/ordering
spec:
  filter: { kind: component }
  levels: [{ name: Bronze }, { name: Silver }]
  checks:
    - id: described
      title: Is described
      level: 1
      expression: catalog.hasDescription
    - id: coverage
      title: Is tested
      level: 2
      expression: ci.coverage >= 60.0
    - id: answers
      title: Answers
      level: 2
      expression: probe.answers
`;

const ORDERS = 'component:default/orders';
const asMina = mockCredentials.user('user:default/mina');
const asJonas = mockCredentials.user('user:default/jonas');

describe('scorecardsPlugin', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await fs.mkdtemp(join(tmpdir(), 'scorecards-'));
    await fs.writeFile(join(directory, 'basics.yaml'), YAML);
  });

  afterEach(async () => {
    await fs.rm(directory, { recursive: true });
  });

  async function start(denied = new Set<string>()) {
    const probe: FactCollector = {
      id: 'probe',
      facts: [
        { id: 'probe.answers', type: 'boolean', description: 'Answers.' },
      ],
      freshness: { hours: 1 },
      async *collect() {
        throw new Error('The probe has no network');
      },
    };
    let service: ScorecardsService | undefined;
    const consumer = createBackendPlugin({
      pluginId: 'consumer',
      register(env) {
        env.registerInit({
          deps: {
            scorecards: scorecardsServiceRef,
            logger: coreServices.logger,
          },
          async init({ scorecards }) {
            service = scorecards;
          },
        });
      },
    });
    const backend = await startTestBackend({
      features: [
        scorecardsPlugin,
        consumer,
        createBackendModule({
          pluginId: 'scorecards',
          moduleId: 'probe',
          register(env) {
            env.registerInit({
              deps: { collectors: factCollectorsExtensionPoint },
              async init({ collectors }) {
                collectors.addCollector(probe);
              },
            });
          },
        }),
        catalogServiceMock.factory({ entities: ENTITIES }),
        mockServices.permissions.mock({
          authorize: async asked =>
            asked.map(({ permission }) => ({
              result: denied.has(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            })),
          authorizeConditional: async asked =>
            asked.map(({ permission }) => ({
              result: denied.has(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            })),
        }).factory,
        mockServices.rootConfig.factory({
          data: {
            scorecards: {
              locations: [{ target: directory }],
              catalog: { refresh: { seconds: 1 } },
              evaluation: { poll: { milliseconds: 50 } },
              push: {
                facts: [
                  {
                    id: 'ci.coverage',
                    type: 'double',
                    description: 'Lines that tests reach.',
                  },
                ],
                clients: [{ id: 'ci', secret: SECRET, facts: ['ci.*'] }],
              },
            },
          },
        }),
      ],
    });
    const call = (
      method: 'get' | 'post' | 'delete',
      path: string,
      authorization = mockCredentials.user.header(
        asMina.principal.userEntityRef,
      ),
    ) =>
      request(backend.server)
        [method](`/api/scorecards${path}`)
        .set('authorization', authorization);
    const entity = async (): Promise<EntityScorecards | undefined> => {
      const { body, status } = await call(
        'get',
        `/entities/by-ref?entityRef=${ORDERS}`,
      );
      return status === 200 ? body : undefined;
    };
    const until = async (statuses: Record<string, CheckStatus>) => {
      let seen: object = {};
      for (let left = 200; left > 0; left--) {
        const checks = (await entity())?.scorecards[0]?.checks ?? [];
        seen = Object.fromEntries(checks.map(it => [it.checkId, it.status]));
        if (JSON.stringify(seen) === JSON.stringify(statuses)) {
          return;
        }
        await sleep(50);
      }
      expect(seen).toEqual(statuses);
    };
    return { backend, call, entity, until, service: () => service! };
  }

  it('goes from the catalog and a report of CI to a level', async () => {
    const { backend, call, entity, until } = await start();
    await until({ described: 'pass', coverage: 'unknown', answers: 'unknown' });
    const report = { entityRef: ORDERS, factId: 'ci.coverage', value: 72.5 };

    await call('post', '/facts', `Bearer ${SECRET}`)
      .send({ facts: [report] })
      .expect(200, { stored: 1, changed: 1, outdated: 0 });

    await until({ described: 'pass', coverage: 'pass', answers: 'unknown' });
    expect((await entity())?.scorecards[0]).toMatchObject({
      level: 1,
      unmeasured: false,
      missing: [{ checkId: 'answers', status: 'unknown' }],
    });
    await backend.stop();
  });

  it('takes no report without a token, with another one, or of another fact', async () => {
    const { backend, call, until } = await start();
    await until({ described: 'pass', coverage: 'unknown', answers: 'unknown' });
    const post = (factId: string, authorization: string) =>
      call('post', '/facts', authorization).send({
        facts: [{ entityRef: ORDERS, factId, value: 1 }],
      });

    const statuses = [
      (await post('ci.coverage', mockCredentials.none.header())).status,
      (await post('ci.coverage', 'Bearer of-nobody-at-all')).status,
      (await post('catalog.tier', `Bearer ${SECRET}`)).status,
    ];
    const read = await call('get', '/facts', `Bearer ${SECRET}`);

    expect(statuses).toEqual([401, 401, 403]);
    expect(read.status).toBe(401);
    await backend.stop();
  });

  it('exempts by a waiver that somebody else approves', async () => {
    const { backend, call, until } = await start();
    await until({ described: 'pass', coverage: 'unknown', answers: 'unknown' });
    const asked = await call('post', '/waivers').send({
      entityRef: ORDERS,
      scorecardId: 'basics',
      checkId: 'answers',
      reason: 'The probe comes with the next sprint',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    expect(asked.status).toBe(201);
    const decision = { id: asked.body.id, decision: 'approve' };

    const own = await call('post', '/waivers/decide').send(decision);
    const other = await call(
      'post',
      '/waivers/decide',
      mockCredentials.user.header(asJonas.principal.userEntityRef),
    ).send(decision);

    expect([own.status, other.status]).toEqual([403, 200]);
    await until({ described: 'pass', coverage: 'unknown', answers: 'exempt' });
    await backend.stop();
  });

  it('evaluates now, and says which collectors failed', async () => {
    const { backend, call, until } = await start();
    await until({ described: 'pass', coverage: 'unknown', answers: 'unknown' });

    const { status, body } = await call('post', '/entities/evaluate').send({
      entityRef: ORDERS,
    });

    expect(status).toBe(200);
    expect(body.scorecards).toHaveLength(1);
    expect(body.failed).toEqual([
      {
        collectorId: 'probe',
        error: 'The probe has no network',
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ]);
    await backend.stop();
  });

  it('publishes and withdraws definitions, and says what is wrong with one', async () => {
    const { backend, call } = await start();
    const post = (yaml: string) => call('post', '/definitions').send({ yaml });

    const published = await post(
      YAML.replace('name: basics', 'name: mine'),
    ).expect(200);
    expect(published.body).toEqual({
      scorecardId: 'mine',
      version: 1,
      changed: true,
      // Which, hangs on what was collected by now
      warnings: expect.any(Array),
    });
    const taken = await post(YAML);
    const broken = await post(YAML.replace('ci.coverage', 'ci.cover'));

    expect(taken.status).toBe(409);
    expect(broken.status).toBe(400);
    expect(broken.body.error.problems).toEqual([
      expect.objectContaining({ line: 18, column: 19 }),
    ]);
    await call('delete', '/definitions/mine').expect(204);
    await call('delete', '/definitions/mine').expect(404);
    await call('delete', '/definitions/basics').expect(409);
    await backend.stop();
  });

  it.each([
    ['get', '/scorecards', 'scorecards.read'],
    ['post', '/gate', 'scorecards.evaluate'],
    ['post', '/backtest', 'scorecards.evaluate'],
    ['post', '/definitions', 'scorecards.definition.write'],
  ] as const)('refuses %s %s without %s', async (method, path, permission) => {
    const { backend, call } = await start(new Set([permission]));

    const response = await call(method, path).send(
      {
        '/gate': { entityRef: ORDERS, scorecardId: 'basics' },
        '/backtest': { yaml: YAML },
        '/definitions': { yaml: YAML },
        '/scorecards': undefined,
      }[path],
    );

    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(permission);
    await backend.stop();
  });

  it('answers other plugins on behalf of their callers', async () => {
    const { backend, until, service } = await start();
    await until({ described: 'pass', coverage: 'unknown', answers: 'unknown' });
    const credentials = asMina;

    const gate = await service().askGate(
      { entityRef: ORDERS, scorecardId: 'basics', level: 1 },
      { credentials },
    );
    const entity = await service().findEntity(ORDERS, { credentials });
    const none = await service().findEntity('component:default/none', {
      credentials,
    });

    expect(gate).toMatchObject({ verdict: 'pass', level: 1 });
    expect(entity?.entity.title).toBe('orders');
    expect(none).toBeUndefined();
    await backend.stop();
  });
});
