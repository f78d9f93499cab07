import { LoggerService } from '@backstage/backend-plugin-api';
import { LeaseQueue } from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { EnvironmentStore } from '../environments/EnvironmentStore';
import { Recorder } from '../records/Recorder';
import { SecretStore } from '../secrets/SecretStore';
import { RetryLimits } from './domain/retries';
import { Drivers } from './Drivers';
import { Engine } from './Engine';
import { EnvironmentKeeper } from './EnvironmentKeeper';
import { OperationRunner } from './OperationRunner';
import { Operations } from './Operations';
import { OperationStore } from './OperationStore';
import { OperationWriter } from './OperationWriter';
import { ResourceStore } from './ResourceStore';
import { BoundaryHook } from './Session';
import { StepRunner } from './StepRunner';
import { BlueprintVersions } from './types';

/** The table of the engine's leases, by environment. */
export const ENVIRONMENT_QUEUE = 'environment_queue';

/** Some drivers build, copy and download within a call. */
const LEAST_CALL_MS = 60 * 60_000;

/** How the engine works; durations in milliseconds. */
export interface EngineSettings {
  workers: number;
  leaseMs: number;
  pollMs: number;
  sweepMs: number;
  /** From 0 to 1. */
  maxDeletedShare: number;
  attempts: RetryLimits;
  waitForMs: number;
  /**
   * How long a driver may work before it has to answer; as long as a step may
   * wait when absent, and at least an hour.
   */
  callForMs?: number;
}

/** What the engine is made with. */
export interface CreateEngineOptions {
  knex: Knex;
  settings: EngineSettings;
  drivers: Drivers;
  blueprints: BlueprintVersions;
  secrets: SecretStore;
  recorder: Recorder;
  logger: LoggerService;
  now: () => Date;
  newId: () => string;
  random: () => number;
  /** Says in the queue who works on something. */
  worker: string;
  onBoundary?: BoundaryHook;
}

/** Puts the parts of the engine together. */
export function createEngine(options: CreateEngineOptions) {
  const { knex, settings, now, newId } = options;
  const queue = new LeaseQueue({
    knex,
    table: ENVIRONMENT_QUEUE,
    now,
    leaseForMs: settings.leaseMs,
    worker: options.worker,
  });
  const environments = new EnvironmentStore(knex);
  const operationStore = new OperationStore(knex);
  const resources = new ResourceStore(knex);
  const operations = new Operations({
    queue,
    store: operationStore,
    newId,
    now,
  });
  const parts = {
    ...options,
    ...settings,
    queue,
    environments,
    operationStore,
    operations,
    resources,
    limits: settings.attempts,
    callForMs:
      settings.callForMs ?? Math.max(settings.waitForMs, LEAST_CALL_MS),
    writer: new OperationWriter({ operationStore, environments }),
  };
  const steps = new StepRunner(parts);
  const runner = new OperationRunner({ ...parts, steps });
  const keeper = new EnvironmentKeeper(parts);
  const engine = new Engine({ ...parts, runner, keeper });
  return { engine, queue, environments, operationStore, operations, resources };
}
