import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DriverContext,
  DriverStep,
  EnvironmentIdentity,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { JsonObject } from '@backstage/types';
import { namesIn, removeTree, unlessMissing } from '../files';
import { removeDoor } from '../front/doorFile';
import { Place, placeOf } from '../layout';
import { parseProcessSpec } from '../spec';
import { ProcessState, readState, writeState } from '../state';
import {
  findPlace,
  identityFile,
  ProcessTools,
  removeIfEmpty,
  Work,
} from '../Work';
import { dropCheckouts } from './checkOut';
import { outputsOf } from './service';

/** When nobody knows what the blueprint says. */
const STOP_TIMEOUT_SECONDS = 10;

/**
 * One step towards a service that does not run, and keeps its port and files.
 *
 * @internal
 */
export async function pauseStep(
  tools: ProcessTools,
  context: DriverContext,
  request: { desired: ResourceDesire; state: JsonObject },
): Promise<DriverStep> {
  context.signal.throwIfAborted();
  const { environment, resource, spec } = request.desired;
  const { stopTimeoutSeconds } = parseProcessSpec(spec);
  const state = readState(request.state) ?? { version: 1, resource };
  const place = placeOf(tools.home, environment.id, resource);
  const work = new Work(tools, context, place, state);
  await work.save();
  await work.fence();
  // Before anything is stopped: whoever comes from now on wakes it.
  await work.tellDoor('paused');
  const waiting = await work.stop(stopTimeoutSeconds);
  if (waiting) {
    return waiting;
  }
  await forgetRuns(work);
  state.paused = true;
  return {
    kind: 'done',
    state: writeState(state),
    outputs: outputsOf(tools.host, state.port),
  };
}

/**
 * One step towards nothing being left of a service.
 *
 * @internal
 */
export async function destroyStep(
  tools: ProcessTools,
  context: DriverContext,
  request: {
    environment: EnvironmentIdentity;
    resource?: string;
    state?: JsonObject;
  },
): Promise<DriverStep> {
  context.signal.throwIfAborted();
  const place = await placeToDestroy(tools, context, request);
  if (!place) {
    return { kind: 'done', state: {} };
  }
  const { resource } = place;
  const state: ProcessState = readState(request.state) ?? {
    version: 1,
    resource,
  };
  const work = new Work(tools, context, place, state);
  // Refused where another has the environment meanwhile.
  await work.save();
  await removeDoor(place);
  await tools.doors.ensure(place);
  if (!state.removing) {
    if (await unlessMissing(stat(place.directory))) {
      // Where the directory goes away meanwhile, nothing can start any more.
      await unlessMissing(work.fence());
    }
    const waiting = await work.stop(
      (state.run ?? state.build)?.stopTimeoutSeconds ?? STOP_TIMEOUT_SECONDS,
    );
    if (waiting) {
      return waiting;
    }
    state.removing = true;
    await work.save();
  }
  const removing = await removeFiles(work);
  if (removing) {
    return removing;
  }
  await tools.ports.releaseAll(place);
  await forgetRuns(work);
  return { kind: 'done', state: {} };
}

async function placeToDestroy(
  tools: ProcessTools,
  context: DriverContext,
  request: {
    environment: EnvironmentIdentity;
    resource?: string;
    state?: JsonObject;
  },
): Promise<Place | undefined> {
  const { environment } = request;
  const resource = readState(request.state)?.resource ?? request.resource;
  return resource === undefined
    ? await findPlace(tools.home, environment.id, context)
    : placeOf(tools.home, environment.id, resource);
}

/** The file that tells whose directory it is, goes last. */
async function removeFiles(work: Work): Promise<DriverStep | undefined> {
  const { place, tools } = work;
  await dropCheckouts(tools, place);
  const names = await namesIn(place.directory);
  const job = await tools.jobs.run(
    filesOf(place),
    async signal => {
      const last = identityFile(place);
      for (const path of names.map(name => join(place.directory, name))) {
        if (path !== last) {
          signal.throwIfAborted();
          await removeTree(path);
        }
      }
      signal.throwIfAborted();
      await removeTree(place.directory);
      await removeIfEmpty(place);
    },
    { waitMs: work.patience(), signal: work.context.signal },
  );
  return job.kind === 'running'
    ? work.wait('its files to be removed', 500)
    : undefined;
}

/**
 * Takes up what was to be removed, and is wanted after all. It has to be built anew,
 * and may have lost its ports.
 *
 * @internal
 */
export async function takeBack({ tools, place, state }: Work): Promise<void> {
  await tools.jobs.end(job => job === filesOf(place));
  delete state.removing;
  delete state.ready;
  // Given back by now, or still its own: then it is given the same.
  delete state.port;
  delete state.privatePort;
}

function filesOf({ directory }: Place): string {
  return `files of ${directory}`;
}

async function forgetRuns({ state, context }: Work): Promise<void> {
  for (const run of [state.run, state.build]) {
    if (run) {
      await context.intent.clear(`run:${run.instance}`);
    }
  }
  delete state.run;
  delete state.build;
}
