import { mkdirSync, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  DriverPlan,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  Observation,
  ObserveContext,
  OwnedObject,
  PlanContext,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { AllowedRepositories, GitSource, Jobs } from '../source';
import { unlessMissing } from './files';
import { FrontDoors } from './front/FrontDoors';
import { destroyOwned, listOwned } from './inventory';
import { Launcher } from './Launcher';
import { Place, placeOf } from './layout';
import { observeService, planService } from './observe';
import { readLines } from './output';
import { PortLeases } from './ports/PortLeases';
import { parsePortRange } from './ports/range';
import { ProcessTable } from './proc/ProcessTable';
import { processSpecSchema } from './spec';
import { readState } from './state';
import { applyStep } from './steps/apply';
import { destroyStep, pauseStep } from './steps/end';
import { ProcessTools } from './Work';

/**
 * What the `process` driver is made of.
 *
 * @internal
 */
export interface ProcessDriverOptions {
  /** Where checkouts, logs and ports are kept; for this driver alone. */
  directory: string;
  /**
   * The name or address at which people reach services.
   * @defaultValue localhost
   */
  host?: string;
  /**
   * The address that front doors listen on.
   * @defaultValue 127.0.0.1
   */
  listen?: string;
  /** @defaultValue 20000-20999 */
  ports?: string;
  /** What services may be made from. */
  repositories: readonly AllowedRepositories[];
  /** Called when somebody uses an environment that is paused. */
  onWake?(environmentId: string): Promise<void> | void;
  /**
   * For how long a connection waits for a paused service.
   * @defaultValue 30 seconds
   */
  wakeTimeoutMs?: number;
  logger: LoggerService;
  now(): Date;
  /** @defaultValue random UUIDs */
  newId?(): string;
}

/**
 * Runs services on this machine.
 *
 * @remarks
 *
 * On this machine, and on no other. Replicas of the portal share services when they
 * run on the same machine with the same directory; one elsewhere would see neither
 * processes nor files, call services gone, and start them anew. Where replicas run
 * on several machines, the driver is to be switched off in all of them
 * (`environments.drivers.process.enabled: false`).
 *
 * Each service is a process of its own session that outlives the portal, kept by
 * a keeper (see `programs/keeper.cjs`), found again by a mark in its variables,
 * and reached through a front door (see `front/FrontDoors.ts`). It is not a
 * sandbox: services run as the user that the portal runs as, so repositories are
 * to be trusted like the portal's own code.
 *
 * @internal
 */
export class ProcessDriver implements EnvironmentDriver {
  readonly id = 'process';
  readonly title = 'Service on this machine';
  readonly specSchema = processSpecSchema;
  // What is adopted would need its mark changed, which is in its variables.
  readonly capabilities = {
    deterministicIds: false,
    pause: true,
    activity: true,
  } as const;
  readonly #tools: ProcessTools;

  constructor(options: ProcessDriverOptions) {
    const { directory, host = 'localhost', listen = '127.0.0.1' } = options;
    const { repositories, onWake, wakeTimeoutMs = 30_000, logger } = options;
    const { ports = '20000-20999', now, newId = randomUUID } = options;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    // The mark names it, so it has to have one name.
    const home = realpathSync(directory);
    this.#tools = {
      home,
      host,
      newId,
      table: new ProcessTable({ home }),
      ports: new PortLeases({ home, range: parsePortRange(ports), listen }),
      launcher: new Launcher(),
      source: new GitSource({ repositories, scratch: home }),
      jobs: new Jobs(),
      doors: new FrontDoors({
        home,
        listen,
        now,
        logger,
        wakeTimeoutMs,
        ...(onWake && { onWake }),
      }),
    };
  }

  /** What services are run from. */
  readsSource(): boolean {
    return true;
  }

  /** Opens the front doors of services that are there. */
  start(): Promise<void> {
    return this.#tools.doors.start();
  }

  /** Closes front doors, and ends checkouts; services go on. */
  async close(): Promise<void> {
    await this.#tools.jobs.close();
    await this.#tools.doors.close();
  }

  plan(
    context: PlanContext,
    request: { desired?: ResourceDesire; state?: JsonObject },
  ): Promise<DriverPlan> {
    return planService(this.#tools, context, request);
  }

  apply(
    context: DriverContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<DriverStep> {
    return applyStep(this.#tools, context, request);
  }

  observe(
    context: ObserveContext,
    request: { desired: ResourceDesire; state?: JsonObject },
  ): Promise<Observation> {
    return observeService(this.#tools, context, request);
  }

  destroy(
    context: DriverContext,
    request: {
      environment: EnvironmentIdentity;
      resource?: string;
      state?: JsonObject;
    },
  ): Promise<DriverStep> {
    return destroyStep(this.#tools, context, request);
  }

  inventory(): AsyncIterable<OwnedObject> {
    return listOwned(this.#tools);
  }

  pause(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return pauseStep(this.#tools, context, request);
  }

  /** Port and files are there, so that this is what is left of applying. */
  resume(
    context: DriverContext,
    request: { desired: ResourceDesire; state: JsonObject },
  ): Promise<DriverStep> {
    return applyStep(this.#tools, context, request);
  }

  async activity(
    _context: ObserveContext,
    request: { environment: EnvironmentIdentity; state: JsonObject },
  ): Promise<Date | undefined> {
    const place = this.#placeOf(request);
    return place && (await unlessMissing(stat(place.activity)))?.mtime;
  }

  destroyOrphan(
    _context: ObserveContext,
    request: { externalId: string },
  ): Promise<void> {
    return destroyOwned(this.#tools, request.externalId);
  }

  /** The position counts bytes since the service was first started. */
  async readOutput(
    _context: ObserveContext,
    request: {
      environment: EnvironmentIdentity;
      state: JsonObject;
      after?: string;
      limit: number;
    },
  ): Promise<{ lines: string[]; position: string }> {
    const { after, limit } = request;
    const place = this.#placeOf(request);
    const hasEnded = place && (await this.#hasEnded(place, request.state));
    const isPosition = after !== undefined && /^\d{1,15}$/.test(after);
    const { lines, position } = place
      ? await readLines(place.output, {
          limit,
          hasEnded,
          ...(isPosition && { after: Number(after) }),
        })
      : { lines: [], position: 0 };
    return { lines, position: `${position}` };
  }

  /** Nothing more comes of what it prints now. */
  async #hasEnded(place: Place, stored: JsonObject): Promise<boolean> {
    const run = readState(stored)?.run;
    const { launcher } = this.#tools;
    const status = run && (await launcher.statusOf(place, run.instance));
    return status?.phase === 'ended';
  }

  #placeOf(request: { environment: EnvironmentIdentity; state: JsonObject }) {
    const state = readState(request.state);
    const { home } = this.#tools;
    return state && placeOf(home, request.environment.id, state.resource);
  }
}

/**
 * Makes the driver; its `start` opens front doors, its `close` ends what it does.
 *
 * @internal
 */
export function createProcessDriver(
  options: ProcessDriverOptions,
): ProcessDriver {
  return new ProcessDriver(options);
}
