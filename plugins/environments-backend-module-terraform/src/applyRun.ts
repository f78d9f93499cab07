import {
  DriverContext,
  DriverStep,
  ResourceDesire,
} from '@groundwork/backstage-plugin-environments-node';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stepOfFailedJob } from './failedJob';
import { Marker } from './Layout';
import { readOutputs } from './outputs';
import { PlannedChanges, readChanges } from './plan/changes';
import { isRestOf, outlineOf } from './plan/rest';
import { OpenVariables } from './secretVariables';
import { ModuleCall, sourceOf } from './spec';
import { Run, TerraformState, writeState } from './state';
import { copyModule, digestOfModule, writeVariables } from './run/workspace';
import { ownerOf, Workshop } from './Workshop';

/** What the parts of a step share. */
export interface Work {
  workshop: Workshop;
  context: DriverContext;
  desired: ResourceDesire;
  call: ModuleCall;
  /** Digest of what is wanted, and of what was approved of it. */
  wanted: string;
  open: OpenVariables;
}

/** What a part of a step comes to. */
export type Next =
  | { kind: 'step'; step: DriverStep }
  | { kind: 'go on'; state: TerraformState };

/** Begins a run: a plan of its own copy of the module. */
export async function begin(work: Work, state: TerraformState): Promise<Next> {
  const { workshop, context, call, wanted, open } = work;
  const { layout, terraform } = workshop;
  const { directory } = state;
  const id = workshop.newRunId();
  const run: Run = { id, purpose: 'plan', wanted, logged: 0 };
  const begun = { ...state, run };
  await context.save(writeState(begun));
  context.signal.throwIfAborted();
  await terraform.prepare();
  await layout.make(directory);
  const marker = await layout.readMarker(directory);
  await layout.writeMarker(directory, marker ?? newMarker(work));
  await layout.removeRuns(directory, [marker?.run, id]);
  const cwd = workshop.moduleOf(directory, id);
  const source = sourceOf(workshop.config, call.module);
  await copyModule(source, cwd, layout.stateFile(directory));
  await writeVariables(variablesFile(work, begun), open.values);
  const options = ['-input=false', '-no-color'];
  const out = `-out=${planFile(work, begun)}`;
  const variables = `-var-file=${variablesFile(work, begun)}`;
  const plan = ['plan', ...options, '-json', '-detailed-exitcode', out];
  const commands = [
    { args: ['init', ...options], ok: [0] },
    { args: [...plan, variables], ok: [0, 2] },
  ];
  const { binary } = workshop.config;
  await workshop
    .jobOf(directory, run)
    .start({ binary, cwd, commands }, terraform.env());
  return { kind: 'go on', state: begun };
}

/** Begins to apply a plan that was made, if it is still the one that is wanted. */
export async function planned(
  work: Work,
  state: TerraformState & { run: Run },
  codes: number[],
): Promise<Next> {
  const { workshop, context, call } = work;
  const { directory, run } = state;
  await rm(variablesFile(work, state), { force: true });
  const job = workshop.jobOf(directory, run);
  const settled = { ...state, run: undefined };
  if (codes.length < 2 || ![0, 2].includes(codes[1])) {
    const step = await stepOfFailedJob(job, codes, {
      names: ['init', 'plan'],
      state: settled,
      blacken: work.open.blacken,
    });
    return { kind: 'step', step };
  }
  const cwd = workshop.moduleOf(directory, run.id);
  const show = ['show', '-json', planFile(work, state)];
  const { signal } = context;
  const shown = await workshop.terraform.json(show, { cwd, signal });
  const changes = readChanges(shown, await digestOfModule(cwd));
  const changed = changedSince(work, state, changes);
  if (changed !== undefined) {
    return { kind: 'step', step: refusalOf({ directory }, changed) };
  }
  if (codes[1] === 0) {
    await markInForce(work, state, call, run.id);
    return finish(work, { ...settled, run: undefined }, run.id);
  }
  changes.lines.forEach(line => context.log('info', `Plan: ${line}`));
  return beginToApply(work, state, changes);
}

