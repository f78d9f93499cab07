import {
  BackstageCredentials,
  PermissionsService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createOpenApiRouter,
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import {
  DEFAULT_TIER_WEIGHTS,
  FactDeclaration,
} from '@groundwork/backstage-plugin-scorecards-node/engine';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { Access } from '../api/Access';
import { addBadgeRoutes } from '../api/badges/routes';
import { addEntityRoutes, EvaluateNow } from '../api/entities/routes';
import { spec } from '../api/openapi';
import { addSchemaRoutes } from '../api/schema/routes';
import { addScorecardRoutes } from '../api/scorecards/routes';
import { createCore } from '../core';
import { createReaders } from '../read';

/** The plugin's migrations. */
export const migrations = resolvePackagePath(
  '@groundwork/backstage-plugin-scorecards-backend',
  'migrations',
);

/** When the routes are asked. */
export const NOW = new Date('2026-11-21T12:00:00.000Z');

const DAY_MS = 24 * 60 * 60_000;

const declare = (
  id: string,
  type: FactDeclaration['type'],
): FactDeclaration => ({ id, type, description: id, freshnessMs: DAY_MS });

/** Facts that checks of tests read; reported, and fresh for a day. */
export const FACTS: readonly FactDeclaration[] = [
  declare('catalog.hasOwner', 'boolean'),
  declare('repo.hasReadme', 'boolean'),
  declare('repo.coverage', 'double'),
];

/** What an app is started with. */
export interface ReadAppGiven {
  /** Permissions that people do not have, by name. */
  denied?: readonly string[];
  /** What people may not read: then it depends on the entity. */
  hidden?: Iterable<string>;
  badgesArePublic?: boolean;
  evaluateNow?: EvaluateNow;
  now?: () => Date;
}

/** The routes that read, over a database, as a backend serves them. */
export function startReadApp(knex: Knex, given: ReadAppGiven = {}) {
  const { badgesArePublic = false, now = () => NOW } = given;
  const core = createTestCore(knex, now);
  const permissions = new PermissionMemory({
    permissions: permissionsOf(given),
    now,
  });
  const catalog = catalogWithout(new Set(given.hidden ?? []));
  const authorizer = new ReadAuthorizer({ permissions, catalog });
  const access = new Access({
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.none(),
    }),
    permissions,
    authorizer,
  });
  const deps = {
    access,
    now,
    badgesArePublic,
    evaluateNow:
      given.evaluateNow ?? (async () => ({ evaluated: true, failed: [] })),
    readers: createReaders({
      ...core,
      knex,
      store: core.definitionStore,
      pending: core.marks,
      tierWeights: DEFAULT_TIER_WEIGHTS,
      now,
    }),
  };
  const router = createOpenApiRouter(spec);
  addScorecardRoutes(router, deps);
  addEntityRoutes(router, deps);
  addBadgeRoutes(router, deps);
  addSchemaRoutes(router);
  const app = express().use(router).use(mockErrorHandler());
  const call = (
    method: 'get' | 'post',
    path: string,
    authorization: string = mockCredentials.user.header(),
  ) => request(app)[method](path).set('authorization', authorization);
  return {
    core,
    catalog,
    readers: deps.readers,
    get: (path: string, authorization?: string) =>
      call('get', path, authorization),
    post: (path: string, body: object, authorization?: string) =>
      call('post', path, authorization).send(body),
    /** Without any credentials. */
    anonymously: (path: string) => request(app).get(path),
  };
}

function createTestCore(knex: Knex, now: () => Date) {
  return createCore({
    knex,
    settings: {
      locations: [],
      evaluation: {
        workers: 1,
        batch: 500,
        lease: { seconds: 30 },
        poll: { seconds: 1 },
      },
    },
    collectors: [],
    pushed: FACTS,
    urlReader: mockServices.urlReader.mock(),
    logger: mockServices.logger.mock(),
    now,
    worker: 'test',
  });
}

function isService({ principal }: BackstageCredentials): boolean {
  return (principal as { type?: string }).type === 'service';
}

function permissionsOf({
  denied = [],
  hidden,
}: ReadAppGiven): PermissionsService {
  const decide = (name: string) =>
    denied.includes(name)
      ? ({ result: AuthorizeResult.DENY } as const)
      : ({ result: AuthorizeResult.ALLOW } as const);
  const conditional: PolicyDecision = {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: { rule: 'IS', resourceType: 'catalog-entity', params: {} },
  };
  return {
    authorize: async asked =>
      asked.map(({ permission }) => decide(permission.name)),
    authorizeConditional: async (asked, options) =>
      asked.map(({ permission }) =>
        hidden !== undefined &&
        options?.credentials &&
        !isService(options.credentials)
          ? conditional
          : decide(permission.name),
      ),
  };
}

/** A catalog that has everything, and hides some of it from people. */
function catalogWithout(hidden: ReadonlySet<string>) {
  const getEntitiesByRefs: CatalogService['getEntitiesByRefs'] = async (
    { entityRefs },
    { credentials },
  ) => ({
    items: entityRefs.map(ref =>
      hidden.has(ref) && !isService(credentials) ? undefined : entityAt(ref),
    ),
  });
  return { getEntitiesByRefs: jest.fn(getEntitiesByRefs) };
}

function entityAt(ref: string): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
  };
}
