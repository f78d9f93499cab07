import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  DatabaseService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ResolveRequest,
  ResolveResponse,
} from '@groundwork/backstage-plugin-ownership-common';
import { readOwnershipConfig } from '../config';
import { createOwnership } from '../ownership';
import { refreshCatalog } from '../providers/catalog/refreshCatalog';
import { openOnce } from '../store/openOnce';
import { OwnershipStore } from '../store/OwnershipStore';

/**
 * What the harness is made with.
 *
 * @alpha
 */
export interface OwnershipHarnessOptions {
  config: Config;
  /** The migrations are run when it is first used. */
  database: DatabaseService;
  urlReader: UrlReaderService;
  logger: LoggerService;
}

/**
 * One replica of the plugin, its index loaded.
 *
 * @alpha
 */
export interface OwnershipReplica {
  /** How much is in its index. */
  readonly size: { entities: number; identifiers: number; keys: number };
  /** Answers one who may read everything. */
  resolve(request: ResolveRequest): Promise<ResolveResponse>;
  /** Ends it, and writes the snapshot if there is something new. */
  stop(): Promise<void>;
}

/**
 * The parts of the plugin that cost time, as the plugin puts them together.
 *
 * @alpha
 */
export interface OwnershipHarness {
  /** Does what the plugin does every 30 seconds. */
  refreshCatalog(
    catalog: Pick<CatalogService, 'streamEntities'>,
    credentials: BackstageCredentials,
  ): Promise<{ entities: number; changed: number; deleted: number }>;
  /** Does what the plugin does when it starts, up to being able to answer. */
  startReplica(): Promise<OwnershipReplica>;
}

/**
 * Runs the plugin's parts without a backend: no HTTP, no permissions, no
 * schedule. For benchmarks and tests of other packages; it may change at any
 * time.
 *
 * @alpha
 */
export function createOwnershipHarness(
  options: OwnershipHarnessOptions,
): OwnershipHarness {
  const { config, database } = options;
  const settings = readOwnershipConfig(config);
  const now = () => new Date();
  const openStore = openOnce(() => OwnershipStore.create(database));
  return {
    async refreshCatalog(catalog, credentials) {
      const { entities, changed, deleted } = await refreshCatalog({
        catalog,
        credentials,
        store: await openStore(),
        rules: settings.catalogRules,
        now,
        signal: new AbortController().signal,
      });
      return { entities, changed, deleted };
    },
    async startReplica() {
      const { index, resolver } = await createOwnership({
        ...options,
        settings,
        openStore,
        identifierProviders: [],
        onCallProviders: [],
        now,
        newId: randomUUID,
        directory: process.cwd(),
      });
      return {
        get size() {
          return index.size;
        },
        resolve: request =>
          resolver.resolve(request, {
            readable: async refs => new Set(refs),
            now: now(),
          }),
        stop: () => index.stop(),
      };
    },
  };
}
