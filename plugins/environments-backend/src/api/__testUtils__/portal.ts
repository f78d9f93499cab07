import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  BackstageCredentials,
  BackstageUserPrincipal,
  coreServices,
  createBackendModule,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  EnvironmentDetail,
  RESOURCE_TYPE_ENVIRONMENT,
} from '@groundwork/backstage-plugin-environments-common';
import { environmentDriversExtensionPoint } from '@groundwork/backstage-plugin-environments-node';
import { Knex } from 'knex';
import request from 'supertest';
import {
  createEnvironmentsConditionalDecision,
  environmentsConditions,
} from '../../authorization-rules';
import { environmentsPlugin } from '../../plugin';
import { makeRepository } from '../../verdict/__testUtils__/repository';
import { PrintingDriver } from './PrintingDriver';

/** Who there is, and what they are members of. */
export const PEOPLE = {
  member: ['user:default/mina', 'group:default/shop'],
  other: ['user:default/otto', 'group:default/money'],
  approver: ['user:default/ada', 'group:default/responders'],
  agent: [
    'user:default/robot',
    'group:default/shop',
    'group:default/responders',
    'group:default/agents',
  ],
  engineer: ['user:default/jonas', 'group:default/platform-engineers'],
} as const;

/** Somebody, or nobody. */
export type Person = keyof typeof PEOPLE | 'nobody';

const BLUEPRINT = (id: string, policy: string, more = '') => `---
apiVersion: groundwork/v1
kind: EnvironmentBlueprint
metadata: { name: ${id}, title: ${id}, owner: group:default/platform }
spec:
  inputs: { type: object, properties: {} }
  resources:
    - name: web
      type: service
      driver: ledger
      spec: {${more}}
  outputs:
    url: \${{ resources.web.url }}
    password: \${{ resources.web.password }}
  policy: ${policy}
`;

const BLUEPRINTS = [
  BLUEPRINT('plain', '{}'),
  BLUEPRINT(
    'agreed',
    '{ approval: { groups: [group:default/responders], required: 1 } }',
  ),
].join('');

const GROUPS = ['shop', 'money', 'platform', 'responders'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
}));

/** A component whose stages are environments of the blueprint `plain`. */
const cartAt = (repository: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'cart',
    namespace: 'default',
    annotations: {
      'groundwork.dev/blueprint': 'plain',
      'groundwork.dev/repository': repository,
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
});

const ORDERS = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
};

/** The policy of the portal, as far as it is about environments. */
function decide(
  permission: Permission,
  refs: readonly string[],
  readsOwn: boolean,
): PolicyDecision {
  const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
  const isApproval = permission.name === 'environments.approve';
  const isReading = permission.name === 'environments.read';
  if (isApproval && refs.includes('group:default/agents')) {
    return { result: AuthorizeResult.DENY };
  }
  if (
    isApproval ||
    (isReading && !readsOwn) ||
    refs.includes('group:default/platform-engineers')
  ) {
    return allow;
  }
  return isResourcePermission(permission, RESOURCE_TYPE_ENVIRONMENT)
    ? createEnvironmentsConditionalDecision(
        permission,
        environmentsConditions.isEnvironmentOwner({ claims: [...refs] }),
      )
    : { result: AuthorizeResult.DENY };
}

function refsOf({ principal }: BackstageCredentials): readonly string[] {
  const { userEntityRef } = principal as BackstageUserPrincipal;
  return Object.values(PEOPLE).find(([ref]) => ref === userEntityRef) ?? [];
}

/** The whole plugin in a backend, with a driver whose outside is a list. */
export async function startPortal(
  knex: Knex,
  {
    deny = () => false,
    readsOwn = false,
  }: {
    deny?: (permission: string, ref: string) => boolean;
    /** Whether people may only read what their groups own. */
    readsOwn?: boolean;
  } = {},
) {
  const directory = await fs.mkdtemp(join(tmpdir(), 'environments-'));
  await fs.writeFile(join(directory, 'blueprints.yaml'), BLUEPRINTS);
  const repository = join(directory, 'cart');
  await makeRepository(repository);
  const driver = new PrintingDriver();
  const ask: PermissionsService['authorizeConditional'] = async (
    asked,
    options,
  ) => {
    const refs = options ? refsOf(options.credentials) : [];
    return asked.map(({ permission }) =>
      deny(permission.name, refs[0])
        ? { result: AuthorizeResult.DENY }
        : decide(permission, refs, readsOwn),
    );
  };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({
      success: async () => {},
      fail: async () => {},
    })),
  });
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      createBackendModule({
        pluginId: 'environments',
        moduleId: 'ledger',
        register: env =>
          env.registerInit({
            deps: { drivers: environmentDriversExtensionPoint },
            init: async ({ drivers }) => drivers.addDriver(driver),
          }),
      }),
      catalogServiceMock.factory({
        entities: [...GROUPS, ORDERS, cartAt(repository)],
      }),
      auditor.factory,
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => ({
          authorizeConditional: ask,
          // Only of permissions without a resource, for which none is conditional.
          authorize: ask as unknown as PermissionsService['authorize'],
        }),
      }),
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async credentials => {
            const refs = refsOf(credentials as BackstageCredentials);
            return { userEntityRef: refs[0], ownershipEntityRefs: [...refs] };
          },
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          environments: {
            directory,
            locations: [{ target: join(directory, 'blueprints.yaml') }],
            drivers: {
              process: { enabled: false },
              sqlite: { enabled: false },
            },
            repositories: [{ prefix: directory }],
            stages: [
              { id: 's' },
              {
                id: 'live',
                approval: { groups: ['group:default/responders'] },
              },
            ],
            engine: { poll: { milliseconds: 50 } },
          },
        },
      }),
    ],
  });
  const call = (
    method: 'get' | 'post' | 'delete',
    path: string,
    as: Person = 'member',
    body?: object,
  ) =>
    request(backend.server)
      [method](`/api/environments${path}`)
      .set('authorization', headerOf(as))
      .send(body);
  const until = async (
    id: string,
    isSo: (environment: EnvironmentDetail) => boolean,
  ): Promise<EnvironmentDetail> => {
    for (let left = 200; ; left--) {
      const { body } = await call('get', `/environments/${id}`, 'engineer');
      if (left === 0 || isSo(body)) {
        return body;
      }
      await sleep(25);
    }
  };
  const create = async (name: string, blueprintId = 'plain') => {
    const { body, status } = await call('post', '/environments', 'member', {
      blueprintId,
      name,
      owner: 'group:default/shop',
    });
    if (status !== 202) {
      throw new Error(JSON.stringify(body.error));
    }
    return body as EnvironmentDetail;
  };
  const createReady = async (name: string) => {
    const { id } = await create(name);
    return until(id, ({ phase }) => phase === 'ready');
  };
  const stop = async () => {
    await backend.stop();
    await fs.rm(directory, { recursive: true });
  };
  return {
    backend,
    driver,
    auditor,
    call,
    until,
    create,
    createReady,
    stop,
  };
}

/** What somebody shows to say who they are. */
export function headerOf(person: Person): string {
  return person === 'nobody'
    ? mockCredentials.none.header()
    : mockCredentials.user.header(PEOPLE[person][0]);
}
