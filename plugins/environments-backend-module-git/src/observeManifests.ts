import {
  DriverPlan,
  Observation,
  ObserveContext,
  RefusedError,
  ResourceDesire,
  UnavailableError,
  UNKNOWN,
} from '@groundwork/backstage-plugin-environments-node';
import { JsonObject } from '@backstage/types';
import { writerOf } from './applyManifests';
import { describe, readApplication } from './argocd';
import { outputsOf, serverOf } from './awaitHealth';
import { Folder, isOf, refuseForeign, refuseSharedPath } from './Folder';
import {
  diffManifests,
  digestOf,
  MANIFESTS_FILE,
  readManifests,
  renderManifests,
} from './manifests';
import { MARKER_FILE } from './marker';
import { externalIdOf, Mirrors } from './Mirrors';
import { locationOf, waitOf } from './spec';
import { GitState, isSamePlace, readState } from './state';

/** What a commit would change. */
export async function planManifests(
  mirrors: Mirrors,
  context: ObserveContext,
  request: { desired?: ResourceDesire; state?: JsonObject },
): Promise<DriverPlan> {
  const { desired } = request;
  const kept = readState(request.state);
  const before = kept && (await mirrors.folderAt(kept, context.signal));
  if (!desired) {
    const changes = diffManifests(before?.manifests, undefined);
    return { action: 'destroy', changes };
  }
  if (!Array.isArray(desired.spec.manifests)) {
    return { action: kept ? 'update' : 'create', changes: [`~ ${UNKNOWN}`] };
  }
  const place = locationOf(mirrors.config, desired);
  const text = renderManifests(readManifests(desired.spec.manifests));
  const stays = kept === undefined || isSamePlace(kept, place);
  const folder = await mirrors.folderAt(place, context.signal);
  const mirror = mirrors.of(place.repository);
  await refuseSharedPath(mirror, folder, place.path, context.signal);
  refuseForeign(folder, place.path, writerOf(desired, kept));
  const changes = [
    ...diffManifests(folder.manifests, text),
    ...strangeFiles(folder).map(name => `- ${name}`),
    ...(stays ? [] : [`- ${externalIdOf(kept)}`]),
  ];
  const fresh = folder.files.length === 0 ? 'create' : 'update';
  const same = changes.length === 0 && folder.manifests === text;
  const action = same ? 'unchanged' : fresh;
  const { repository, path } = place;
  return {
    action: stays ? action : 'replace',
    changes,
    fingerprint: {
      repository,
      path,
      branch: mirror.repository.branch,
      before: folder.manifests === undefined ? '' : digestOf(folder.manifests),
      after: digestOf(text),
    },
  };
}

/** How manifests are in the repository, and what Argo CD says of them. */
export async function observeManifests(
  mirrors: Mirrors,
  context: ObserveContext,
  request: { desired: ResourceDesire; state?: JsonObject },
): Promise<Observation> {
  const { desired } = request;
  const kept = readState(request.state);
  if (!kept) {
    return { status: 'absent' };
  }
  const folder = await mirrors.folderAt(kept, context.signal);
  const { marker } = folder;
  if (folder.files.length === 0) {
    return { status: 'absent', message: `${externalIdOf(kept)} is gone` };
  }
  if (typeof marker === 'object' && !isOf(marker, writerOf(desired, kept))) {
    const message = `${externalIdOf(kept)} belongs to '${
      marker.resource
    }' of environment '${marker.environment}'`;
    return { status: 'absent', message };
  }
  const drift = driftOf(folder, desired, kept);
  const health = await healthOf(mirrors, context, desired);
  return {
    status: health.status,
    message: health.message,
    drift: [drift, health.drift].filter(Boolean).join('; ') || undefined,
    outputs: outputsOf(mirrors, kept),
    externalId: externalIdOf(kept),
  };
}

/** What somebody has changed by hand since manifests were applied. */
function driftOf(
  folder: Folder,
  desired: ResourceDesire,
  kept: GitState,
): string | undefined {
  const { manifests, marker } = folder;
  const lines = strangeFiles(folder).map(name => `+ ${name}`);
  if (typeof marker !== 'object') {
    lines.push(`- ${MARKER_FILE}`);
  }
  if (manifests === undefined) {
    lines.push(`- ${MANIFESTS_FILE}`);
  } else if (digestOf(manifests) !== kept.digest) {
    const text = renderManifests(readManifests(desired.spec.manifests));
    // What is wanted now need not be what was applied.
    const changed = digestOf(text) === kept.digest;
    const changes = changed ? diffManifests(text, manifests) : [];
    lines.push(...(changes.length > 0 ? changes : [`~ ${MANIFESTS_FILE}`]));
  }
  return lines.length === 0 ? undefined : `edited by hand: ${lines.join(', ')}`;
}

async function healthOf(
  mirrors: Mirrors,
  context: ObserveContext,
  desired: ResourceDesire,
): Promise<Pick<Observation, 'status' | 'message' | 'drift'>> {
  const wait = waitOf(desired);
  if (wait.kind === 'none') {
    return { status: 'ready' };
  }
  try {
    const server = serverOf(mirrors.config, wait);
    const options = { signal: context.signal, refresh: false };
    const status = await readApplication(server, wait.application, options);
    if (status.kind === 'absent') {
      return { status: 'unknown', message: describe(status) };
    }
    return {
      status: statusOfHealth(status.health),
      message: status.health === 'Healthy' ? undefined : describe(status),
      drift:
        status.sync === 'OutOfSync'
          ? 'Argo CD says that the cluster is not as committed'
          : undefined,
    };
  } catch (error) {
    if (error instanceof UnavailableError || error instanceof RefusedError) {
      return { status: 'unknown', message: error.message };
    }
    throw error;
  }
}

function statusOfHealth(health: string): Observation['status'] {
  switch (health) {
    case 'Healthy':
      return 'ready';
    case 'Unknown':
      return 'unknown';
    default:
      return 'degraded';
  }
}

function strangeFiles({ files }: Folder): string[] {
  return files.filter(name => name !== MANIFESTS_FILE && name !== MARKER_FILE);
}
