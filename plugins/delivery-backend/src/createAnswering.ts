import { randomUUID } from 'node:crypto';
import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { ActionDeps } from './actions';
import { DeploymentRecorder } from './actions/DeploymentRecorder';
import { RouteDeps } from './api/createRouter';
import { Keeping } from './createKeeping';
import { IdentifierStore } from './identifiers';
import { createIncidents } from './incidents';
import { Access, DeliverySettings, Ingest } from './ingest';
import { DeadLetters } from './log';
import { createQueries, Viewers } from './query';
import { ReviewQueueReader } from './reviews';

/** What routes and actions call. */
export interface Answering {
  routes: RouteDeps;
  actions: Omit<ActionDeps, 'actionsRegistry'>;
}

/** Puts together what answers whoever asks, and takes what is sent. */
export function createAnswering(
  services: {
    auditor: AuditorService;
    catalog: CatalogService;
    httpAuth: HttpAuthService;
    knex: Knex;
    logger: LoggerService;
    now: () => Date;
    permissions: PermissionsService;
    settings: DeliverySettings;
  },
  { log, backfills, tests }: Pick<Keeping, 'log' | 'backfills' | 'tests'>,
): Answering {
  const { knex, now, settings } = services;
  const permissions = new PermissionMemory(services);
  const authorizer = new ReadAuthorizer({ ...services, permissions });
  const viewers = new Viewers({ ...services, permissions, authorizer });
  const queries = createQueries(services);
  const { scopes, context: contexts } = queries;
  const incidents = createIncidents({
    ...services,
    log,
    scopes,
    newId: randomUUID,
  });
  const access = new Access(services);
  const ingest = new Ingest({ ...services, ...settings, log });
  const reviews = new ReviewQueueReader({ knex, contexts, now });
  const deps = { ...services, ...settings, access, scopes, viewers };
  return {
    actions: {
      ...deps,
      queries,
      reviews,
      tests,
      incidents,
      recorder: new DeploymentRecorder({ ...services, ingest, log }),
    },
    routes: {
      ingest: { ...deps, ingest, deadLetters: new DeadLetters({ knex, log }) },
      metrics: { viewers, queries },
      figures: { ...deps, queries },
      recent: { viewers, queries },
      tests: { ...deps, contexts, tests },
      incidents: { ...deps, ...incidents },
      reviews: { reviews, scopes, viewers },
      backfills: { ...deps, backfills },
      identifiers: { ...deps, identifiers: new IdentifierStore(knex) },
    },
  };
}
