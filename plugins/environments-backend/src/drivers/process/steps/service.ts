import { setTimeout as sleep } from 'node:timers/promises';
import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { explainEnd, explainUnhealthy } from '../explain';
import { touch } from '../front/FrontDoor';
import { probe, ProbeResult } from '../health';
import { OwnProcess } from '../proc/ProcessTable';
import { ProcessSpec } from '../spec';
import { ProcessState, Run, writeState } from '../state';
import { Work } from '../Work';
import { removeOldFiles } from './checkOut';
import { fail } from './fail';
import { externalIdOf, findRun, Launched, launched, start } from './launch';

/**
 * What the service is to be.
 *
 * @internal
 */
export interface WantedService {
  spec: ProcessSpec;
  /** Of the checkout. */
  key: string;
  digest: string;
  commit?: string;
}

const MAX_PROBE_MS = 1_000;
const SETTLE_MS = 200;

/** Before the same is looked at again, so that a slow service costs little. */
const LOOK_AGAIN_MS = 250;

/**
 * Ends everything of the resource but what is wanted, and keeps that if it lives.
 *
 * @internal
 */
export async function endOthers(
  work: Work,
  wanted: WantedService,
): Promise<DriverStep | undefined> {
  const { state, context, tools } = work;
  const isSame = state.run?.digest === wanted.digest && !state.stop;
  const lives =
    isSame && state.run && (await findRun(work, state.run)).length > 0;
  // One that was healthy and lives no more is started anew; one that was not is
  // looked at to see why.
  const keeps = isSame && (lives || !state.run?.healthy);
  const instance = keeps ? state.run?.instance : undefined;
  const others = await tools.table.list(
    mark => work.isMine(mark) && mark.instance !== instance,
  );
  // Those that were asked to end may be left without anything that tells whose.
  if (others.length > 0 || state.stop) {
    await work.fence();
    await work.tellDoor('starting');
    const { stopTimeoutSeconds } = wanted.spec;
    const waiting = await work.stop(stopTimeoutSeconds, { except: instance });
    if (waiting) {
      return waiting;
    }
  }
  if (state.run && state.run.instance !== instance) {
    await context.intent.clear(`run:${state.run.instance}`);
    delete state.run;
  }
  return undefined;
}

/**
 * Starts the service unless it runs, and waits until it is healthy.
 *
 * @internal
 */
export async function serve(
  work: Work,
  wanted: WantedService,
): Promise<DriverStep> {
  const { state, context } = work;
  state.run ??= {
    instance: `service-${work.tools.newId()}`,
    digest: wanted.digest,
    checkout: wanted.key,
    since: context.now().toISOString(),
    launches: 0,
    stopTimeoutSeconds: wanted.spec.stopTimeoutSeconds,
  };
  const { run } = state;
  if (!run.healthy) {
    await work.tellDoor('starting');
  }
  const { spec, commit } = wanted;
  const { intervalMs } = spec.health;
  for (;;) {
    const result = await launched(work, run, () =>
      start(work, { kind: 'service', run, spec, commit }),
    );
    if (result.kind !== 'running') {
      return await explain(work, wanted, result);
    }
    const health = await ask(work, spec);
    if (health.healthy && (await listensItself(work, result.alive))) {
      return await finish(work, wanted, result.alive);
    }
    const deadline = Date.parse(run.since) + spec.health.timeoutSeconds * 1000;
    if (context.now().getTime() >= deadline) {
      return await giveUp(work, wanted, { alive: result.alive, health });
    }
    if (work.patience() < intervalMs) {
      return work.wait(
        'the service to be healthy',
        Math.min(LOOK_AGAIN_MS, intervalMs),
      );
    }
    await sleep(intervalMs, undefined, { signal: context.signal });
  }
}

/**
 * Asks the service how it is.
 *
 * @internal
 */
export function ask(
  of: { state: ProcessState; context: { signal: AbortSignal } },
  spec: ProcessSpec,
  timeoutMs = MAX_PROBE_MS,
): Promise<ProbeResult> {
  const { path, expectStatus } = spec.health;
  return probe({
    port: of.state.privatePort ?? 0,
    path,
    expectStatus,
    timeoutMs,
    signal: of.context.signal,
  });
}

/** Another program may have got the port first, and answer in its place. */
async function listensItself(
  { tools, state }: Work,
  alive: readonly OwnProcess[],
): Promise<boolean> {
  const ports = await tools.table.portsOf(alive.map(({ pid }) => pid));
  return ports.includes(state.privatePort ?? 0);
}

async function explain(
  work: Work,
  { spec }: WantedService,
  result: Exclude<Launched, { kind: 'running' }>,
): Promise<DriverStep> {
  const printed = 'output';
  switch (result.kind) {
    case 'refused':
      delete work.state.run;
      return work.retry(result.error);
    case 'impossible':
      return await fail(work, spec, result);
    case 'lost': {
      const error = 'the service was killed from outside before it was healthy';
      return await fail(work, spec, { explanation: { error }, printed });
    }
    default: {
      const { status, alive } = result;
      const leftBehind = await countLeftBehind(work, alive);
      const explanation = explainEnd('service', status, { spec, leftBehind });
      return await fail(work, spec, { explanation, printed });
    }
  }
}

/**
 * How many processes a service has left whose first one ended. One that has only
 * just been started cannot be told from others for a moment.
 */
async function countLeftBehind(
  work: Work,
  alive: readonly OwnProcess[],
): Promise<number> {
  const count = (found: readonly OwnProcess[]) =>
    found.filter(({ mark }) => !mark.keeper).length;
  const { run } = work.state;
  if (count(alive) > 0 || !run) {
    return count(alive);
  }
  await sleep(SETTLE_MS, undefined, { signal: work.context.signal });
  return count(await findRun(work, run));
}

async function giveUp(
  work: Work,
  { spec }: WantedService,
  found: { alive: OwnProcess[]; health: ProbeResult },
): Promise<DriverStep> {
  const { alive, health } = found;
  const ports = await work.tools.table.portsOf(alive.map(({ pid }) => pid));
  const explanation = explainUnhealthy({
    spec,
    privatePort: work.state.privatePort ?? 0,
    ports,
    why: health.healthy
      ? 'another program answers on the port that it was given'
      : health.why,
  });
  return await fail(work, spec, { explanation, printed: 'output' });
}

async function finish(
  work: Work,
  { key }: WantedService,
  alive: OwnProcess[],
): Promise<DriverStep> {
  const { state, place, tools, context } = work;
  if (state.run && !state.run.healthy) {
    await touch(place.activity, context.now());
    state.run.healthy = true;
  }
  delete state.paused;
  await work.tellDoor('open');
  const obstacle = await tools.doors.obstacle(place);
  if (obstacle !== undefined) {
    return work.retry(`the service is healthy, but ${obstacle}`, {
      remediation: `End the program that uses port ${state.port}, or keep programs away from environments.drivers.process.ports.`,
    });
  }
  const waiting = await removeOldFiles(work, key);
  return (
    waiting ?? {
      kind: 'done',
      state: writeState(state),
      outputs: outputsOf(tools.host, state.port),
      externalId: externalIdOf(alive),
    }
  );
}

/**
 * What others get to know.
 *
 * @internal
 */
export function outputsOf(
  host: string,
  port: number | undefined,
): { url: string; port: number } | undefined {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === undefined
    ? undefined
    : { url: `http://${name}:${port}`, port };
}

/** Whether a run is what is wanted. */
export function isCurrent(run: Run | undefined, digest: string): boolean {
  return run?.digest === digest && run.healthy === true;
}
