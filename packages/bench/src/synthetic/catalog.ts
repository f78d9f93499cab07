import { Entity } from '@backstage/catalog-model';
import { createOrganisation } from './organisation';
import { createRandom } from './random';
import { kindCounts } from './sizes';
import { createSoftware } from './software';
import { createDomains, createSystems } from './systems';

/** What a synthetic catalog depends on, and nothing else. */
export interface SyntheticOptions {
  /** How many entities it has, exactly. */
  size: number;
  seed: number;
}

/**
 * Makes the catalog of a company that does not exist.
 *
 * The same options give the same entities in the same order, and every
 * reference leads to an entity that is there.
 */
export function createSyntheticCatalog(options: SyntheticOptions): Entity[] {
  const { size, seed } = options;
  const counts = kindCounts(size);
  const random = (label: string) => createRandom(seed, label);

  const { groups, users, ...owners } = createOrganisation(
    counts,
    random('organisation'),
  );
  const domains = createDomains(counts.domains, owners, random('domains'));
  const systems = createSystems(
    counts.systems,
    { ...owners, domains },
    random('systems'),
  );
  const { components, apis, resources } = createSoftware(
    counts,
    { systems, teams: owners.teams },
    random('software'),
  );
  return [
    ...groups,
    ...users,
    ...domains,
    ...systems,
    ...resources,
    ...apis,
    ...components,
  ];
}
