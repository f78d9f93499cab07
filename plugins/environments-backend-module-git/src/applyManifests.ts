import {
  DriverContext,
  DriverStep,
  ResourceDesire,
  stepOfError,
  UnavailableError,
} from '@groundwork/backstage-plugin-environments-node';
import { awaitHealth } from './awaitHealth';
import { Folder, refuseForeign, refuseSharedPath, Writer } from './Folder';
import {
  digestOf,
  MANIFESTS_FILE,
  readManifests,
  renderManifests,
} from './manifests';
import { Marker, MARKER_FILE, markerOf, renderMarker } from './marker';
import { Journal } from './Journal';
import { externalIdOf, Mirrors } from './Mirrors';
import { publish } from './publish';
import { removeFolder } from './removeFolder';
import { Location, locationOf } from './spec';
import { GitState, isSamePlace, readState, writeState } from './state';

/** A step towards manifests being in the repository, and in force. */
export async function applyManifests(
  mirrors: Mirrors,
  context: DriverContext,
  request: { desired: ResourceDesire; state?: DriverStep['state'] },
): Promise<DriverStep> {
  const kept = readState(request.state);
  let journal = kept && new Journal(context, kept);
  try {
    const { desired } = request;
    const place = locationOf(mirrors.config, desired);
    const text = renderManifests(readManifests(desired.spec.manifests));
    journal ??= new Journal(context, place);
    await move(mirrors, context, { journal, place });
    const commit = await write(mirrors, context, { desired, journal, text });
    journal.set({ commit, digest: digestOf(text), written: true });
    await removeLeftover(mirrors, context, journal);
    journal.set({ adoptedFrom: undefined });
    const { state } = journal;
    return await awaitHealth(mirrors, context, { desired, state });
  } catch (error) {
    return stepOfError(error, journal ? writeState(journal.state) : {});
  }
}

/** Whose folder a resource's is. */
export function writerOf(
  desired: Pick<ResourceDesire, 'environment' | 'resource'>,
  state: GitState | undefined,
  epoch?: number,
): Writer {
  const { environment, resource } = desired;
  const adoptedFrom = state?.adoptedFrom;
  return { environmentId: environment.id, resource, adoptedFrom, epoch };
}

/** Whether a folder holds what is wanted and nothing else, whoever wrote it. */
export function isAsWanted(
  folder: Folder,
  wanted: { manifests: string; marker: Marker },
): boolean {
  const { manifests, marker, files } = folder;
  return (
    files.length === 2 &&
    manifests === wanted.manifests &&
    typeof marker === 'object' &&
    renderMarker({ ...marker, epoch: 0 }) ===
      renderMarker({ ...wanted.marker, epoch: 0 })
  );
}

/** Notes that manifests are to be elsewhere than they are. */
async function move(
  mirrors: Mirrors,
  context: DriverContext,
  { journal, place }: { journal: Journal; place: Location },
): Promise<void> {
  const { repository, path } = journal.state;
  if (!isSamePlace(journal.state, place)) {
    await removeLeftover(mirrors, context, journal);
    const leftover = { repository, path };
    const nothing = { commit: undefined, digest: undefined };
    journal.set({ ...place, ...nothing, leftover });
  }
}

async function removeLeftover(
  mirrors: Mirrors,
  context: DriverContext,
  journal: Journal,
): Promise<void> {
  const { leftover, adoptedFrom, written } = journal.state;
  if (leftover) {
    const { epoch } = context;
    const key = context.opKey('folder');
    const owner = { key, adoptedFrom, epoch, hasWritten: written === true };
    await removeFolder(mirrors, context, { place: leftover, owner, journal });
    journal.set({ leftover: undefined });
  }
}

async function write(
  mirrors: Mirrors,
  context: DriverContext,
  {
    desired,
    journal,
    text,
  }: { desired: ResourceDesire; journal: Journal; text: string },
): Promise<string> {
  const kept = journal.state;
  const { signal, epoch } = context;
  const { path } = kept;
  const mirror = mirrors.of(kept.repository);
  const writer = writerOf(desired, kept, epoch);
  const now = context.now();
  const { environment, resource } = desired;
  const { commit, changed } = await publish(mirror, {
    path,
    signal,
    at: now,
    message: `Apply ${resource} of ${environment.name}\n\nEnvironment: ${environment.id}\n`,
    async decide(folder) {
      await refuseSharedPath(mirror, folder, path, signal);
      const marker = refuseForeign(folder, path, writer);
      const wanted = markerOf(desired, {
        key: context.opKey('folder'),
        epoch,
        createdAt: marker?.createdAt ?? now.toISOString(),
      });
      return isAsWanted(folder, { manifests: text, marker: wanted })
        ? 'as it is'
        : { [MANIFESTS_FILE]: text, [MARKER_FILE]: renderMarker(wanted) };
    },
    journal,
  });
  if (commit === undefined) {
    throw new UnavailableError(`'${path}' has vanished while it was written`);
  }
  context.log(
    'info',
    changed
      ? `Committed ${commit.slice(0, 10)} to ${externalIdOf(kept)}, branch ${
          mirror.repository.branch
        }`
      : `${externalIdOf(kept)} is as wanted since ${commit.slice(0, 10)}`,
  );
  return commit;
}
