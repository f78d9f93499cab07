import { DriverStep } from '@groundwork/backstage-plugin-environments-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { explainEnd } from '../explain';
import { readLines } from '../output';
import { ProcessSpec } from '../spec';
import { Run } from '../state';
import { Work } from '../Work';
import { fail } from './fail';
import { launched, start } from './launch';

const LOOK_EVERY_MS = 50;
const LINES_AT_ONCE = 200;

/**
 * Builds a checkout once: by a process that goes on without this one, and is
 * found again.
 *
 * @internal
 */
export async function build(
  work: Work,
  options: { spec: ProcessSpec; key: string; commit?: string },
): Promise<DriverStep | undefined> {
  const { spec, key, commit } = options;
  const { state } = work;
  if (!spec.build || state.ready === key) {
    return undefined;
  }
  const run = await runOf(work, key, spec);
  if ('kind' in run) {
    return run;
  }
  for (;;) {
    const result = await launched(work, run, () =>
      start(work, { kind: 'build', run, spec, commit }),
    );
    await tellOutput(work, { hasEnded: result.kind !== 'running' });
    switch (result.kind) {
      case 'refused':
        delete work.state.build;
        return work.retry(result.error);
      case 'lost':
        return await failed(work, spec, 'the build was killed from outside');
      case 'impossible':
        return await fail(work, spec, result);
      case 'ended':
        if (result.status.code === 0) {
          return await finish(work, spec, key);
        }
        return await fail(work, spec, {
          explanation: explainEnd('build', result.status, {
            spec,
            leftBehind: 0,
          }),
          printed: 'buildOutput',
        });
      default:
    }
    if (work.patience() < LOOK_EVERY_MS) {
      return work.wait('the build', 500);
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal: work.context.signal });
  }
}

/** The build that is under way; others are ended. */
async function runOf(
  work: Work,
  key: string,
  spec: ProcessSpec,
): Promise<Run | DriverStep> {
  const { state, context, tools } = work;
  if (state.build?.digest === key) {
    return state.build;
  }
  if (state.build) {
    const { instance } = state.build;
    await work.fence();
    const only = { only: instance };
    const waiting = await work.stop(spec.stopTimeoutSeconds, only);
    if (waiting) {
      return waiting;
    }
    await context.intent.clear(`run:${instance}`);
  }
  const { position } = await readLines(work.place.buildOutput, { limit: 0 });
  state.build = {
    instance: `build-${tools.newId()}`,
    digest: key,
    checkout: key,
    since: context.now().toISOString(),
    launches: 0,
    stopTimeoutSeconds: spec.stopTimeoutSeconds,
    told: position,
  };
  return state.build;
}

async function finish(
  work: Work,
  spec: ProcessSpec,
  key: string,
): Promise<DriverStep | undefined> {
  const { state, context } = work;
  if (state.build) {
    const { instance } = state.build;
    // Helpers that builds leave running, to be quicker next time.
    const only = { only: instance };
    const waiting = await work.stop(spec.stopTimeoutSeconds, only);
    if (waiting) {
      return waiting;
    }
    state.ready = key;
    delete state.build;
    await work.save();
    await context.intent.clear(`run:${instance}`);
  }
  return undefined;
}

/** What the build prints becomes part of the operation's log. */
async function tellOutput(work: Work, { hasEnded }: { hasEnded: boolean }) {
  const { state, place, context } = work;
  const { build: run } = state;
  // While it runs it may print faster than this is read; nobody comes back for what
  // is not told of one that has ended.
  for (let isMore = run !== undefined; run && isMore; ) {
    context.signal.throwIfAborted();
    const { lines, position } = await readLines(place.buildOutput, {
      after: run.told,
      limit: LINES_AT_ONCE,
      hasEnded,
    });
    for (const line of lines) {
      context.log('info', line);
    }
    // Of what is read some may not be told: the rest of a line that is too long.
    isMore = hasEnded && position > run.told;
    run.told = position;
  }
}

function failed(work: Work, spec: ProcessSpec, error: string) {
  return fail(work, spec, { explanation: { error }, printed: 'buildOutput' });
}
