import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { PermissionsService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  createOpenApiRouter,
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import express from 'express';
import { EnrichmentService } from '../../../enrichment/EnrichmentService';
import { Resolver } from '../../../resolver/Resolver';
import { Access } from '../../Access';
import { enrichPaths } from '../paths';
import { addEnrichRoutes } from '../routes';

/** The secret that callers of the app may show. */
export const SECRET = 'a-secret-of-24-characters';

/** The services of a plugin, as far as the routes need them. */
export function createEnrichDeps(options: {
  resolver: Pick<Resolver, 'resolve'>;
  enrichment?: JsonObject;
  permissions?: PermissionsService;
  /** How long it may take to find out who calls. */
  budgetMs?: number;
  /** How long enriching may take. */
  enrichingMs?: number;
  now?: () => Date;
}) {
  const { resolver, enrichment = {}, budgetMs } = options;
  const now = options.now ?? (() => new Date());
  const logger = mockServices.logger.mock();
  const metrics = mockCounters();
  const permissions = new PermissionMemory({
    permissions: options.permissions ?? mockServices.permissions(),
    now,
  });
  const httpAuth = mockServices.httpAuth({
    defaultCredentials: mockCredentials.none(),
  });
  const authorizer = new ReadAuthorizer({
    permissions,
    catalog: { getEntitiesByRefs: async () => ({ items: [] }) },
  });
  return {
    enrichment: EnrichmentService.fromConfig({
      config: new ConfigReader({
        app: { baseUrl: 'https://portal.acme.test' },
        ownership: { enrichment: { secret: SECRET, ...enrichment } },
      }),
      resolver,
      logger,
      metrics,
      now,
      budgetMs: options.enrichingMs,
    }),
    access: new Access({ httpAuth, permissions, authorizer }),
    authorizer,
    auth: mockServices.auth({ pluginId: 'ownership' }),
    httpAuth,
    budgetMs,
    metrics,
  };
}

/** An app with the routes alone, as a backend serves them. */
export function createEnrichApp(deps: ReturnType<typeof createEnrichDeps>) {
  const router = createOpenApiRouter({
    openapi: '3.1.0',
    info: { title: 'ownership', version: '1' },
    paths: enrichPaths,
  } as const);
  addEnrichRoutes(router, deps);
  return express().use('/api/ownership', router).use(mockErrorHandler());
}

function mockCounters() {
  const counts: Record<string, Record<string, number>> = {};
  return {
    counts,
    createCounter: (name: string) => ({
      add(value: number, attributes: object = {}) {
        const key = Object.values(attributes).join(' ');
        counts[name] ??= {};
        counts[name][key] = (counts[name][key] ?? 0) + value;
      },
    }),
  };
}
