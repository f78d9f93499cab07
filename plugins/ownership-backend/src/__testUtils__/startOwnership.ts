import { setTimeout as sleep } from 'node:timers/promises';
import {
  AuditorServiceCreateEventOptions,
  BackendFeature,
  BackstageCredentials,
  createServiceFactory,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { OwnershipSource } from '@groundwork/backstage-plugin-ownership-common';
import request from 'supertest';
import { ownershipPlugin } from '../plugin';
import { ACME } from './acme';

/** What a backend is started with. */
export interface OwnershipGiven {
  entities?: Entity[];
  /** Of `ownership` in the configuration. */
  config?: JsonObject;
  /** Modules of the plugin, and services to replace. */
  features?: Array<BackendFeature | Promise<{ default: BackendFeature }>>;
  /** Permissions that people do not have, by name; they can be changed later. */
  denied?: Set<string>;
  /** What people may not read: then it depends on the entity. */
  hidden?: string[];
  /** Whether the catalog lists nothing when it is read for the first time. */
  isEmptyAtFirst?: boolean;
}

/** What was written to the audit log: how an event ended, and about what. */
export type Audited = Pick<
  AuditorServiceCreateEventOptions,
  'eventId' | 'severityLevel' | 'meta'
> & { ended: 'success' | 'failure' };

export const asMina = mockCredentials.user('user:default/mina.park');
export const asDelivery = mockCredentials.service('plugin:delivery');

const CONDITIONAL: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS', resourceType: 'catalog-entity', params: {} },
};

const isService = ({ principal }: BackstageCredentials) =>
  (principal as { type?: string }).type === 'service';

/** Starts the plugin as it is, with a catalog and permissions of a test. */
export async function startOwnership(given: OwnershipGiven = {}) {
  const { denied = new Set<string>(), features = [] } = given;
  const actions = actionsRegistryServiceMock();
  const audit: Audited[] = [];
  const permissions = permissionsOf(denied, given.hidden !== undefined);
  const catalog = catalogOf(given);
  const backend = await startTestBackend({
    features: [
      ownershipPlugin,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.acme.test' },
          ownership: { snapshotFile: false, ...given.config },
        },
      }),
      auditorOf(audit).factory,
      permissions.factory,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalog,
      }),
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
      ...features,
    ],
  });
  const call = (
    method: 'get' | 'post',
    path: string,
    authorization: string = mockCredentials.user.header(
      asMina.principal.userEntityRef,
    ),
  ) =>
    request(backend.server)
      [method](`/api/ownership${path}`)
      .set('authorization', authorization);
  const ownership = {
    backend,
    actions,
    audit,
    catalog,
    denied,
    permissions,
    get: (path: string, authorization?: string) =>
      call('get', path, authorization),
    post: (path: string, body: object, authorization?: string) =>
      call('post', path, authorization).send(body),
    /** For JSON that no object of JavaScript stands for. */
    postText: (path: string, json: string) =>
      call('post', path).set('content-type', 'application/json').send(json),
  };
  await untilRead(ownership.get, ['catalog']);
  return ownership;
}

/**
 * Waits until the catalog was read, and other sources were read or failed, and
 * the index has taken it in.
 */
export async function untilRead(
  get: Awaited<ReturnType<typeof startOwnership>>['get'],
  sources: string[],
): Promise<void> {
  let states: OwnershipSource[] = [];
  const isRead = (wanted: string) =>
    states.some(
      ({ source, succeededAt, error }) =>
        source === wanted &&
        (succeededAt !== undefined || (error && source !== 'catalog')),
    );
  for (let left = 200; left > 0 && !sources.every(isRead); left--) {
    await sleep(50);
    const response = await get('/sources', serviceHeader());
    states = response.body.items ?? [];
  }
  if (!sources.every(isRead)) {
    throw new Error(`Not all were read: ${JSON.stringify(states)}`);
  }
}

/** The token of another plugin. */
export function serviceHeader(): string {
  return mockCredentials.service.header({
    onBehalfOf: asDelivery,
    targetPluginId: 'ownership',
  });
}

function permissionsOf(denied: ReadonlySet<string>, isConditional: boolean) {
  const decide = (name: string, credentials: BackstageCredentials) =>
    denied.has(name) && !isService(credentials)
      ? ({ result: AuthorizeResult.DENY } as const)
      : ({ result: AuthorizeResult.ALLOW } as const);
  const authorize: PermissionsService['authorize'] = async (asked, options) =>
    asked.map(({ permission }) => decide(permission.name, options.credentials));
  const authorizeConditional: PermissionsService['authorizeConditional'] =
    async (asked, options) =>
      asked.map(({ permission }) =>
        isConditional && !isService(options.credentials)
          ? CONDITIONAL
          : decide(permission.name, options.credentials),
      );
  return mockServices.permissions.mock({ authorize, authorizeConditional });
}

/** A catalog that hides entities from people. */
function catalogOf({
  entities = ACME,
  hidden = [],
  isEmptyAtFirst = false,
}: OwnershipGiven) {
  const whole = catalogServiceMock({ entities });
  const { getEntitiesByRefs } = whole;
  const filtered: CatalogService['getEntitiesByRefs'] = async (asked, as) => {
    const { items } = await getEntitiesByRefs.call(whole, asked, as);
    const isHidden = (ref: string) =>
      hidden.includes(ref) && !isService(as.credentials);
    return {
      items: items.map((item, index) =>
        isHidden(asked.entityRefs[index]) ? undefined : item,
      ),
    };
  };
  if (isEmptyAtFirst) {
    jest
      .spyOn(whole, 'streamEntities')
      .mockImplementationOnce(async function* nothing() {
        yield [];
      });
  }
  return Object.assign(whole, { getEntitiesByRefs: jest.fn(filtered) });
}

function auditorOf(audit: Audited[]) {
  return mockServices.auditor.mock({
    createEvent: async ({ eventId, severityLevel, meta }) => ({
      success: async () => {
        audit.push({ eventId, severityLevel, meta, ended: 'success' });
      },
      fail: async () => {
        audit.push({ eventId, severityLevel, meta, ended: 'failure' });
      },
    }),
  });
}
