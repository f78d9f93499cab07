import { isSecretRef } from '@groundwork/backstage-plugin-environments-node';
import { Explanation } from '../explain';
import { RunStatus, variablesFor } from '../Launcher';
import { OwnProcess } from '../proc/ProcessTable';
import { ProcessSpec } from '../spec';
import { Run } from '../state';
import { send } from '../stop';
import { Work } from '../Work';
import { directoryOf } from './checkOut';

const MAX_LAUNCHES = 3;

/**
 * How a start is.
 *
 * @internal
 */
export type Launched =
  | { kind: 'running'; alive: OwnProcess[] }
  | {
      kind: 'ended';
      status: Extract<RunStatus, { phase: 'ended' }>;
      alive: OwnProcess[];
    }
  /** Killed together with its keeper, or by a restart of the machine. */
  | { kind: 'lost' }
  | { kind: 'impossible'; explanation: Explanation }
  /** Something else holds the lock: to be tried again, by another start. */
  | { kind: 'refused'; error: string };

/**
 * Looks for what a run has started, and starts it if nothing has been.
 *
 * @internal
 */
export async function launched(
  work: Work,
  run: Run,
  begin: () => Promise<Explanation | undefined>,
): Promise<Launched> {
  const { tools, place, context } = work;
  const key = `run:${run.instance}`;
  const before = await tools.launcher.statusOf(place, run.instance);
  const alive = await findRun(work, run);
  // It may have ended between the two looks.
  const status =
    alive.length === 0
      ? await tools.launcher.statusOf(place, run.instance)
      : before;
  switch (status?.phase) {
    case 'running':
      return alive.length > 0 ? { kind: 'running', alive } : { kind: 'lost' };
    case 'ended':
      return { kind: 'ended', status, alive };
    case 'unstartable':
      return {
        kind: 'impossible',
        explanation: { error: `it cannot be started: ${status.error}` },
      };
    case 'refused':
      return { kind: 'refused', error: await explainRefusal(work, status) };
    default:
  }
  if (alive.length > 0) {
    return { kind: 'running', alive };
  }
  if (run.launches >= MAX_LAUNCHES) {
    return { kind: 'lost' };
  }
  run.launches += 1;
  await work.save();
  await context.intent.begin(key);
  context.signal.throwIfAborted();
  const explanation = await begin();
  if (explanation) {
    return { kind: 'impossible', explanation };
  }
  const now = await findRun(work, run);
  await context.intent.end(key, externalIdOf(now));
  return { kind: 'running', alive: now };
}

/**
 * What holds the lock carries no mark, or it would have been ended before: it has
 * removed it, and is ended now. One that does carry it was started by a newer
 * worker.
 */
async function explainRefusal(
  work: Work,
  { reason }: Extract<RunStatus, { phase: 'refused' }>,
): Promise<string> {
  const { tools, place } = work;
  if (reason === 'stale') {
    return `a newer worker has taken over '${place.resource}'`;
  }
  const marked = await tools.table.list(mark => work.isMine(mark));
  if (marked.length === 0) {
    const locks = [place.serviceLock, place.buildLock];
    for (const { pid } of await tools.table.holdersOf(locks)) {
      send(pid, 'SIGKILL');
    }
  }
  return `something that was started earlier still held the lock of '${place.resource}'`;
}

/** What lives of a run. */
export function findRun(
  work: Work,
  run: Pick<Run, 'instance'>,
): Promise<OwnProcess[]> {
  return work.tools.table.list(
    mark => work.isMine(mark) && mark.instance === run.instance,
  );
}

/**
 * What a run is called outside: its keeper, which lives as long as it does.
 *
 * @internal
 */
export function externalIdOf(
  processes: readonly OwnProcess[],
): string | undefined {
  const [first] = [...processes].sort(
    (a, b) => Number(b.mark.keeper) - Number(a.mark.keeper) || a.pid - b.pid,
  );
  return first && `process:${first.pid}:${first.startTime}`;
}

/**
 * Starts a service or a build.
 *
 * @returns why it cannot be started, if so
 * @internal
 */
export async function start(
  work: Work,
  options: {
    kind: 'service' | 'build';
    run: Run;
    spec: ProcessSpec;
    commit?: string;
  },
): Promise<Explanation | undefined> {
  const { kind, run, spec, commit } = options;
  const { tools, place, state, context } = work;
  const directory = await directoryOf(
    work,
    run.checkout,
    spec.workingDirectory,
  );
  if (directory === undefined) {
    return {
      error: `the checkout has no directory '${spec.workingDirectory}'`,
      remediation: 'Correct workingDirectory in the blueprint.',
    };
  }
  await work.fence();
  await withValues(work, spec, env =>
    tools.launcher.launch({
      kind,
      place,
      mark: work.markOf(run.instance),
      epoch: context.epoch,
      command: kind === 'build' ? spec.build?.command ?? [] : spec.command,
      cwd: directory,
      variables: variablesFor({
        place,
        spec,
        env,
        privatePort: state.privatePort ?? 0,
        commit,
      }),
      limits: spec.limits,
      logLimitMb: spec.logLimitMb,
      ...(kind === 'build' && { timeoutSeconds: spec.build?.timeoutSeconds }),
    }),
  );
  return undefined;
}

/** Lends the values of secrets to a function, one after the other. */
async function withValues<T>(
  { context }: Work,
  { env }: ProcessSpec,
  use: (values: Record<string, string>) => Promise<T>,
): Promise<T> {
  const names = Object.keys(env);
  const lend = (i: number, values: Record<string, string>): Promise<T> => {
    if (i === names.length) {
      return use(values);
    }
    const value = env[names[i]];
    return isSecretRef(value)
      ? context.secrets.use(value, secret =>
          lend(i + 1, { ...values, [names[i]]: secret.reveal() }),
        )
      : lend(i + 1, { ...values, [names[i]]: value });
  };
  return await lend(0, {});
}
