import { DomainEntity, SystemEntity } from '@backstage/catalog-model';
import { listedMetadata, repositoryMetadata } from './metadata';
import { Random } from './random';
import { subjects } from './words';

/** What systems need to know of the company that runs them. */
export interface Owners {
  teams: string[];
  divisions: string[];
}

/** Makes the domains, each owned by a division. */
export function createDomains(
  count: number,
  owners: Owners,
  random: Random,
): DomainEntity[] {
  return Array.from({ length: count }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: listedMetadata(
      `${random.pick(subjects)}-domain-${index}`,
      'domains.yaml',
    ),
    spec: { owner: `group:${random.pick(owners.divisions)}` },
  }));
}

/** Makes the systems, each owned by a team and part of a domain. */
export function createSystems(
  count: number,
  owners: Owners & { domains: readonly DomainEntity[] },
  random: Random,
): SystemEntity[] {
  return Array.from({ length: count }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: repositoryMetadata(`${random.pick(subjects)}-system-${index}`),
    spec: {
      owner: `group:${random.pick(owners.teams)}`,
      domain: random.pick(owners.domains).metadata.name,
    },
  }));
}
