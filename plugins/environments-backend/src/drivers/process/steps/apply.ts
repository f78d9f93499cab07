import {
  DriverContext,
  DriverStep,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { checkoutKey, digestOf, serviceDigest } from '../identity';
import { placeOf } from '../layout';
import { NoFreePortError } from '../ports/PortLeases';
import { ProcessTable } from '../proc/ProcessTable';
import { parseProcessSpec, ProcessSpec } from '../spec';
import { ProcessState, readState, writeState } from '../state';
import { ProcessTools, Work } from '../Work';
import { build } from './build';
import { checkOut } from './checkOut';
import { takeBack } from './end';
import { finishFailing } from './fail';
import { endOthers, serve, WantedService } from './service';

/**
 * Why nothing is run on some machines.
 *
 * @internal
 */
export const NOT_SUPPORTED =
  "services cannot be run on this machine: its operating system does not tell of processes in /proc, as Linux does, so they could not be found again; run the portal on Linux, or choose another driver such as 'script'";

/**
 * One step towards a service that is healthy: checkout, build, end of what ran
 * before, start, health. Each looks at what is there first, so that any of them
 * can be interrupted and taken up by another worker.
 *
 * @internal
 */
export async function applyStep(
  tools: ProcessTools,
  context: DriverContext,
  request: { desired: ResourceDesire; state?: JsonObject },
): Promise<DriverStep> {
  const { desired } = request;
  context.signal.throwIfAborted();
  const place = placeOf(tools.home, desired.environment.id, desired.resource);
  const state = readState(request.state) ?? {
    version: 1,
    resource: desired.resource,
  };
  const spec = specOf(desired, state);
  if ('kind' in spec) {
    return spec;
  }
  const work = new Work(tools, context, place, state);
  // The first that is done: it names the resource, and is refused where another
  // has the environment meanwhile.
  await work.save();
  if (state.failing) {
    return await finishFailing(work, spec, state.failing);
  }
  if (state.removing) {
    await takeBack(work);
  }
  const waiting = await begin(work);
  if (waiting) {
    return waiting;
  }
  const wanted = wantedOf(desired, spec, state);
  const { key, commit } = wanted;
  return (
    (await checkOut(work, { source: desired.source, key, spec })) ??
    (await build(work, { spec, key, commit })) ??
    (await endOthers(work, wanted)) ??
    (await renewPort(work)) ??
    // Its port is part of what is wanted.
    (await serve(work, wantedOf(desired, spec, state)))
  );
}

/**
 * What the service is to be.
 *
 * @internal
 */
export function wantedOf(
  desired: ResourceDesire,
  spec: ProcessSpec,
  state: Pick<ProcessState, 'privatePort'>,
): WantedService {
  const { source } = desired;
  const key = source ? checkoutKey(source, spec) : digestOf({ source: 'none' });
  const commit = source?.commit;
  return {
    spec,
    key,
    commit,
    digest: serviceDigest({
      spec,
      checkout: key,
      commit,
      privatePort: state.privatePort ?? 0,
    }),
  };
}

function specOf(
  desired: ResourceDesire,
  state: ProcessState,
): ProcessSpec | DriverStep {
  if (!ProcessTable.isSupported()) {
    return {
      kind: 'fail',
      error: NOT_SUPPORTED,
      state: writeState(state),
    };
  }
  try {
    return parseProcessSpec(desired.spec);
  } catch (error) {
    return {
      kind: 'fail',
      error: `the blueprint's resource '${desired.resource}' is wrong: ${
        isError(error) ? error.message : error
      }`,
      state: writeState(state),
    };
  }
}

/** Makes its directories, and gives it its ports. */
async function begin(work: Work): Promise<DriverStep | undefined> {
  const { state, place, tools, context } = work;
  if (state.port !== undefined && state.privatePort !== undefined) {
    await work.prepare();
    return undefined;
  }
  await work.prepare();
  const { environmentId, resource } = place;
  const take = (use: 'public' | 'private') =>
    tools.ports.take({ environmentId, resource, use }, context.now());
  const none = await unlessNoneIsFree(work, async () => {
    state.port = await take('public');
    state.privatePort = await take('private');
  });
  if (none) {
    return none;
  }
  await work.save();
  return undefined;
}

/** A port is given out, not held: another program may have it by now. */
async function renewPort(work: Work): Promise<DriverStep | undefined> {
  const { state, place, tools, context } = work;
  const { run, privatePort } = state;
  if (run || privatePort === undefined) {
    return undefined;
  }
  const { environmentId, resource } = place;
  const owner = { environmentId, resource, use: 'private' } as const;
  const none = await unlessNoneIsFree(work, async () => {
    state.privatePort = await tools.ports.renew(
      owner,
      privatePort,
      context.now(),
    );
  });
  if (!none && state.privatePort !== privatePort) {
    await work.save();
  }
  return none;
}

async function unlessNoneIsFree(
  work: Work,
  give: () => Promise<void>,
): Promise<DriverStep | undefined> {
  try {
    await give();
    return undefined;
  } catch (error) {
    if (error instanceof NoFreePortError) {
      return work.retry(error.message, {
        class: 'quota',
        remediation:
          'Destroy environments that nobody needs, or widen environments.drivers.process.ports.',
      });
    }
    throw error;
  }
}
