import {
  coreServices,
  createBackendPlugin,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  scorecardsPermissions,
  scorecardsWaiverApprovePermission,
  scorecardsWaiverRequestPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { Knex } from 'knex';
import request from 'supertest';
import { seedEntities } from '../__testUtils__/seed';
import { migrations } from '../rollup/__testUtils__/world';
import { EntityPermissions } from './EntityPermissions';
import {
  createScorecardsConditionalDecision,
  scorecardsConditions,
} from './rules';

const SHOP = 'group:default/shop';
const ORDERS = 'component:default/orders';
const STOCK = 'component:default/stock';
const ORPHAN = 'component:default/orphan';

/** Has the framework's own registry register the resource. */
async function start(
  knex: Knex,
  authorizeConditional: PermissionsService['authorizeConditional'],
) {
  let permissionsRegistry: PermissionsRegistryService | undefined;
  const { server } = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'scorecards',
        register: env =>
          env.registerInit({
            deps: { registry: coreServices.permissionsRegistry },
            async init({ registry }) {
              permissionsRegistry = registry;
              new EntityPermissions({
                knex,
                permissions: { authorizeConditional },
                permissionsRegistry: registry,
              }).register();
            },
          }),
      }),
    ],
  });
  const registered = permissionsRegistry!;
  return {
    server,
    permissions: new EntityPermissions({
      knex,
      permissions: { authorizeConditional },
      permissionsRegistry: registered,
    }),
  };
}

const ifOwner = (...claims: string[]) =>
  createScorecardsConditionalDecision(
    scorecardsWaiverRequestPermission,
    scorecardsConditions.isScoredEntityOwner({ claims }),
  );

describeEachDatabase('EntityPermissions', { migrations }, ({ create }) => {
  let knex: Knex;
  let decision: PolicyDecision;
  let permissions: EntityPermissions;
  let server: Awaited<ReturnType<typeof start>>['server'];
  const authorize = jest.fn(async () => [decision]);
  beforeAll(async () => {
    knex = await create();
    await seedEntities(knex, [
      { ref: SHOP },
      { ref: ORDERS, owner: SHOP },
      { ref: STOCK, owner: 'group:default/other' },
      { ref: ORPHAN },
    ]);
    ({ permissions, server } = await start(knex, authorize));
  });
  beforeEach(() => authorize.mockClear());

  const all = [ORDERS, STOCK, ORPHAN, SHOP, 'component:default/missing'];
  const mayAct = (refs = all) =>
    permissions.mayAct(
      scorecardsWaiverRequestPermission,
      mockCredentials.user(),
      refs,
    );

  it.each<[string, PolicyDecision, string[]]>([
    ['a yes', { result: AuthorizeResult.ALLOW }, all],
    ['a no', { result: AuthorizeResult.DENY }, []],
    ['owners', ifOwner(SHOP), [ORDERS, SHOP]],
    ['owners, in another case', ifOwner('Group:Default/Shop'), [ORDERS, SHOP]],
    ['owners of nothing', ifOwner('group:default/nobody', ''), []],
    [
      'all but owners',
      createScorecardsConditionalDecision(scorecardsWaiverApprovePermission, {
        not: scorecardsConditions.isScoredEntityOwner({ claims: [SHOP] }),
      }),
      [STOCK, ORPHAN],
    ],
  ])('lets act, by a policy that says %s', async (_, policy, expected) => {
    decision = policy;

    expect([...(await mayAct())]).toEqual(expected);
    expect(authorize).toHaveBeenCalledTimes(1);
  });

  it('looks at all entities with one statement', async () => {
    decision = ifOwner(SHOP);

    const one = await countStatements(knex, () => mayAct([ORDERS]));
    const many = await countStatements(knex, () => mayAct());

    expect([one.count, many.count]).toEqual([1, 1]);
  });

  it('asks anew each time, and takes silence for a no', async () => {
    decision = { result: AuthorizeResult.ALLOW };
    await mayAct();
    authorize.mockRejectedValueOnce(new Error('no answer'));

    await expect(mayAct()).rejects.toThrow('no answer');
  });

  it('lets the permission framework decide about entities', async () => {
    const { body } = await request(server)
      .post(
        '/api/scorecards/.well-known/backstage/permissions/apply-conditions',
      )
      .set('authorization', mockCredentials.service.header())
      .send({
        items: [ORDERS, STOCK].map((resourceRef, id) => ({
          id: String(id),
          resourceRef,
          resourceType: 'scorecards-entity',
          conditions: scorecardsConditions.isScoredEntityOwner({
            claims: [SHOP],
          }),
        })),
      });

    expect(body).toEqual({
      items: [
        { id: '0', result: 'ALLOW' },
        { id: '1', result: 'DENY' },
      ],
    });
  });

  it('tells the framework which permissions there are', async () => {
    const { body } = await request(server)
      .get('/api/scorecards/.well-known/backstage/permissions/metadata')
      .set('authorization', mockCredentials.service.header());

    expect(
      body.permissions.map(({ name }: { name: string }) => name).sort(),
    ).toEqual([
      'scorecards.facts.push',
      'scorecards.waiver.approve',
      'scorecards.waiver.request',
    ]);
    expect(body.rules).toEqual([
      expect.objectContaining({
        name: 'IS_ENTITY_OWNER',
        resourceType: 'scorecards-entity',
      }),
    ]);
  });
});

describe('the permissions of the plugin', () => {
  it('have only the one to approve waivers end as approvals do', () => {
    expect(
      scorecardsPermissions
        .map(({ name }) => name)
        .filter(name => name.endsWith('.approve')),
    ).toEqual(['scorecards.waiver.approve']);
  });
});
