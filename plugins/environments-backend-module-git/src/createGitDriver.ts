import { NotFoundError } from '@backstage/errors';
import {
  DriverContext,
  DriverStep,
  EnvironmentDriver,
  EnvironmentIdentity,
  ObserveContext,
  OwnedObject,
  stepOfError,
} from '@groundwork/backstage-plugin-environments-node';
import { JsonObject } from '@backstage/types';
import { applyManifests } from './applyManifests';
import { GitDriverConfig } from './config';
import { Journal } from './Journal';
import { externalIdOf, Mirrors, placeOf } from './Mirrors';
import { observeManifests, planManifests } from './observeManifests';
import { removeFolder } from './removeFolder';
import { gitSpecSchema, Location } from './spec';
import { GitState, readState, writeState } from './state';

/** Makes the driver that commits manifests to repositories. */
export function createGitDriver(config: GitDriverConfig): EnvironmentDriver {
  const mirrors = new Mirrors(config);
  return {
    id: 'git',
    title: 'Manifests in a git repository',
    specSchema: gitSpecSchema,
    capabilities: { deterministicIds: true, adopt: true },
    plan: (context, request) => planManifests(mirrors, context, request),
    apply: (context, request) => applyManifests(mirrors, context, request),
    observe: (context, request) => observeManifests(mirrors, context, request),
    destroy: (context, request) => destroy(mirrors, context, request),
    inventory: context => inventory(mirrors, context),
    async adopt(context, { externalId }) {
      const place = placeOf(externalId);
      const { marker } = await mirrors.folderAt(place, context.signal);
      if (typeof marker !== 'object') {
        throw new NotFoundError(`${externalId} does not carry our mark`);
      }
      return writeState({ ...place, adoptedFrom: marker.environmentId });
    },
    async destroyOrphan(context, { externalId }) {
      const place = placeOf(externalId);
      await removeFolder(mirrors, context, { place });
    },
  };
}

async function destroy(
  mirrors: Mirrors,
  context: DriverContext,
  request: {
    environment: EnvironmentIdentity;
    resource: string;
    state?: JsonObject;
  },
): Promise<DriverStep> {
  const kept = readState(request.state);
  const key = context.opKey('folder');
  const { epoch } = context;
  let state = request.state ?? {};
  try {
    const found = kept ? [] : await markedWith(mirrors, key, context.signal);
    const places: GitState[] = kept ? [kept] : found;
    for (const own of places) {
      const journal = new Journal(context, own);
      const { adoptedFrom, written, leftover } = own;
      const owner = { key, adoptedFrom, epoch, hasWritten: written === true };
      for (const place of leftover ? [own, leftover] : [own]) {
        try {
          await removeFolder(mirrors, context, { place, owner, journal });
        } finally {
          state = writeState(journal.state);
        }
      }
    }
    return { kind: 'done', state: {} };
  } catch (error) {
    return stepOfError(error, state);
  }
}

async function markedWith(
  mirrors: Mirrors,
  key: string,
  signal: AbortSignal,
): Promise<Location[]> {
  const places: Location[] = [];
  for await (const { marker, repository, path } of mirrors.marked(signal)) {
    if (typeof marker === 'object' && marker.key === key) {
      places.push({ repository, path });
    }
  }
  return places;
}

async function* inventory(
  mirrors: Mirrors,
  { signal }: ObserveContext,
): AsyncGenerator<OwnedObject> {
  for await (const { marker, ...place } of mirrors.marked(signal)) {
    const externalId = externalIdOf(place);
    const description = `Manifests in ${externalId}`;
    yield marker === 'unreadable'
      ? { externalId, description }
      : {
          externalId,
          description: `${description}, of ${marker.environment}`,
          environmentId: marker.environmentId,
          resource: marker.resource,
          createdAt: new Date(marker.createdAt),
        };
  }
}
