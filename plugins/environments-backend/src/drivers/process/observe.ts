import { stat } from 'node:fs/promises';
import {
  DriverPlan,
  ObserveContext,
  Observation,
  PlanContext,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { JsonObject } from '@backstage/types';
import { unlessMissing } from './files';
import { howItEnded } from './explain';
import { Place, placeOf } from './layout';
import { lastLines } from './output';
import { ProcessTable } from './proc/ProcessTable';
import { parseProcessSpec, ProcessSpec } from './spec';
import { ProcessState, readState } from './state';
import { NOT_SUPPORTED, wantedOf } from './steps/apply';
import { externalIdOf } from './steps/launch';
import { ask, isCurrent, outputsOf } from './steps/service';
import { ProcessTools } from './Work';

const MAX_PROBE_MS = 5_000;

/**
 * How a service is. It changes nothing.
 *
 * @internal
 */
export async function observeService(
  tools: ProcessTools,
  context: ObserveContext,
  request: { desired: ResourceDesire; state?: JsonObject },
): Promise<Observation> {
  const { desired } = request;
  const state = readState(request.state);
  const place = placeOf(tools.home, desired.environment.id, desired.resource);
  const alive = await tools.table.list(
    mark =>
      mark.environmentId === place.environmentId &&
      mark.resource === place.resource,
  );
  const hasFiles = await unlessMissing(stat(place.directory));
  if (!state || (!hasFiles && alive.length === 0)) {
    return { status: 'absent' };
  }
  const outputs = outputsOf(tools.host, state.port);
  const externalId = externalIdOf(alive);
  const known = {
    ...(outputs && { outputs }),
    ...(externalId !== undefined && { externalId }),
  };
  if (state.paused && alive.length === 0) {
    return { status: 'paused', ...known };
  }
  const isServing = alive.some(
    ({ mark }) => mark.instance === state.run?.instance && !mark.keeper,
  );
  if (!isServing) {
    return { ...known, ...(await explainAbsence(tools, state, place)) };
  }
  const spec = parseProcessSpec(desired.spec);
  const { digest } = wantedOf(desired, spec, state);
  const drift =
    digest === state.run?.digest
      ? {}
      : { drift: 'it runs as it was wanted earlier' };
  // Longer than while starting: what follows from 'degraded' is not undone.
  const health = await ask({ state, context }, spec, MAX_PROBE_MS);
  const message = health.healthy
    ? await tools.doors.obstacle(place)
    : health.why;
  return message === undefined
    ? { status: 'ready', ...known, ...drift }
    : { status: 'degraded', message, ...known, ...drift };
}

/** Why a service that should run does not. */
async function explainAbsence(
  { launcher }: ProcessTools,
  { run }: ProcessState,
  place: Place,
): Promise<Observation> {
  const status = run && (await launcher.statusOf(place, run.instance));
  const [line] = await lastLines(place.output, 1);
  const printed = line === undefined ? '' : `; it printed last: ${line}`;
  const how = status?.phase === 'ended' ? howItEnded(status) : 'does not run';
  return {
    status: 'degraded',
    message: `the service ${how}${printed}`,
    drift: 'its process is gone',
  };
}

/**
 * What would be done. It changes nothing.
 *
 * @internal
 */
export async function planService(
  tools: ProcessTools,
  _context: PlanContext,
  request: { desired?: ResourceDesire; state?: JsonObject },
): Promise<DriverPlan> {
  const { desired } = request;
  const state = readState(request.state);
  if (!desired) {
    const port =
      state?.port === undefined ? '' : ` and give port ${state.port} back`;
    return {
      action: 'destroy',
      changes: state
        ? [`end service '${state.resource}', remove its files${port}`]
        : [],
    };
  }
  const spec = parseProcessSpec(desired.spec);
  const { digest } = wantedOf(desired, spec, state ?? {});
  const changes = linesFor(tools, desired, spec, state);
  const fingerprint = { digest };
  if (!state?.run && !state?.paused) {
    return { action: 'create', changes, fingerprint };
  }
  const alive = await tools.table.list(
    mark => mark.instance === state.run?.instance && !mark.keeper,
  );
  return isCurrent(state.run, digest) && alive.length > 0
    ? { action: 'unchanged', changes: [], fingerprint }
    : { action: 'update', changes, fingerprint };
}

function linesFor(
  { host, launcher }: ProcessTools,
  { resource, source }: ResourceDesire,
  spec: ProcessSpec,
  state: ProcessState | undefined,
): string[] {
  const url = outputsOf(host, state?.port)?.url ?? `http://${host}:…`;
  const from = source
    ? ` from ${source.commit.slice(0, 12)} (${source.ref}) of ${
        source.repository
      }`
    : '';
  const unsupported = launcher.unsupported(spec.limits);
  return [
    `service '${resource}' at ${url}${from}`,
    ...(spec.build ? [`built by: ${spec.build.command.join(' ')}`] : []),
    `run by: ${spec.command.join(' ')}`,
    ...(spec.limits.memoryMb === undefined
      ? []
      : [
          `ended when it and what it starts use more than ${spec.limits.memoryMb} MB of memory, looked at twice a second`,
        ]),
    ...unsupported.map(
      name =>
        `limits/${name} is not applied: this machine has no 'prlimit' (util-linux)`,
    ),
    ...(ProcessTable.isSupported() ? [] : [NOT_SUPPORTED]),
  ];
}
