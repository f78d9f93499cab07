import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { OwnedObject } from '@groundwork/backstage-plugin-environments-node';
import { namesIn, removeTree } from './files';
import { removeDoor } from './front/doorFile';
import { isName, Place, placeOf, servicesOf } from './layout';
import { PortLease, PortOwner } from './ports/PortLeases';
import { OwnProcess } from './proc/ProcessTable';
import { dropCheckouts } from './steps/checkOut';
import { externalIdOf } from './steps/launch';
import { stopFor } from './stop';
import { lookFor } from './targets';
import { identityOf, ProcessTools, removeIfEmpty } from './Work';

const TERM_MS = 2_000;
const KILL_MS = 2_000;

/** What there is of one resource. */
interface Remains {
  environmentId: string;
  resource: string;
  processes: OwnProcess[];
  ports: PortLease[];
  directory?: Place;
}

/**
 * Everything of the driver's on this machine, for the comparison with what is
 * known: an object per resource, with all that there is of it. It is called after
 * what uses most: `process:<pid>:<start time>`, `directory:<environment>/<resource>`
 * when nothing runs, `port:<number>` when that is all that is left.
 *
 * @internal
 */
export async function* listOwned(
  tools: ProcessTools,
): AsyncIterable<OwnedObject> {
  for (const remains of await findRemains(tools)) {
    const { environmentId, resource, directory } = remains;
    const identity = directory && (await identityOf(directory));
    yield {
      externalId: nameOf(remains),
      description: describe(remains),
      environmentId,
      resource,
      ...(identity && { createdAt: new Date(identity.createdAt) }),
    };
  }
}

async function findRemains(tools: ProcessTools): Promise<Remains[]> {
  const all = new Map<string, Remains>();
  const of = ({ environmentId, resource }: Omit<PortOwner, 'use'>) => {
    const key = `${environmentId}/${resource}`;
    const remains = all.get(key) ?? {
      environmentId,
      resource,
      processes: [],
      ports: [],
    };
    all.set(key, remains);
    return remains;
  };
  for (const found of await tools.table.list(() => true)) {
    of(found.mark).processes.push(found);
  }
  for (const lease of await tools.ports.list()) {
    of(lease).ports.push(lease);
  }
  const { home } = tools;
  for (const environmentId of await namesIn(servicesOf(home))) {
    const names = await namesIn(join(servicesOf(home), environmentId));
    for (const resource of names.filter(isName)) {
      const place = placeOf(home, environmentId, resource);
      of(place).directory = place;
    }
  }
  return [...all.values()];
}

function nameOf(remains: Remains): string {
  const { environmentId, resource, processes, ports, directory } = remains;
  return (
    externalIdOf(processes) ??
    (directory
      ? `directory:${environmentId}/${resource}`
      : `port:${ports[0]?.port}`)
  );
}

function describe(remains: Remains): string {
  const { resource, processes, ports, directory } = remains;
  const parts = [
    processes.length > 0
      ? `processes ${processes.map(({ pid }) => pid).join(', ')}`
      : '',
    ports.length > 0 ? `ports ${ports.map(({ port }) => port).join(', ')}` : '',
    directory ? `files in ${directory.directory}` : '',
  ];
  return `service '${resource}': ${parts.filter(Boolean).join('; ')}`;
}

/**
 * Removes something that {@link listOwned} has shown; what is gone already is
 * done.
 *
 * @throws InputError if it is none of ours
 * @internal
 */
export async function destroyOwned(
  tools: ProcessTools,
  externalId: string,
): Promise<void> {
  const [, pid, startTime] = /^process:(\d+):(\d+)$/.exec(externalId) ?? [];
  const [, port] = /^port:(\d{1,5})$/.exec(externalId) ?? [];
  const [, environmentId, resource] =
    /^directory:([^/]+)\/([^/]+)$/.exec(externalId) ?? [];
  if (pid !== undefined) {
    // The process id may have been given to another process since.
    const all = await tools.table.list(() => true);
    const found = all.find(
      it => it.pid === Number(pid) && it.startTime === startTime,
    );
    await removeAll(tools, found?.mark);
  } else if (port !== undefined) {
    const leases = await tools.ports.list();
    await removeAll(
      tools,
      leases.find(lease => lease.port === Number(port)),
    );
  } else if (environmentId !== undefined) {
    await removeAll(tools, { environmentId, resource });
  } else {
    throw new InputError(
      `'${externalId}' is none of 'process:<pid>:<start time>', 'port:<number>' and 'directory:<environment>/<resource>'`,
    );
  }
}

async function removeAll(
  tools: ProcessTools,
  owner: Omit<PortOwner, 'use'> | undefined,
): Promise<void> {
  if (!owner) {
    return;
  }
  const { environmentId, resource } = owner;
  const place = placeOf(tools.home, environmentId, resource);
  await removeDoor(place);
  await tools.doors.ensure(place);
  await end(tools, place);
  await dropCheckouts(tools, place);
  await removeTree(place.directory);
  await removeIfEmpty(place);
  await tools.ports.releaseAll(place);
}

async function end(tools: ProcessTools, place: Place): Promise<void> {
  const look = await lookFor(tools, tools.home, place);
  const begun = performance.now();
  const gone = await stopFor({
    look,
    stop: { asked: [] },
    save: async () => {
      // There is nothing that it could be stored in.
    },
    isOverdue: () => performance.now() - begun > TERM_MS,
    patience: () => begun + TERM_MS + KILL_MS - performance.now(),
    signal: new AbortController().signal,
  });
  if (!gone) {
    throw new Error('processes do not end, although they were killed');
  }
}
