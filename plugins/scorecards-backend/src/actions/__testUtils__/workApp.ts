import {
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  createOpenApiRouter,
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { DEFAULT_TIER_WEIGHTS } from '@groundwork/backstage-plugin-scorecards-node/engine';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { seedEntities } from '../../__testUtils__/seed';
import { Access } from '../../api/Access';
import { addBacktestRoutes } from '../../api/backtest/routes';
import { addGateRoutes } from '../../api/gate/routes';
import { spec } from '../../api/openapi';
import { addTeamRoutes } from '../../api/teams/routes';
import { addWaiverRoutes } from '../../api/waivers/routes';
import { EntityPermissions } from '../../authorization-rules';
import { Backtester } from '../../backtest/Backtester';
import {
  createTestCore,
  testScorecard,
} from '../../evaluation/__testUtils__/core';
import { DefinitionAdviser } from '../../definitions/DefinitionAdviser';
import { Gate } from '../../gate/Gate';
import { createReaders } from '../../read';
import { NextStepsService } from '../../rollup/NextStepsService';
import { OwnedSums } from '../../rollup/OwnedSums';
import { TeamService } from '../../rollup/TeamService';
import { WaiverService } from '../../waivers/WaiverService';
import { registerActions } from '../registerActions';

export const SHOP = 'group:default/shop';
export const ORDERS = 'component:default/orders';
export const STOCK = 'component:default/stock';
/** What nobody but services may read. */
export const VAULT = 'component:default/vault';

export const MINA = 'user:default/mina';
export const asMina = mockCredentials.user(MINA);
export const asRuth = mockCredentials.user('user:default/ruth');

const NOW = new Date('2026-11-20T12:00:00Z');

/** What was written to the audit log. */
export type Audited = Pick<
  AuditorServiceCreateEventOptions,
  'eventId' | 'severityLevel' | 'meta'
> & { ended: 'success' | 'failure' };

/** The routes and actions of this plugin that do more than read, as a backend serves them. */
export async function startWorkApp(knex: Knex) {
  const now = () => NOW;
  const core = createTestCore(knex, { now });
  await seedWorld(knex, core);
  const denied = new Set<string>();
  const audit: Audited[] = [];
  const access = accessFor(denied);
  const deps = servicesOf(knex, { core, denied, now });
  const auditor = auditorOf(audit);
  const router = createOpenApiRouter(spec);
  addTeamRoutes(router, { ...deps, access });
  addWaiverRoutes(router, { ...deps, access, auditor });
  addGateRoutes(router, { ...deps, access });
  addBacktestRoutes(router, { ...deps, access });
  const actions = actionsRegistryServiceMock();
  registerActions({
    ...deps,
    actionsRegistry: actions,
    access,
    auditor,
  });
  const app = express().use(router).use(mockErrorHandler());
  const call = (method: 'get' | 'post', path: string, ref = MINA) =>
    request(app)
      [method](path)
      .set('authorization', mockCredentials.user.header(ref));
  return {
    core,
    denied,
    audit,
    actions,
    get: (path: string, ref?: string) => call('get', path, ref),
    post: (path: string, body: object, ref?: string) =>
      call('post', path, ref).send(body),
    /** What an action gives, after it went through its own schema. */
    async invoke(
      name: string,
      input: object,
      credentials: BackstageCredentials = asMina,
    ) {
      const { output } = await actions.invoke({
        id: `test:${name}`,
        input: JSON.parse(JSON.stringify(input)) as JsonObject,
        credentials,
      });
      return output as JsonObject;
    },
  };
}

async function seedWorld(knex: Knex, core: ReturnType<typeof createTestCore>) {
  await seedEntities(knex, [
    { ref: SHOP, title: 'Shop', type: 'team' },
    { ref: ORDERS, title: 'Orders', owner: SHOP, tier: 1 },
    { ref: STOCK, title: 'Stock', owner: SHOP },
    { ref: VAULT, title: 'Vault', owner: SHOP },
  ]);
  await core.publisher.publish(
    testScorecard({
      filter: '{ spec.type: service }',
      c: `      why: Few are too few
      remedy:
        text: Raise the count
        link: { url: https://docs.acme.test/count }
`,
    }),
    'user:default/ada',
  );
  await core.push(ORDERS, { 'a.ok': true, 'b.ok': true, 'c.count': 2 });
  await core.push(STOCK, { 'a.ok': false });
  await core.push(VAULT, { 'a.ok': true });
  await core.settle();
}

function servicesOf(
  knex: Knex,
  {
    core,
    denied,
    now,
  }: {
    core: ReturnType<typeof createTestCore>;
    denied: ReadonlySet<string>;
    now: () => Date;
  },
) {
  let ids = 0;
  const owned = new OwnedSums({ ...core, knex });
  const deps = {
    ...core,
    knex,
    owned,
    now,
    sourceOf: () => 'push',
    tierWeights: DEFAULT_TIER_WEIGHTS,
    userInfo: mockServices.userInfo({ ownershipEntityRefs: [MINA, SHOP] }),
    entityPermissions: new EntityPermissions({
      knex,
      permissions: permissionsOf(denied),
      permissionsRegistry: mockServices.permissionsRegistry.mock(),
    }),
    newId: () => {
      ids += 1;
      return `a2b3c4d5-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
  };
  return {
    definitions: core.definitions,
    teams: new TeamService(deps),
    nextSteps: new NextStepsService(deps),
    waivers: new WaiverService(deps),
    gate: new Gate(deps),
    backtester: new Backtester({
      ...deps,
      adviser: new DefinitionAdviser({ ...deps, disabled: new Set() }),
    }),
    readers: createReaders({
      ...deps,
      store: core.definitionStore,
      pending: core.marks,
    }),
  };
}

function permissionsOf(denied: ReadonlySet<string>): PermissionsService {
  const decide = (name: string) =>
    denied.has(name)
      ? ({ result: AuthorizeResult.DENY } as const)
      : ({ result: AuthorizeResult.ALLOW } as const);
  return {
    authorize: async asked =>
      asked.map(({ permission }) => decide(permission.name)),
    authorizeConditional: async (asked, options) =>
      asked.map(({ permission }) =>
        permission.name === 'catalog.entity.read' && isUser(options)
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: { rule: 'IS', resourceType: 'catalog-entity' },
            }
          : decide(permission.name),
      ),
  };
}

function accessFor(denied: ReadonlySet<string>): Access {
  // Time flies, so that no decision is remembered.
  let time = 0;
  const permissions = new PermissionMemory({
    permissions: permissionsOf(denied),
    now: () => {
      time += 60_000;
      return new Date(time);
    },
  });
  const catalog = catalogServiceMock();
  jest
    .spyOn(catalog, 'getEntitiesByRefs')
    .mockImplementation(async ({ entityRefs }) => ({
      items: entityRefs.map(ref =>
        ref === VAULT
          ? undefined
          : { apiVersion: '1', kind: 'Any', metadata: { name: 'any' } },
      ),
    }));
  return new Access({
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.none(),
    }),
    permissions,
    authorizer: new ReadAuthorizer({ permissions, catalog }),
  });
}

function isUser({ credentials }: { credentials: BackstageCredentials }) {
  return (credentials.principal as { type?: string }).type === 'user';
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
