import { Knex } from 'knex';
import { join } from 'node:path';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  Entity,
  parseEntityRef,
} from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  createEnvironmentsHarness,
  EnvironmentsHarness,
} from '@groundwork/backstage-plugin-environments-backend/testUtils';
import { EnvironmentDriver } from '@groundwork/backstage-plugin-environments-node';
import { Milestones } from './Milestones';

/** Who asks for everything. */
export const CALLER = {
  ref: 'user:default/mina',
  groups: ['group:default/ordering'],
};

/** The plugin's parts, and the connection that they use. */
export interface OpenedEnvironments {
  harness: EnvironmentsHarness;
  knex: Knex;
  /** What the engine has come to. */
  milestones: Milestones;
  close(): Promise<void>;
}

/** Says what goes wrong; the rest would cost time. */
const logger: LoggerService = {
  error: (message, meta) =>
    process.stderr.write(`${message} ${String(meta ?? '')}\n`),
  warn: (message, meta) =>
    process.stderr.write(`${message} ${String(meta ?? '')}\n`),
  info() {},
  debug() {},
  child: () => logger,
};

/** Connections are closed by hand. */
const lifecycle: LifecycleService = {
  addStartupHook() {},
  addShutdownHook() {},
};

/** Puts the plugin's parts on a database, as a backend would. */
export async function openEnvironments(options: {
  /** The `backend.database` setting. */
  database: JsonObject;
  /** Where the plugin keeps its files, and blueprints are. */
  directory: string;
  /** The `environments` setting. */
  environments: JsonObject;
  drivers?: readonly EnvironmentDriver[];
}): Promise<OpenedEnvironments> {
  const { database, directory, drivers } = options;
  const config = new ConfigReader({
    app: { baseUrl: 'http://localhost:3000' },
    backend: { database },
    environments: {
      directory: join(directory, 'made'),
      ...options.environments,
    },
  });
  const service = DatabaseManager.fromConfig(config, {
    rootLogger: logger,
  }).forPlugin('environments', { logger, lifecycle });
  const milestones = new Milestones(() => performance.now());
  const harness = await createEnvironmentsHarness({
    database: service,
    config,
    directory,
    drivers,
    catalog: { getEntityByRef: async ref => groupOf(ref) },
    urlReader: UrlReaders.default({ config, logger }),
    logger,
    secretKey: Buffer.alloc(32, 1),
    onBoundary: milestones.onBoundary,
  });
  await harness.loadBlueprints();
  return {
    harness,
    knex: harness.knex,
    milestones,
    close: async () => {
      await harness.close();
      await harness.knex.destroy();
    },
  };
}

/** The catalog has whatever group it is asked for. */
function groupOf(ref: string | CompoundEntityRef): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
    spec: { type: 'team', children: [] },
  };
}
