import { isError } from '@backstage/errors';
import { Observation } from '@groundwork/backstage-plugin-environments-node';
import { StoredEnvironment } from '../environments/types';
import { assertActivity, assertObservation } from './assertAnswer';
import { Blackener, BlackenerDeps } from './Blackener';
import { observeContext } from './driverContext';
import { Drivers } from './Drivers';
import { saidIfAny } from './said';
import { StoredResource } from './types';
import { withinLimit } from './withinLimit';

/** What observing needs. */
export interface ObserveDeps extends BlackenerDeps {
  drivers: Drivers;
  /** For how long a driver may look. */
  callForMs: number;
  now: () => Date;
}

/**
 * How resources are now. One that cannot be looked at is unknown, which is
 * neither healthy nor not.
 */
export async function observeResources(
  deps: ObserveDeps,
  environment: StoredEnvironment,
  resources: Iterable<StoredResource>,
  signal: AbortSignal,
): Promise<StoredResource[]> {
  const blackener = new Blackener({ ...deps, environmentId: environment.id });
  const observed: StoredResource[] = [];
  for (const resource of resources) {
    signal.throwIfAborted();
    observed.push(
      resource.appliedDesire === undefined
        ? resource
        : withObservation(
            resource,
            await observeOne(deps, resource, blackener, signal),
            deps.now(),
          ),
    );
  }
  return observed;
}

async function observeOne(
  { drivers, secrets, now, callForMs }: ObserveDeps,
  resource: StoredResource,
  blackener: Blackener,
  signal: AbortSignal,
): Promise<Observation> {
  const { environmentId, appliedDesire, state } = resource;
  let observation: Observation;
  try {
    const driver = drivers.get(resource.driver);
    if (!appliedDesire) {
      return { status: 'absent' };
    }
    observation = await withinLimit({ ms: callForMs, signal }, limited =>
      driver.observe(
        observeContext(
          { secrets, now },
          {
            environmentId,
            signal: limited.signal,
            redactor: blackener.redactor,
            // Nobody reads a log of looks that found what was expected.
            log: () => {},
          },
        ),
        { desired: appliedDesire, state },
      ),
    );
    assertObservation(driver.id, observation);
  } catch (error) {
    signal.throwIfAborted();
    const say = await blackener.voice();
    return {
      status: 'unknown',
      message: `Cannot be looked at: ${say(messageOf(error))}`,
    };
  }
  const { message, drift } = observation;
  if (message === undefined && drift === undefined) {
    return observation;
  }
  const say = await blackener.voice();
  return {
    ...observation,
    message: saidIfAny(say, message),
    drift: saidIfAny(say, drift),
  };
}

function withObservation(
  resource: StoredResource,
  { status, message, drift, outputs, externalId }: Observation,
  now: Date,
): StoredResource {
  return {
    ...resource,
    status,
    message,
    drift,
    outputs: outputs ?? resource.outputs,
    externalId: externalId ?? resource.externalId,
    observedAt: now,
  };
}

/** When an environment was last used, as far as its drivers can tell. */
export type LastActivity =
  | { kind: 'known'; at?: Date }
  /** A driver that could tell did not, so nobody knows that it was not used. */
  | { kind: 'unknown'; reason: string };

/** Asks the drivers of an environment when it was last used. */
export async function lastActivity(
  deps: ObserveDeps,
  { id: environmentId }: Pick<StoredEnvironment, 'id'>,
  resources: Iterable<StoredResource>,
  signal: AbortSignal,
): Promise<LastActivity> {
  const blackener = new Blackener({ ...deps, environmentId });
  const contextWith = (stop: AbortSignal) =>
    observeContext(deps, {
      environmentId,
      signal: stop,
      redactor: blackener.redactor,
      log: () => {},
    });
  let latest: Date | undefined;
  for (const { name, driver: id, state, appliedDesire } of resources) {
    const driver = deps.drivers.find(id);
    if (!driver?.activity || !state || !appliedDesire) {
      continue;
    }
    const { environment } = appliedDesire;
    try {
      const at = await withinLimit(
        { ms: deps.callForMs, signal },
        async limited =>
          driver.activity?.(contextWith(limited.signal), {
            environment,
            state,
          }),
      );
      assertActivity(id, at);
      latest = at && (!latest || at > latest) ? at : latest;
    } catch (error) {
      signal.throwIfAborted();
      const say = await blackener.voice();
      return { kind: 'unknown', reason: `${name}: ${say(messageOf(error))}` };
    }
  }
  return { kind: 'known', at: latest };
}

function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}
