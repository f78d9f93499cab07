import { JsonObject } from '@backstage/types';
import {
  DriverContext,
  DriverStep,
  EnvironmentIdentity,
  stepOfError,
  UnavailableError,
} from '@groundwork/backstage-plugin-environments-node';
import { rm } from 'node:fs/promises';
import { stepOfFailedJob } from './failedJob';
import { isThere, Marker } from './Layout';
import { openVariables, orPlaceholders } from './secretVariables';
import { digestOfCall, sourceOf } from './spec';
import { readState, Run, TerraformState, writeState } from './state';
import { copyModule, writeVariables } from './run/workspace';
import { Workshop } from './Workshop';

type Open = { values: JsonObject; blacken(text: string): string };

/** A step towards nothing being left of a resource. */
export async function destroyModule(
  workshop: Workshop,
  context: DriverContext,
  request: {
    environment: EnvironmentIdentity;
    resource: string;
    state?: JsonObject;
  },
): Promise<DriverStep> {
  context.signal.throwIfAborted();
  let state = readState(request.state);
  try {
    const key = context.opKey('resource');
    const directory = state?.directory ?? (await workshop.directoryWith(key));
    if (!directory) {
      return { kind: 'done', state: {} };
    }
    state ??= { directory };
    const marker = await workshop.ownMarker(directory, context);
    if (!marker) {
      await removeUnmarked(workshop, directory);
      return { kind: 'done', state: {} };
    }
    const { variables } = marker;
    const secrets = orPlaceholders(context.secrets, ({ $secret }) =>
      context.log(
        'warn',
        `The secret '${$secret}' of a variable is not there any more: a placeholder stands in for it`,
      ),
    );
    return await openVariables(secrets, variables, open =>
      destroyWith(workshop, context, { marker, open, state: state! }),
    );
  } catch (error) {
    return stepOfError(error, state ? writeState(state) : {});
  }
}

/** Something may be left all the same, which must not be taken for nothing. */
async function removeUnmarked(
  workshop: Workshop,
  directory: string,
): Promise<void> {
  const run = await workshop.livingRun(directory);
  if (run) {
    throw new UnavailableError(
      `terraform ${run.purpose} still runs in '${directory}', which has lost its mark`,
    );
  }
  await workshop.layout.removeUnmarked(directory);
}

async function destroyWith(
  workshop: Workshop,
  context: DriverContext,
  given: { marker: Marker; open: Open; state: TerraformState },
): Promise<DriverStep> {
  const { marker, open } = given;
  const { signal } = context;
  const { layout, pace } = workshop;
  let { state } = given;
  for (;;) {
    signal.throwIfAborted();
    const { directory } = state;
    const run = state.run ?? (await workshop.livingRun(directory));
    if (!run) {
      if ((await layout.holds(directory))?.anything === false) {
        await context.save(writeState(state));
        await layout.remove(directory);
        return { kind: 'done', state: {} };
      }
      state = await begin(workshop, context, { marker, open, directory });
      continue;
    }
    const job = workshop.jobOf(directory, run);
    if (run.purpose !== 'destroy') {
      // Nobody wants any more what it is at.
      await job.interrupt();
    }
    const status = await job.wait(pace.stepMs, signal);
    if (status.kind === 'running') {
      return {
        kind: 'wait',
        state: writeState({ ...state, run }),
        on: `terraform ${run.purpose} to end`,
        afterMs: pace.askAgainAfterMs,
      };
    }
    await rm(variablesFile(workshop, directory, run.id), { force: true });
    const settled = { ...state, run: undefined };
    if (status.kind === 'ended' && run.purpose === 'destroy') {
      const [, , applied] = status.codes;
      await workshop.passOn(context, { ...state, run }, 2);
      if (applied !== 0) {
        const names = ['init', 'plan -destroy', 'apply'];
        const about = { names, state: settled, blacken: open.blacken };
        return stepOfFailedJob(job, status.codes, about);
      }
      await refuseRemains(workshop, directory);
    }
    state = settled;
  }
}

/** Begins to destroy, with the configuration that the state was made with. */
async function begin(
  workshop: Workshop,
  context: DriverContext,
  {
    marker,
    open,
    directory,
  }: { marker: Marker; open: Open; directory: string },
): Promise<TerraformState & { run: Run }> {
  const { layout, terraform, config } = workshop;
  const id = workshop.newRunId();
  const wanted = digestOfCall(marker);
  const run: Run = { id, purpose: 'destroy', wanted, logged: 0 };
  await context.save(writeState({ directory, run }));
  context.signal.throwIfAborted();
  await terraform.prepare();
  await layout.removeRuns(directory, [marker.run, id]);
  const source = await configurationOf(workshop, directory, marker);
  const cwd = workshop.moduleOf(directory, id);
  await copyModule(source, cwd, layout.stateFile(directory));
  const variables = variablesFile(workshop, directory, id);
  await writeVariables(variables, open.values);
  const { epoch } = context;
  await layout.writeMarker(directory, { ...marker, epoch });
  const options = ['-input=false', '-no-color'];
  const plan = layout.runPath(directory, id, 'plan.bin');
  const make = ['plan', ...options, '-json', '-destroy', `-out=${plan}`];
  const commands = [
    { args: ['init', ...options], ok: [0] },
    { args: [...make, `-var-file=${variables}`], ok: [0] },
    { args: ['apply', ...options, '-json', plan], ok: [0] },
  ];
  await workshop
    .jobOf(directory, run)
    .start({ binary: config.binary, cwd, commands }, terraform.env());
  return { directory, run };
}

/** In clear, for as long as Terraform needs it. */
function variablesFile({ layout }: Workshop, directory: string, run: string) {
  return layout.runPath(directory, run, 'variables.tfvars.json');
}

/** Where the configuration is that a resource's state was made with. */
export async function configurationOf(
  workshop: Workshop,
  directory: string,
  { run, module }: Marker,
): Promise<string> {
  if (run !== undefined) {
    const kept = workshop.moduleOf(directory, run);
    if (await isThere(kept)) {
      return kept;
    }
  }
  return sourceOf(workshop.config, module);
}

async function refuseRemains(
  workshop: Workshop,
  directory: string,
): Promise<void> {
  if ((await workshop.layout.holds(directory))?.anything === true) {
    throw new UnavailableError(
      `terraform has destroyed '${directory}', but its state still holds something`,
    );
  }
  // With nothing left it may be encrypted, and then looks as if it held something.
  await workshop.layout.forgetState(directory);
}
