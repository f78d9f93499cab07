import { Snapshot } from '../directory';
import { ComponentMap, componentsOf } from '../git';
import { Naming } from './types';

/**
 * Names of a repository's components: what whoever backfilled it said of its
 * paths, or else what the catalog says.
 */
export function namingOf(
  repository: string,
  snapshot: Snapshot,
  map?: ComponentMap,
): Naming {
  const mapped = map && allComponentsOf(map);
  const whole =
    mapped?.length === 1
      ? mapped[0]
      : snapshot.componentOfRepository(repository) ?? repository;
  return {
    componentsOf: paths => {
      const found = map && paths ? componentsOf(map, paths).components : [];
      if (found.length > 0) {
        return found;
      }
      return mapped?.length === 1 && !paths
        ? mapped
        : snapshot.componentsOf(repository, paths);
    },
    componentOf: name =>
      name === repository ? whole : snapshot.componentOfService(name) ?? name,
    teamOf: (component, at) => snapshot.teamOf(component, at),
    isMemberOf: (actor, team) => snapshot.isMemberOf(actor, team),
  };
}

function allComponentsOf({ prefixes, globs }: ComponentMap): string[] {
  return [
    ...new Set([
      ...[...prefixes.values()].flat(),
      ...globs.flatMap(({ components }) => components),
    ]),
  ];
}
