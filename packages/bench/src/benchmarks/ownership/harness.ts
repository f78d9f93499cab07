import { Knex } from 'knex';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  createOwnershipHarness,
  OwnershipHarness,
} from '@groundwork/backstage-plugin-ownership-backend/testUtils';

/** Fields of entities that the plugin asks the catalog for. */
export const OWNERSHIP_FIELDS = [
  'kind',
  'metadata',
  'relations',
  'spec.type',
  'spec.lifecycle',
  'spec.system',
  'spec.profile',
];

/** Where the plugin's parts keep what they know. */
export interface OwnershipPlace {
  /** The `backend.database` setting. */
  database: JsonObject;
  /** Without one, no snapshot is kept. */
  snapshotFile?: string;
}

/** The plugin's parts, and the connection that they use. */
export interface OpenedOwnership {
  harness: OwnershipHarness;
  knex: Knex;
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
export async function openOwnership({
  database,
  snapshotFile,
}: OwnershipPlace): Promise<OpenedOwnership> {
  const config = new ConfigReader({
    backend: { database },
    ownership: { snapshotFile: snapshotFile ?? false },
  });
  const service = DatabaseManager.fromConfig(config, {
    rootLogger: logger,
  }).forPlugin('ownership', { logger, lifecycle });
  const knex = await service.getClient();
  const harness = createOwnershipHarness({
    config,
    database: service,
    urlReader: UrlReaders.default({ config, logger }),
    logger,
  });
  return { harness, knex, close: () => knex.destroy() };
}
