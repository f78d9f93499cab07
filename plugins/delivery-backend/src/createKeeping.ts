import { hostname } from 'node:os';
import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Backfills, ComponentPaths, createBackfills } from './backfill';
import { createDeriver, Derivations } from './derive';
import { DeliverySettings } from './ingest';
import { EventLog } from './log';
import { readNumbersKept } from './retention';
import { createStore, Store } from './store';
import { createTests, Tests } from './tests';

/** What keeps what happened, and makes numbers of it. */
export interface Keeping {
  log: EventLog;
  dirty: Store['dirty'];
  derivations: Derivations;
  backfills: Backfills;
  tests: Tests;
  /** Works until the signal aborts; to be called once. */
  run(stop: AbortSignal): Promise<unknown>;
}

/** Puts together what works by itself, whoever asks or not. */
export async function createKeeping(
  services: Pick<
    Parameters<typeof createDeriver>[0],
    'auth' | 'catalog' | 'now'
  > & {
    config: RootConfigService;
    knex: Knex;
    logger: LoggerService;
    settings: DeliverySettings;
  },
): Promise<Keeping> {
  const { config, knex, settings } = services;
  const deps = { ...services, random: Math.random, worker: hostname() };
  const componentPaths = new ComponentPaths(knex);
  const derivations = await createDeriver({
    ...deps,
    numbersKept: readNumbersKept(config),
    findMaps: repositories => componentPaths.findMaps(repositories),
  });
  const { log, dirty, worker } = await createStore({
    ...deps,
    repositories: derivations.dirty,
  });
  const { backfills, worker: backfilling } = createBackfills({ ...deps, log });
  const tests = createTests({ ...deps, ...settings });
  return {
    log,
    dirty,
    derivations,
    backfills,
    tests,
    run: stop =>
      Promise.all([
        worker.run(stop),
        derivations.run(stop),
        backfilling.run(stop),
        tests.worker.run(stop),
      ]),
  };
}