async function beginToApply(
  work: Work,
  state: TerraformState & { run: Run },
  { fingerprint, outline }: PlannedChanges,
): Promise<Next> {
  const { workshop, context, call } = work;
  const { directory } = state;
  const run: Run = { ...state.run, purpose: 'apply', logged: 0, fingerprint };
  const applying = {
    ...state,
    run,
    expected: fingerprint,
    outline: outlineOf(outline),
  };
  await context.save(writeState(applying));
  context.signal.throwIfAborted();
  await markInForce(work, state, call, run.id);
  const cwd = workshop.moduleOf(directory, run.id);
  const plan = planFile(work, applying);
  const args = ['apply', '-input=false', '-no-color', '-json', plan];
  const { binary } = workshop.config;
  await workshop
    .jobOf(directory, run)
    .start(
      { binary, cwd, commands: [{ args, ok: [0] }] },
      workshop.terraform.env(),
    );
  return {
    kind: 'go on',
    state: { ...applying, expected: undefined, begun: work.wanted },
  };
}

/** Takes the end of an apply. */
export async function applied(
  work: Work,
  state: TerraformState & { run: Run },
  codes: number[],
): Promise<Next> {
  const { workshop, context, wanted } = work;
  const { directory } = state;
  const { run } = await workshop.passOn(context, state, 0);
  if (codes[0] === 0) {
    return finish(work, { directory }, run.id);
  }
  const step = await stepOfFailedJob(workshop.jobOf(directory, run), codes, {
    names: ['apply'],
    state: { directory },
    blacken: work.open.blacken,
  });
  // An attempt that follows by itself makes the rest of what was agreed to.
  const { outline } = state;
  const left = writeState({ directory, begun: wanted, outline });
  const next = { ...step, state: left };
  return { kind: 'step', step: step.kind === 'retry' ? next : step };
}

async function finish(
  work: Work,
  state: TerraformState,
  run: string,
): Promise<Next> {
  const { workshop, context } = work;
  const { directory } = state;
  const cwd = workshop.moduleOf(directory, run);
  const outputs = await readOutputs(workshop, context, cwd);
  await workshop.layout.removeRuns(directory, [run]);
  return {
    kind: 'step',
    step: {
      kind: 'done',
      state: writeState({ directory }),
      outputs,
      externalId: directory,
    },
  };
}

/**
 * How a plan is not the one that was to be applied.
 *
 * @returns undefined if it is, or if nobody has seen one
 */
function changedSince(
  { desired, wanted }: Work,
  { begun, expected, outline: whole }: TerraformState,
  { fingerprint, lines, outline }: PlannedChanges,
): string | undefined {
  const { approvedFingerprint: approved = expected } = desired;
  if (approved === undefined || approved === fingerprint) {
    return undefined;
  }
  // What is left of a plan that was applied in part is not that plan any more.
  if (begun === wanted && whole && isRestOf(whole, outline)) {
    return undefined;
  }
  const when =
    desired.approvedFingerprint === undefined
      ? 'the world has changed since the plan was made'
      : 'the terraform plan has changed since it was approved';
  const now = lines.length === 0 ? 'nothing' : lines.join(', ');
  return `${when}: it would now be ${now}`;
}

function refusalOf(state: TerraformState, error: string): DriverStep {
  return {
    kind: 'fail',
    state: writeState(state),
    error,
    remediation: 'Plan again, and have that plan approved.',
  };
}

function newMarker({ desired, call, context }: Work): Marker {
  const { environment, resource } = desired;
  return {
    ...ownerOf(environment, resource),
    ...call,
    key: context.opKey('resource'),
    epoch: context.epoch,
    createdAt: context.now().toISOString(),
  };
}

/** Marks a run's configuration as the one that the state is made with. */
async function markInForce(
  work: Work,
  { directory }: TerraformState,
  call: ModuleCall,
  run: string,
): Promise<void> {
  const { layout } = work.workshop;
  const old = await layout.readMarker(directory);
  const createdAt = old?.createdAt ?? work.context.now().toISOString();
  await layout.writeMarker(directory, {
    ...newMarker(work),
    ...call,
    createdAt,
    run,
  });
}

function planFile({ workshop }: Work, { directory, run }: TerraformState) {
  return workshop.layout.runPath(directory, run!.id, 'plan.bin');
}

function variablesFile({ workshop }: Work, { directory, run }: TerraformState) {
  return join(
    workshop.layout.runPath(directory, run!.id),
    'variables.tfvars.json',
  );
}
