import {
  DriverContext,
  DriverStep,
  ObserveContext,
  RefusedError,
  ResourceDesire,
  UnavailableError,
} from '@groundwork/backstage-plugin-environments-node';
import { ApplicationStatus, describe, readApplication } from './argocd';
import { ArgoCdServer, GitDriverConfig } from './config';
import { externalIdOf, Mirrors } from './Mirrors';
import { Wait, waitOf } from './spec';
import { GitState, writeState } from './state';

const askAgainAfterMs = 5_000;

/** What a resource tells when its manifests are committed. */
export function outputsOf(mirrors: Mirrors, state: GitState) {
  const { repository, path, commit } = state;
  const { branch } = mirrors.of(repository).repository;
  return {
    repository,
    branch,
    path,
    ...(commit === undefined ? {} : { commit }),
  };
}

/** A step of waiting until what was committed is in force. */
export async function awaitHealth(
  mirrors: Mirrors,
  context: DriverContext,
  request: { desired: ResourceDesire; state: GitState },
): Promise<DriverStep> {
  const { waitingSince, ...state } = request.state;
  const wait = waitOf(request.desired);
  const why =
    wait.kind === 'argocd'
      ? await notInForce(mirrors, context, { wait, state, refresh: true })
      : undefined;
  if (wait.kind === 'none' || why === undefined) {
    return {
      kind: 'done',
      state: writeState(state),
      outputs: outputsOf(mirrors, state),
      externalId: externalIdOf(state),
    };
  }
  const since = waitingSince ?? context.now().toISOString();
  const waitedMs = context.now().getTime() - Date.parse(since);
  if (waitedMs >= wait.timeoutSeconds * 1000) {
    return {
      kind: 'fail',
      // The next attempt waits anew.
      state: writeState(state),
      error: `after ${wait.timeoutSeconds} seconds: ${why}`,
      remediation: `Look at application '${wait.application}' in Argo CD, then try again. What was committed stays.`,
    };
  }
  return {
    kind: 'wait',
    state: writeState({ ...state, waitingSince: since }),
    on: why,
    afterMs: askAgainAfterMs,
  };
}

/** The server that a resource is waited for on. */
export function serverOf(
  config: GitDriverConfig,
  wait: Extract<Wait, { kind: 'argocd' }>,
): ArgoCdServer {
  const { argocd } = config;
  const found =
    wait.server === undefined && argocd.length === 1
      ? argocd[0]
      : argocd.find(({ id }) => id === wait.server);
  if (!found) {
    throw new RefusedError(
      wait.server === undefined
        ? `wait names no server, and there are ${argocd.length} in environments.drivers.git.argocd`
        : `server '${wait.server}' is not one of environments.drivers.git.argocd`,
      'Name one in the blueprint, or configure it.',
    );
  }
  return found;
}

/** Why what was committed is not in force yet; undefined when it is. */
async function notInForce(
  mirrors: Mirrors,
  context: ObserveContext,
  asked: {
    wait: Extract<Wait, { kind: 'argocd' }>;
    state: GitState;
    refresh: boolean;
  },
): Promise<string | undefined> {
  const { wait, state, refresh } = asked;
  const { signal } = context;
  const server = serverOf(mirrors.config, wait);
  let status: ApplicationStatus;
  try {
    const options = { signal, refresh };
    status = await readApplication(server, wait.application, options);
  } catch (error) {
    // The time that is waited at most bounds this as well.
    if (error instanceof UnavailableError) {
      return error.message;
    }
    throw error;
  }
  if (status.kind === 'absent') {
    return describe(status);
  }
  if (!(await hasSeen(mirrors, state, status.revisions, signal))) {
    return `Argo CD has not seen commit ${state.commit?.slice(0, 10)} yet`;
  }
  const inForce = status.sync === 'Synced' && status.health === 'Healthy';
  return inForce ? undefined : describe(status);
}

/**
 * Whether one of the revisions contains the commit. Others commit to the branch as
 * well, so that it need not be the very same.
 */
async function hasSeen(
  mirrors: Mirrors,
  { repository, commit }: GitState,
  revisions: string[],
  signal: AbortSignal,
): Promise<boolean> {
  const mirror = mirrors.of(repository);
  return mirror.exclusively(async () => {
    await mirror.fetch(signal);
    for (const revision of revisions) {
      if (
        commit !== undefined &&
        (await mirror.isIncluded(commit, revision, signal))
      ) {
        return true;
      }
    }
    return false;
  });
}
