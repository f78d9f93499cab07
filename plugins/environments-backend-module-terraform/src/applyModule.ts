import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  DriverStep,
  ResourceDesire,
  stepOfError,
} from '@groundwork/backstage-plugin-environments-node';
import { applied, begin, Next, planned, Work } from './applyRun';
import { openVariables } from './secretVariables';
import { digestOfDesire, readSpec, sourceOf } from './spec';
import { readState, Run, TerraformState, writeState } from './state';
import { Workshop } from './Workshop';

/** A step towards a module being applied. */
export async function applyModule(
  workshop: Workshop,
  context: DriverContext,
  request: { desired: ResourceDesire; state?: JsonObject },
): Promise<DriverStep> {
  context.signal.throwIfAborted();
  const { desired } = request;
  let state = readState(request.state);
  try {
    const call = readSpec(desired);
    sourceOf(workshop.config, call.module);
    const { environment, resource } = desired;
    state ??= { directory: workshop.layout.nameOf(environment.id, resource) };
    await workshop.ownMarker(state.directory, context);
    return await openVariables(context.secrets, call.variables, async open => {
      const wanted = digestOfDesire(call, desired);
      const work = { workshop, context, desired, call, wanted, open };
      for (;;) {
        context.signal.throwIfAborted();
        const next = await goOn(work, state!);
        if (next.kind === 'step') {
          return next.step;
        }
        state = next.state;
      }
    });
  } catch (error) {
    return stepOfError(error, state ? writeState(state) : {});
  }
}

/** Does what comes next: begins a run, or takes up the one that there is. */
async function goOn(work: Work, state: TerraformState): Promise<Next> {
  const { workshop, context } = work;
  const { directory } = state;
  const run = state.run ?? (await workshop.livingRun(directory));
  if (!run) {
    return begin(work, state);
  }
  const job = workshop.jobOf(directory, run);
  const status = await job.wait(workshop.pace.stepMs, context.signal);
  switch (status.kind) {
    case 'running':
      return stillRunning(work, { ...state, run });
    case 'lost':
      return {
        kind: 'go on',
        state: afterLoss(work, { ...state, run }, status.begun),
      };
    default:
      break;
  }
  if (run.purpose === 'destroy' || run.wanted !== work.wanted) {
    const { begun, outline } = state;
    return { kind: 'go on', state: { directory, begun, outline } };
  }
  return run.purpose === 'plan'
    ? planned(work, { ...state, run }, status.codes)
    : applied(work, { ...state, run }, status.codes);
}

async function stillRunning(
  work: Work,
  state: TerraformState & { run: Run },
): Promise<Next> {
  const { workshop, context, wanted } = work;
  const { purpose } = state.run;
  const run =
    purpose === 'apply'
      ? (await workshop.passOn(context, state, 0)).run
      : state.run;
  const what = run.wanted === wanted ? '' : ' what was wanted before';
  return {
    kind: 'step',
    step: {
      kind: 'wait',
      state: writeState({ ...state, run }),
      on: `terraform ${purpose}${what} to end`,
      afterMs: workshop.pace.askAgainAfterMs,
    },
  };
}

/** What is known when a run's processes are gone and have not said how they ended. */
function afterLoss(
  { wanted }: Work,
  { directory, run, begun, expected, outline }: TerraformState,
  hasBegun: boolean,
): TerraformState {
  // The lock of the state is one of the file system's and ends with its process.
  if (run?.purpose === 'apply' && hasBegun) {
    return { directory, begun: run.wanted, outline };
  }
  return {
    directory,
    begun,
    outline,
    expected: run?.wanted === wanted ? expected : undefined,
  };
}
