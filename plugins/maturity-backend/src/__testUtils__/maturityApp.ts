import {
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { ScorecardsService } from '@groundwork/backstage-plugin-scorecards-node';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { createRouter } from '../api/createRouter';
import { Viewers } from '../authorization';
import { readMaturityConfig } from '../config';
import { loadModel } from '../model';
import { createReaders } from '../read';
import { createRefresher } from '../refresh';
import { createStores } from '../store';
import { World } from './World';

export { migrations } from '../store/__testUtils__/rows';

/** A Sunday, UTC. */
export const NOW = new Date('2026-11-22T12:00:00.000Z');

/** What was written to the audit log. */
export interface Audited {
  eventId: string;
  ended: 'success' | 'failure';
  meta: unknown;
}

/** A world without groups, with the model that comes along. */
export async function emptyWorld(): Promise<World> {
  const loaded = await loadModel({ urlReader: mockServices.urlReader.mock() });
  if ('problems' in loaded) {
    throw new Error(JSON.stringify(loaded.problems));
  }
  return new World(loaded.model);
}

/** The routes over a database, as a backend serves them. */
export function startApp(
  knex: Knex,
  world: World,
  {
    config = {},
    denied = [],
    now = () => NOW,
  }: {
    /** What `maturity` of the configuration is. */
    config?: object;
    /** Permissions that people do not have, by name. */
    denied?: string[];
    now?: () => Date;
  } = {},
) {
  const audit: Audited[] = [];
  const logger = mockServices.logger.mock();
  const stores = createStores(knex);
  const settings = readMaturityConfig(
    mockServices.rootConfig({ data: { maturity: config } }),
    '/',
  );
  const services = {
    auth: mockServices.auth(),
    catalog: world.catalog as CatalogService,
    delivery: world.delivery,
    logger,
    now,
    organisation: 'Acme',
    scorecards: world.scorecards as ScorecardsService,
    settings,
    stores,
    urlReader: mockServices.urlReader.mock(),
    userInfo: userInfoOf(),
  };
  const { refresher, models } = createRefresher(services);
  const readers = createReaders({
    ...services,
    firstModel: () => models.first(),
  });
  const permissions = permissionsOf(world, denied);
  const memory = new PermissionMemory({ permissions, now });
  const httpAuth = mockServices.httpAuth({
    defaultCredentials: mockCredentials.none(),
  });
  const viewers = new Viewers({
    httpAuth,
    permissions,
    memory,
    authorizer: new ReadAuthorizer({
      permissions: memory,
      catalog: services.catalog,
    }),
  });
  const router = createRouter({
    auditor: mockServices.auditor.mock({
      createEvent: async ({ eventId, meta }) => {
        const end = (ended: Audited['ended']) => async () => {
          audit.push({ eventId, ended, meta });
        };
        return { success: end('success'), fail: end('failure') };
      },
    }),
    httpAuth,
    readers,
    viewers,
  });
  const app = express().use(router).use(mockErrorHandler());
  return {
    audit,
    logger,
    readers,
    stores,
    viewers,
    refresh: (signal = new AbortController().signal) => refresher.run(signal),
    get: (path: string, authorization = mockCredentials.user.header()) =>
      request(app).get(path).set('authorization', authorization),
    send: (
      method: 'post' | 'put',
      path: string,
      body: object,
      authorization = mockCredentials.user.header(),
    ) =>
      request(app)[method](path).set('authorization', authorization).send(body),
  };
}

/** People are called like the group that they are in. */
function userInfoOf(): UserInfoService {
  return {
    getUserInfo: async credentials => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef: string;
      };
      const name = userEntityRef.split('/')[1];
      return {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, `group:default/${name}`],
      };
    },
  };
}

const MAY_READ_SOME: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS', resourceType: 'catalog-entity', params: {} },
};

function permissionsOf(world: World, denied: string[]): PermissionsService {
  const decide = (name: string) =>
    denied.includes(name) ||
    (name === 'delivery.read' && !world.mayReadDelivery)
      ? ({ result: AuthorizeResult.DENY } as const)
      : ({ result: AuthorizeResult.ALLOW } as const);
  return {
    authorize: async asked =>
      asked.map(({ permission }) => decide(permission.name)),
    authorizeConditional: async asked =>
      asked.map(({ permission }) =>
        world.hidden.length > 0 ? MAY_READ_SOME : decide(permission.name),
      ),
  };
}
