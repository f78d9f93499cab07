import {
  BackstageCredentials,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  ScorecardsService,
  scorecardsServiceRef,
} from '@groundwork/backstage-plugin-scorecards-node';
import { scorecardsPlugin } from '../../plugin';

const ORDERING = 'group:default/ordering';
const OTHERS = 'group:default/others';

const groupOf = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, description: `Are ${name}` },
  spec: { type: 'team', children: [] },
});

const YAML = `apiVersion: groundwork/v1
kind: Scorecard
metadata:
  name: maturity
  title: Maturity
  owner: group:default/ordering
spec:
  filter: { kind: group }
  levels: [{ name: First }, { name: Second }]
  checks:
    - id: described
      title: Is described
      capability: ownership
      level: 1
      expression: catalog.hasDescription
    - id: tagged
      title: Has tags
      capability: ownership
      level: 2
      expression: catalog.tags.size() > 0
`;

/** A backend with a plugin that asks and publishes as itself. */
async function start({ hasPermissions = true } = {}) {
  const succeeded: object[] = [];
  const createEvent = jest.fn(async () => ({
    success: async (options?: object) => {
      succeeded.push(options ?? {});
    },
    fail: async () => {},
  }));
  let known: { service: ScorecardsService; itself: BackstageCredentials };
  const backend = await startTestBackend({
    features: [
      scorecardsPlugin,
      createBackendPlugin({
        pluginId: 'consumer',
        register(env) {
          env.registerInit({
            deps: { service: scorecardsServiceRef, auth: coreServices.auth },
            async init({ service, auth }) {
              known = {
                service,
                itself: await auth.getOwnServiceCredentials(),
              };
            },
          });
        },
      }),
      catalogServiceMock.factory({
        entities: [groupOf('ordering'), groupOf('others')],
      }),
      // The real one: what services may do, no policy says
      permissionsServiceFactory,
      mockServices.auditor.mock({ createEvent }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: hasPermissions },
          scorecards: {
            catalog: { refresh: { seconds: 1 } },
            evaluation: { poll: { milliseconds: 50 } },
          },
        },
      }),
    ],
  });
  return { ...known!, createEvent, succeeded, stop: () => backend.stop() };
}

describe('a plugin that works with scorecards as itself', () => {
  it('publishes a definition, and the same again to no effect', async () => {
    const { service, itself, createEvent, succeeded, stop } = await start();
    const as = { credentials: itself };

    const first = await service.publishDefinition(YAML, as);
    const again = await service.publishDefinition(YAML, as);
    const retyped = await service.publishDefinition(
      `# The same in other words\n${YAML.replace(
        '{ name: First }',
        '{name: "First"}',
      )}`,
      as,
    );

    const published = { scorecardId: 'maturity', version: 1 };
    expect(first).toMatchObject({ ...published, changed: true });
    expect(again).toMatchObject({ ...published, changed: false });
    expect(retyped).toMatchObject({ ...published, changed: false });
    const found = await service.findScorecard('maturity', as);
    expect(found?.versions).toEqual([
      {
        version: 1,
        publishedAt: expect.any(String),
        publishedBy: 'plugin:consumer',
        origin: 'api',
      },
    ]);
    await expect(service.readDefinition('maturity', as)).resolves.toBe(YAML);
    expect(createEvent).toHaveBeenCalledTimes(3);
    expect(createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'definition-write',
        severityLevel: 'medium',
        meta: { actionType: 'publish' },
      }),
    );
    expect(succeeded).toEqual(
      [true, false, false].map(changed => ({
        meta: expect.objectContaining({
          actionType: 'publish',
          ...published,
          changed,
        }),
      })),
    );
    await stop();
  });

  it('is told what is wrong with one', async () => {
    const { service, itself, stop } = await start();

    await expect(
      service.publishDefinition(YAML.replace('hasDescription', 'hasDesc'), {
        credentials: itself,
      }),
    ).rejects.toMatchObject({
      statusCode: 400,
      body: {
        error: {
          problems: [
            expect.objectContaining({
              path: 'spec.checks[0].expression',
              message: expect.stringContaining('catalog.hasDesc'),
            }),
          ],
        },
      },
    });
    await stop();
  });

  it('has entities evaluated, and reads where they stand', async () => {
    const { service, itself, stop } = await start();
    const as = { credentials: itself };
    await service.publishDefinition(YAML, as);
    const evaluated = await service.evaluateEntity(ORDERING, as);
    await service.evaluateEntity(OTHERS, as);

    const page = await service.queryStandings('maturity', { limit: 1 }, as);
    const next = await service.queryStandings(
      'maturity',
      { cursor: page.pageInfo.nextCursor },
      as,
    );

    expect(evaluated.evaluated).toBe(true);
    expect(page.items).toEqual([
      expect.objectContaining({
        entity: expect.objectContaining({ entityRef: ORDERING }),
        level: 1,
        unmeasured: false,
        version: 1,
        checks: [
          expect.objectContaining({ checkId: 'described', status: 'pass' }),
          expect.objectContaining({ checkId: 'tagged', status: 'fail' }),
        ],
      }),
    ]);
    expect(
      page.items[0].capabilities.find(it => it.capability === 'ownership'),
    ).toMatchObject({ level: 1, of: 2, unmeasured: false });
    expect(next.items.map(it => it.entity.entityRef)).toEqual([OTHERS]);
    expect(next.pageInfo).toEqual({});
    await stop();
  });

  it('shares its definitions with whoever may write some: the last one holds, and all are kept', async () => {
    const { service, itself, stop } = await start({ hasPermissions: false });
    const edited = YAML.replace('title: Maturity', 'title: Edited');
    await service.publishDefinition(YAML, { credentials: itself });

    const byPerson = await service.publishDefinition(edited, {
      credentials: mockCredentials.user('user:default/mina'),
    });
    const back = await service.publishDefinition(YAML, { credentials: itself });

    expect(byPerson).toMatchObject({ version: 2, changed: true });
    expect(back).toMatchObject({ version: 3, changed: true });
    const found = await service.findScorecard('maturity', {
      credentials: itself,
    });
    expect(found?.versions.map(it => [it.version, it.publishedBy])).toEqual([
      [3, 'plugin:consumer'],
      [2, 'user:default/mina'],
      [1, 'plugin:consumer'],
    ]);
    await stop();
  });
});
