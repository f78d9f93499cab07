import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  DatabaseService,
  LoggerService,
  resolvePackagePath,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Deployment,
  DeploymentRequest,
  EnvironmentCommand,
  EnvironmentDetail,
  EnvironmentPage,
  EnvironmentQuery,
  EnvironmentRequest,
  Orphan,
  TimelinePage,
  Verdict,
} from '@groundwork/backstage-plugin-environments-common';
import { EnvironmentDriver } from '@groundwork/backstage-plugin-environments-node';
import { runMigrations } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { Caller } from '../api/services';
import { readEnvironmentsConfig } from '../config/readEnvironmentsConfig';
import { createServices } from '../services';

/**
 * What the harness is made with.
 *
 * @alpha
 */
export interface EnvironmentsHarnessOptions {
  /** The migrations are run at once. */
  database: DatabaseService;
  /** As the plugin's: `environments`, and `app.baseUrl`. */
  config: Config;
  /** What relative paths of the configuration are relative to. */
  directory: string;
  /** Besides those of the configuration. */
  drivers?: readonly EnvironmentDriver[];
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  urlReader: UrlReaderService;
  logger: LoggerService;
  /** 32 bytes; replicas share it. */
  secretKey: Uint8Array;
  /** Says in the queue who works on something. */
  worker?: string;
  now?: () => Date;
  /** Called before and after what an interruption could come between. */
  onBoundary?: (
    boundary: string,
    when: 'before' | 'after',
  ) => Promise<void> | void;
}

/**
 * Somebody whom nothing is kept from.
 *
 * @alpha
 */
export interface HarnessCaller {
  /** Ref of a user. */
  ref: string;
  /** Refs that own what they own, besides their own. */
  groups?: readonly string[];
}

/**
 * The parts of the plugin, as the plugin puts them together.
 *
 * @alpha
 */
export interface EnvironmentsHarness {
  knex: Knex;
  /** Reads the blueprints of the configuration. */
  loadBlueprints(): Promise<void>;
  /** Opens the front doors of services that are there. */
  start(): Promise<void>;
  /** Works until the signal aborts. */
  work(signal: AbortSignal): Promise<void>;
  /** Works on one environment that is due; false if none is. */
  workOnce(): Promise<boolean>;
  plan(request: EnvironmentRequest, as: HarnessCaller): Promise<Verdict>;
  create(
    request: EnvironmentRequest,
    as: HarnessCaller,
  ): Promise<EnvironmentDetail>;
  command(
    id: string,
    command: EnvironmentCommand,
    as: HarnessCaller,
  ): Promise<EnvironmentDetail>;
  find(id: string, as: HarnessCaller): Promise<EnvironmentDetail | undefined>;
  query(query: EnvironmentQuery, as: HarnessCaller): Promise<EnvironmentPage>;
  timeline(environmentId: string, as: HarnessCaller): Promise<TimelinePage>;
  deploy(request: DeploymentRequest, as: HarnessCaller): Promise<Deployment>;
  /** Compares what there is outside with what is known, once. */
  takeInventories(): Promise<Orphan[]>;
  /** Ends what the drivers of this machine do; services go on. */
  close(): Promise<void>;
}

/**
 * Runs the plugin's parts without a backend: no HTTP, no permissions, no
 * schedule, no notifications. For benchmarks and tests of other packages; it may
 * change at any time.
 *
 * @alpha
 */
export async function createEnvironmentsHarness(
  options: EnvironmentsHarnessOptions,
): Promise<EnvironmentsHarness> {
  const { config, directory, drivers = [], secretKey } = options;
  const knex = await runMigrations({
    database: options.database,
    directory: resolvePackagePath(
      '@groundwork/backstage-plugin-environments-backend',
      'migrations',
    ),
  });
  const services = createServices({
    ...options,
    knex,
    settings: readEnvironmentsConfig(config, directory),
    secretKeys: [{ id: 'harness', key: secretKey }],
    added: drivers,
    // Nothing is scheduled, so that nothing is sent.
    addressOf: async () => {
      throw new Error('sinks have no address here');
    },
    auditor: {
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    },
    notifications: { send: async () => {} },
    now: options.now ?? (() => new Date()),
    newId: randomUUID,
    worker: options.worker ?? 'harness',
  });
  const { environmentService, environmentReader, deployments } = services;
  const platform = callerOf({ ref: 'user:default/platform' });
  return {
    knex,
    loadBlueprints: async () => {
      await services.blueprints.loader.reload();
    },
    start: () => services.builtIn.start(),
    work: signal => services.engine.run(signal),
    workOnce: () => services.engine.workOnce(),
    plan: (request, as) => environmentService.plan(request, callerOf(as)),
    create: (request, as) => environmentService.create(request, callerOf(as)),
    command: (id, command, as) =>
      environmentService.command(id, command, callerOf(as)),
    find: (id, as) => environmentReader.find(id, callerOf(as)),
    query: (query, as) => environmentReader.query(query, callerOf(as)),
    timeline: (environmentId, as) =>
      environmentReader.timeline({ environmentId }, callerOf(as)),
    deploy: (request, as) => deployments.desk.deploy(request, callerOf(as)),
    takeInventories: async () => {
      await services.sweep.run(new AbortController().signal);
      return (await services.orphans.list(platform)).items;
    },
    close: async () => {
      await services.orphans.close();
      await services.builtIn.close();
    },
  };
}

function callerOf({ ref, groups = [] }: HarnessCaller): Caller {
  return {
    credentials: {
      $$type: '@backstage/BackstageCredentials',
      principal: { type: 'user', userEntityRef: ref },
    } as BackstageCredentials,
    ref,
    ownershipRefs: [ref, ...groups],
    isAgent: false,
    may: async () => true,
    mayAdminister: async () => true,
    readable: async () => ({ kind: 'all' }),
  };
}
