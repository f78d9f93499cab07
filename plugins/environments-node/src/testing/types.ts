import { JsonObject, JsonValue } from '@backstage/types';
import {
  EnvironmentDriver,
  EnvironmentIdentity,
  ResourceDesire,
} from '../driver';
import { SecretRef } from '../secrets';
import type { DriverProgram } from './driverProcess';

/**
 * A driver to be checked, and the world that it works in.
 *
 * @remarks
 *
 * `World` is whatever the functions need to share: a directory, a connection, a
 * server that was started. It is opened anew for each check.
 *
 * @public
 */
export interface DriverConformanceSubject<World> {
  /** As the tests are headed. */
  name: string;
  /** What the driver says that it can; checked against what it does say. */
  capabilities?: {
    pause?: boolean;
    adopt?: boolean;
    comparesPlans?: boolean;
  };
  /**
   * For a check, of which each applies and destroys some dozens of times.
   * Five minutes by default.
   */
  timeoutMs?: number;
  /**
   * Whether only every third boundary is tried, and only some of the moments
   * between them: for drivers that take seconds, where all of them are tried less
   * often than with every change. False by default.
   */
  sample?: boolean;
  /** For a call to end once it is aborted; ten seconds by default. */
  abortWithinMs?: number;
  /**
   * A program that runs the driver, for checks that kill it by SIGKILL, also
   * between boundaries; without one they are skipped.
   */
  process?: ConformanceProcess<World>;
  /** Called before each check. */
  open(tools: ConformanceTools): World | Promise<World>;
  /** Called after each check, also one that failed. */
  close?(world: World): void | Promise<void>;
  /** A new instance, as after a restart; several may be at work. */
  createDriver(world: World): EnvironmentDriver | Promise<EnvironmentDriver>;
  /** What is wanted first, or after a change that apply can make. */
  desire(
    wanted: 'first' | 'changed',
    of: { environment: EnvironmentIdentity; resource: string },
    world: World,
  ): Pick<ResourceDesire, 'spec' | 'source'>;
  /**
   * Everything that is there outside, as plain data: the same each time while
   * nobody changes anything, and different when somebody does; it also shows what
   * carries no mark.
   */
  inspect(world: World): unknown;
  /**
   * What of the outside has to be as before when a resource is destroyed; by
   * default all that {@link DriverConformanceSubject.inspect} tells. Histories,
   * for example, may be longer.
   */
  remains?(world: World): unknown;
  /** Tries whether the resource is as wanted, by using it; throws if not. */
  verify?(found: AppliedResource, world: World): void | Promise<void>;
  /** Changes the resource behind the driver's back: observe has to tell. */
  drift?(found: AppliedResource, world: World): void | Promise<void>;
  /** Removes the resource behind the driver's back: observe has to tell. */
  remove?(found: AppliedResource, world: World): void | Promise<void>;
}

/**
 * A program that is killed while it runs the driver.
 *
 * @public
 */
export interface ConformanceProcess<World> extends DriverProgram {
  /** What {@link runDriverProcess} gives to whom makes the driver. */
  args(world: World): JsonValue;
}

/**
 * What a world may be made with.
 *
 * @public
 */
export interface ConformanceTools {
  /** An empty directory, removed after the check. */
  directory: string;
  /** Stores a secret that a desire may refer to; nothing may give it away. */
  secret(name: string, value: string): SecretRef;
}

/**
 * A resource that the driver says is done.
 *
 * @public
 */
export interface AppliedResource {
  wanted: 'first' | 'changed';
  desired: ResourceDesire;
  state: JsonObject;
  outputs: Record<string, JsonValue>;
  externalId?: string;
  /** Reads the value that an output refers to. */
  reveal(ref: unknown): string;
}

/**
 * Thrown when a driver does not do what a check asks for.
 *
 * @public
 */
export class ConformanceError extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'ConformanceError';
  }
}
