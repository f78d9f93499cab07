import { BlueprintResource } from '@groundwork/backstage-plugin-environments-common';
import { referencesIn } from './references';

/** What decides the order of resources. */
type Ordered = Pick<BlueprintResource, 'name' | 'spec' | 'dependsOn'>;

/** Names of the resources that one needs first. */
export function dependenciesOf({ spec, dependsOn }: Ordered): string[] {
  const referred = referencesIn(spec).flatMap(({ path }) => {
    const [root, name] = path.split('.');
    return root === 'resources' && name !== undefined ? [name] : [];
  });
  return [...new Set([...dependsOn, ...referred])].sort();
}

/**
 * Resources so that each comes after those that it needs; those that need
 * nothing of each other, as they are given.
 *
 * @throws Error that names resources which need each other in a circle
 */
export function inOrder<T extends { name: string; dependsOn: string[] }>(
  resources: readonly T[],
): T[] {
  const byName = new Map(resources.map(it => [it.name, it]));
  const ordered = new Set<T>();
  const visit = (resource: T, above: readonly string[]) => {
    if (ordered.has(resource)) {
      return;
    }
    const path = [...above, resource.name];
    if (above.includes(resource.name)) {
      throw new Error(
        `Resources need each other in a circle: ${path
          .slice(path.indexOf(resource.name))
          .join(' → ')}`,
      );
    }
    for (const name of resource.dependsOn) {
      const needed = byName.get(name);
      if (needed) {
        visit(needed, path);
      }
    }
    ordered.add(resource);
  };
  for (const resource of resources) {
    visit(resource, []);
  }
  return [...ordered];
}
