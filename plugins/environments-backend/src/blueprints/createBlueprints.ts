import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { BlueprintLocation } from '../config/types';
import { Drivers } from '../engine/Drivers';
import { BlueprintLoader } from './BlueprintLoader';
import { BlueprintRegistry } from './BlueprintRegistry';
import { BlueprintStore } from './BlueprintStore';
import { RefusedStore } from './RefusedStore';

/** What blueprints are made with. */
export interface CreateBlueprintsOptions {
  knex: Knex;
  locations: readonly BlueprintLocation[];
  /** All of them, before the first reload: blueprints are checked against them. */
  drivers: Drivers;
  urlReader: UrlReaderService;
  logger: LoggerService;
  now: () => Date;
}

/**
 * Puts together what reads blueprints: `loader.reload()` at the start and every
 * `environments.reload`; `registry` for the engine, the API and verdicts.
 */
export function createBlueprints(options: CreateBlueprintsOptions) {
  const store = new BlueprintStore(options.knex);
  const refused = new RefusedStore(options.knex);
  const registry = new BlueprintRegistry({ ...options, store, refused });
  const loader = new BlueprintLoader({ ...options, store, refused });
  return { store, refused, registry, loader };
}
