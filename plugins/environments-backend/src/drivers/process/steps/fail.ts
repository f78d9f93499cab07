import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { Explanation, withOutput } from '../explain';
import { lastLines } from '../output';
import { ProcessSpec } from '../spec';
import { ProcessState, writeState } from '../state';
import { Work } from '../Work';

const LINES = 20;

type Failing = NonNullable<ProcessState['failing']>;

/**
 * Begins to fail: what is left is ended first, whoever comes back to do it.
 *
 * @internal
 */
export async function fail(
  work: Work,
  spec: ProcessSpec,
  failing: { explanation: Explanation; printed?: Failing['printed'] },
): Promise<DriverStep> {
  const { explanation, printed } = failing;
  const whole = await explain(work, { ...explanation, printed });
  work.state.failing = { ...explanation, ...(printed && { printed }) };
  await work.save();
  return await end(work, spec, whole);
}

/** Ends what is left of an attempt that has begun to fail, and says why it did. */
export async function finishFailing(
  work: Work,
  spec: Pick<ProcessSpec, 'stopTimeoutSeconds'>,
  failing: Failing,
): Promise<DriverStep> {
  return await end(work, spec, await explain(work, failing));
}

/** With what was printed last, which is not stored: it may hold a secret. */
async function explain(
  { place }: Work,
  { printed, ...explanation }: Failing,
): Promise<Explanation> {
  return printed === undefined
    ? explanation
    : withOutput(explanation, await lastLines(place[printed], LINES));
}

async function end(
  work: Work,
  spec: Pick<ProcessSpec, 'stopTimeoutSeconds'>,
  { error, remediation }: Explanation,
): Promise<DriverStep> {
  await work.fence();
  await work.tellDoor('down');
  const { state, context } = work;
  const waiting = await work.stop(spec.stopTimeoutSeconds);
  if (waiting) {
    return waiting;
  }
  for (const run of [state.run, state.build]) {
    if (run) {
      await context.intent.clear(`run:${run.instance}`);
    }
  }
  delete state.run;
  delete state.build;
  delete state.failing;
  return {
    kind: 'fail',
    error,
    ...(remediation !== undefined && { remediation }),
    state: writeState(state),
  };
}
