import { createHash } from 'node:crypto';
import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  DriverContext,
  DriverStep,
} from '@groundwork/backstage-plugin-environments-node';
import { GitSource, Jobs } from '../source';
import { fence } from './fence';
import {
  createWhole,
  hasCode,
  namesIn,
  readJson,
  unlessMissing,
} from './files';
import { DoorFile, writeDoor } from './front/doorFile';
import { FrontDoors } from './front/FrontDoors';
import { Launcher, prepareLaunches } from './Launcher';
import { Place, placeOf, servicesOf } from './layout';
import { Mark } from './marks';
import { PortLeases } from './ports/PortLeases';
import { ProcessTable } from './proc/ProcessTable';
import { ProcessState, writeState } from './state';
import { stopFor } from './stop';
import { Chosen, lookFor } from './targets';

/**
 * What the steps of the driver work with.
 *
 * @internal
 */
export interface ProcessTools {
  home: string;
  /** As in URLs. */
  host: string;
  table: ProcessTable;
  ports: PortLeases;
  launcher: Launcher;
  doors: FrontDoors;
  source: GitSource;
  jobs: Jobs;
  newId(): string;
}

/** How long a call waits in all for what may take longer. */
const PATIENCE_MS = 800;

/**
 * One call for one resource: its state, and what may be done with it.
 *
 * @internal
 */
export class Work {
  readonly #begun = performance.now();

  constructor(
    readonly tools: ProcessTools,
    readonly context: DriverContext,
    readonly place: Place,
    readonly state: ProcessState,
  ) {}

  /** How long this call may still wait, in milliseconds; then `wait` is given back. */
  patience(): number {
    return Math.max(0, PATIENCE_MS - (performance.now() - this.#begun));
  }

  /** The mark of what is started. */
  markOf(instance: string): Omit<Mark, 'keeper'> {
    const { environmentId, resource } = this.place;
    return { home: this.tools.home, environmentId, resource, instance };
  }

  isMine({ environmentId, resource }: Mark): boolean {
    return (
      environmentId === this.place.environmentId &&
      resource === this.place.resource
    );
  }

  save(): Promise<void> {
    return this.context.save(writeState(this.state));
  }

  wait(on: string, afterMs: number): DriverStep {
    return { kind: 'wait', on, afterMs, state: writeState(this.state) };
  }

  retry(
    error: string,
    options: { class?: 'transient' | 'quota'; remediation?: string } = {},
  ): DriverStep {
    const { class: kind = 'transient', remediation } = options;
    return {
      kind: 'retry',
      class: kind,
      error,
      ...(remediation !== undefined && { remediation }),
      state: writeState(this.state),
    };
  }

  /** Makes the directories, and says whose they are. */
  async prepare(): Promise<void> {
    const { place, context } = this;
    await mkdir(place.directory, { recursive: true, mode: 0o700 });
    const identity: PlaceIdentity = {
      owner: ownerKey(context),
      createdAt: context.now().toISOString(),
    };
    await createWhole(identityFile(place), JSON.stringify(identity));
    await prepareLaunches(place);
  }

  /** Keeps what was started for older workers from starting. */
  fence(): Promise<void> {
    return fence(this.place, this.context.epoch);
  }

  /** Tells the front door how the service is. */
  async tellDoor(phase: DoorFile['phase']): Promise<void> {
    const { place, state, tools } = this;
    if (state.port !== undefined && state.privatePort !== undefined) {
      const { environmentId, resource } = place;
      const { port, privatePort } = state;
      await writeDoor(place, {
        environmentId,
        resource,
        port,
        privatePort,
        phase,
      });
      await tools.doors.ensure(place);
    }
  }

  /**
   * Stops what belongs to this resource.
   *
   * @returns a step to give back while something is still there
   */
  async stop(
    timeoutSeconds: number,
    chosen?: Chosen,
  ): Promise<DriverStep | undefined> {
    const { context, place, state, tools } = this;
    const look = await lookFor(tools, tools.home, place, chosen);
    if (!state.stop) {
      // What forks during the first look is seen by the second.
      if ((await look([])).length === 0 && (await look([])).length === 0) {
        return undefined;
      }
      state.stop = { since: context.now().toISOString(), asked: [] };
      await this.save();
    }
    const { stop } = state;
    const deadline = Date.parse(stop.since) + timeoutSeconds * 1000;
    const gone = await stopFor({
      look,
      stop,
      save: () => this.save(),
      isOverdue: () => context.now().getTime() >= deadline,
      patience: () => this.patience(),
      signal: context.signal,
    });
    if (!gone) {
      return this.wait('the end of its processes', 100);
    }
    delete state.stop;
    return undefined;
  }
}

interface PlaceIdentity {
  /** Of a resource; the same in every call for it. */
  owner: string;
  createdAt: string;
}

/**
 * The identity of a place, written when it was made.
 *
 * @internal
 */
export function identityOf(place: Place): Promise<PlaceIdentity | undefined> {
  return readJson<PlaceIdentity>(identityFile(place));
}

/**
 * The place of a resource of which nothing is known but its environment and the
 * key that the context gives.
 *
 * @internal
 */
export async function findPlace(
  home: string,
  environmentId: string,
  context: DriverContext,
): Promise<Place | undefined> {
  const folder = join(servicesOf(home), environmentId);
  for (const resource of await namesIn(folder)) {
    const place = placeOf(home, environmentId, resource);
    if ((await identityOf(place))?.owner === ownerKey(context)) {
      return place;
    }
  }
  return undefined;
}

/**
 * Removes the folder of an environment if nothing is in it.
 *
 * @internal
 */
export async function removeIfEmpty(place: Place): Promise<void> {
  try {
    const folder = dirname(place.directory);
    if ((await unlessMissing(readdir(folder)))?.length === 0) {
      await unlessMissing(rmdir(folder));
    }
  } catch (error) {
    // Another resource of the environment came meanwhile.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) {
      throw error;
    }
  }
}

/** The file that is removed last. */
export function identityFile(place: Place): string {
  return join(place.directory, 'identity.json');
}

function ownerKey(context: DriverContext): string {
  return createHash('sha256').update(context.opKey('place')).digest('hex');
}
