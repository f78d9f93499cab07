import { join } from 'node:path';
import { InputError } from '@backstage/errors';

/**
 * Where things of a resource are.
 *
 * @internal
 */
export interface Place {
  environmentId: string;
  resource: string;
  directory: string;
  /** A file per epoch of a worker that has been here. */
  epochs: string;
  /** Checkouts, by their key. */
  checkouts: string;
  /** How starts went, by instance. */
  runs: string;
  /** What the service prints. */
  output: string;
  /** What the build prints. */
  buildOutput: string;
  /** Home and temporary files of the service. */
  scratch: string;
  /** Held by what runs. */
  serviceLock: string;
  buildLock: string;
  /** What the front door needs to know. */
  door: string;
  /** Its time is when the service was last used. */
  activity: string;
}

/**
 * Where things of a resource are, below the driver's directory.
 *
 * @throws InputError if a name could lead elsewhere
 * @internal
 */
export function placeOf(
  home: string,
  environmentId: string,
  resource: string,
): Place {
  checkName(environmentId);
  checkName(resource);
  const directory = join(servicesOf(home), environmentId, resource);
  return {
    environmentId,
    resource,
    directory,
    epochs: join(directory, 'epochs'),
    checkouts: join(directory, 'checkouts'),
    runs: join(directory, 'runs'),
    output: join(directory, 'output'),
    buildOutput: join(directory, 'build-output'),
    scratch: join(directory, 'scratch'),
    serviceLock: join(directory, 'service.lock'),
    buildLock: join(directory, 'build.lock'),
    door: join(directory, 'door.json'),
    activity: join(directory, 'activity'),
  };
}

/**
 * The folder with a file per port that is given out.
 *
 * @internal
 */
export function portsOf(home: string): string {
  return join(home, 'ports');
}

/**
 * The file that names the replica that listens at a port.
 *
 * @internal
 */
export function holderFile(home: string, port: number): string {
  return join(portsOf(home), `.${port}.holder`);
}

/**
 * The folder with a folder per environment.
 *
 * @internal
 */
export function servicesOf(home: string): string {
  return join(home, 'services');
}

/**
 * Refuses what is no plain name of a file.
 *
 * @internal
 */
export function checkName(name: string): void {
  if (!isName(name)) {
    throw new InputError(
      `'${name}' is no name of an environment or a resource: up to 100 of A-Z, a-z, 0-9, '-', '_' and '.', the first no '.'`,
    );
  }
}

/**
 * Whether it is a plain name of a file.
 *
 * @internal
 */
export function isName(name: string): boolean {
  return /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}$/.test(name);
}
