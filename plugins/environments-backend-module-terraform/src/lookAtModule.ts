import { JsonObject } from '@backstage/types';
import {
  DriverPlan,
  Observation,
  ObserveContext,
  ResourceDesire,
  UNKNOWN,
} from '@groundwork/backstage-plugin-environments-node';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configurationOf } from './destroyModule';
import { isThere } from './Layout';
import { PlannedChanges, readChanges, readDrift } from './plan/changes';
import { openVariables } from './secretVariables';
import { ModuleCall, readSpec, sourceOf, unknownVariables } from './spec';
import { readState } from './state';
import { copyModule, digestOfModule, writeVariables } from './run/workspace';
import { Workshop } from './Workshop';

type Request = { desired?: ResourceDesire; state?: JsonObject };

/** What applying a module would do. */
export async function planModule(
  workshop: Workshop,
  context: ObserveContext,
  { desired, state }: Request,
): Promise<DriverPlan> {
  const directory = directoryOf(workshop, { desired, state });
  if (!desired) {
    const changes = directory
      ? await resourcesOf(workshop, directory, context.signal)
      : [];
    return {
      action: 'destroy',
      changes: changes.map(address => `- ${address}`),
      fingerprint: changes,
    };
  }
  const call = readSpec(desired);
  const source = sourceOf(workshop.config, call.module);
  const unknown = unknownVariables(call);
  if (unknown.length > 0) {
    const action = readState(state) ? 'update' : 'create';
    const changes = [
      `~ module ${call.module}: ${unknown.join(', ')} ${UNKNOWN}`,
    ];
    return { action, changes };
  }
  const { plan, code, moduleDigest } = await tryPlan(workshop, context, {
    call,
    source,
    stateFile: directory && workshop.layout.stateFile(directory),
  });
  const changes = readChanges(plan, moduleDigest);
  const holds = directory && (await workshop.layout.holds(directory));
  return {
    action: actionOf(code, changes, holds),
    changes: changes.lines,
    fingerprint: changes.fingerprint,
  };
}

function actionOf(
  code: number,
  { replaces }: PlannedChanges,
  holds: { anything: boolean } | '' | undefined,
): DriverPlan['action'] {
  if (code === 0) {
    return 'unchanged';
  }
  if (holds && !holds.anything) {
    return 'create';
  }
  return replaces ? 'replace' : 'update';
}

/** How what a module has made is. */
export async function observeModule(
  workshop: Workshop,
  context: ObserveContext,
  { desired, state }: { desired: ResourceDesire; state?: JsonObject },
): Promise<Observation> {
  const directory = directoryOf(workshop, { desired, state });
  if (!directory || !(await isThere(workshop.layout.path(directory)))) {
    return { status: 'absent' };
  }
  const run = await workshop.livingRun(directory);
  if (run) {
    return {
      status: 'unknown',
      message: `terraform ${run.purpose} is running`,
    };
  }
  const { layout } = workshop;
  const marker = await layout.readMarker(directory);
  const holds = await layout.holds(directory);
  if (!marker || holds?.anything === false) {
    return { status: 'absent', message: 'its state is empty' };
  }
  const { plan, code } = await tryPlan(workshop, context, {
    call: readSpec(desired),
    source: await configurationOf(workshop, directory, marker),
    stateFile: layout.stateFile(directory),
  });
  const lines = [...readDrift(plan), ...readChanges(plan, '').lines];
  return {
    status: 'ready',
    drift: code === 0 ? undefined : `would change: ${lines.join(', ')}`,
    externalId: directory,
  };
}

/**
 * Plans with copies of a module and of a state, so that nothing that is in use is
 * touched or locked.
 */
async function tryPlan(
  workshop: Workshop,
  context: ObserveContext,
  given: { call: ModuleCall; source: string; stateFile?: string },
): Promise<{ plan: JsonObject; code: number; moduleDigest: string }> {
  const { call, source, stateFile } = given;
  const { layout, terraform } = workshop;
  const { signal } = context;
  await terraform.prepare();
  return layout.inScratch(context.now(), async scratch => {
    const cwd = join(scratch, 'module');
    const state = join(scratch, 'terraform.tfstate');
    const variables = join(scratch, 'variables.tfvars.json');
    const out = join(scratch, 'plan.bin');
    await copyModule(source, cwd, state);
    if (stateFile !== undefined && (await isThere(stateFile))) {
      await copyFile(stateFile, state);
    }
    return openVariables(context.secrets, call.variables, async open => {
      await writeVariables(variables, open.values);
      const run = { cwd, signal, blacken: open.blacken };
      const options = ['-input=false', '-no-color'];
      await terraform.run(['init', ...options], run);
      const how = ['-json', '-detailed-exitcode', '-lock=false', `-out=${out}`];
      const args = ['plan', ...options, ...how, `-var-file=${variables}`];
      const { code } = await terraform.run(args, { ...run, ok: [0, 2] });
      const plan = await terraform.json(['show', '-json', out], run);
      return { plan, code, moduleDigest: await digestOfModule(cwd) };
    });
  });
}

/** Addresses of all that is in a state. */
async function resourcesOf(
  workshop: Workshop,
  directory: string,
  signal: AbortSignal,
): Promise<string[]> {
  const { layout, terraform } = workshop;
  if ((await layout.holds(directory))?.anything === false) {
    return [];
  }
  await terraform.prepare();
  const args = ['state', 'list', `-state=${layout.stateFile(directory)}`];
  const cwd = layout.path(directory);
  const { stdout } = await terraform.run(args, { cwd, signal });
  return stdout.split('\n').filter(line => line !== '');
}

function directoryOf(
  { layout }: Workshop,
  { desired, state }: Request,
): string | undefined {
  const kept = readState(state)?.directory;
  return (
    kept ?? (desired && layout.nameOf(desired.environment.id, desired.resource))
  );
}
