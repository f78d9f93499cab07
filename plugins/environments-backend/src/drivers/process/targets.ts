import { basename, dirname } from 'node:path';
import { namesIn } from './files';
import { Launcher } from './Launcher';
import { Place } from './layout';
import { Mark } from './marks';
import { ProcessTable, Target } from './proc/ProcessTable';

/**
 * Which starts of a resource are meant: all, or one, or all but one.
 *
 * @internal
 */
export interface Chosen {
  only?: string;
  except?: string;
}

/**
 * Makes what looks for all that is to be ended of a resource. Programs may start
 * others with variables of their own, which then carry no mark: these are found as
 * long as they have a parent that is found, hold the pipe that they print to or a
 * lock, or are in the session of a start. Those that were found once are given
 * again as `known`.
 *
 * @internal
 */
export async function lookFor(
  { table, launcher }: { table: ProcessTable; launcher: Launcher },
  home: string,
  place: Place,
  { only, except }: Chosen = {},
): Promise<(known: readonly string[]) => Promise<Target[]>> {
  const isChosen = (instance: string) =>
    (only === undefined || instance === only) &&
    (except === undefined || instance !== except);
  const isWanted = (mark: Mark) =>
    mark.home === home &&
    mark.environmentId === place.environmentId &&
    mark.resource === place.resource &&
    isChosen(mark.instance);
  const locks = locksOf(place, { only, except });
  const isHeld = (path: string) => {
    const instance = instanceOfPipe(place, path);
    return instance === undefined ? locks.includes(path) : isChosen(instance);
  };
  const sessions = await sessionsOf(launcher, place, isChosen);
  return known =>
    table.find({
      isWanted,
      known,
      isHeld,
      isInside: ({ session, cwd }) =>
        sessions.includes(session) && cwd.startsWith(`${place.directory}/`),
    });
}

/** Whoever goes on may hold one, too; but only builds are ended one by one. */
function locksOf(place: Place, { only, except }: Chosen): string[] {
  if (except !== undefined) {
    return [];
  }
  return only === undefined
    ? [place.serviceLock, place.buildLock]
    : [place.buildLock];
}

/** The keeper names the pipe after the file beside it, and takes the name away. */
function instanceOfPipe({ runs }: Place, path: string): string | undefined {
  return dirname(path) === runs
    ? /^(.+)\.json\.pipe$/.exec(basename(path))?.[1]
    : undefined;
}

async function sessionsOf(
  launcher: Launcher,
  place: Place,
  isChosen: (instance: string) => boolean,
): Promise<number[]> {
  const instances = (await namesIn(place.runs))
    .flatMap(name => /^(.+)\.json$/.exec(name)?.[1] ?? [])
    .filter(isChosen);
  const statuses = await Promise.all(
    instances.map(instance => launcher.statusOf(place, instance)),
  );
  return statuses.flatMap(status =>
    status && 'pid' in status && status.pid !== undefined ? [status.pid] : [],
  );
}
