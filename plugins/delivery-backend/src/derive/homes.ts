import { compareText } from '../domain/collections/compare';
import { Snapshot } from '../directory';

/** What something that was deployed says of where it belongs. */
export interface Deployed {
  component: string;
  sha: string;
  /** The repository that its subject names. */
  repository?: string;
}

/** The repositories that have a commit. */
export type RepositoriesOf = (sha: string) => readonly string[];

/** Where something belongs that is in no repository that is known. */
export function serviceHome(name: string | undefined): string {
  return `service:${name ?? ''}`;
}

/**
 * The repository of a deployment: the one that has its commit, else the one that
 * its subject names, else that of its component. Of several that have the
 * commit, as forks do, it is the one that anything else names.
 */
export function homeOfDeployment(
  { component, sha, repository }: Deployed,
  repositoriesOf: RepositoriesOf,
  snapshot: Snapshot,
): string {
  const having = repositoriesOf(sha);
  const named = [repository, repositoryOfName(component, snapshot)].flatMap(
    it => it ?? [],
  );
  return (
    named.find(it => having.includes(it)) ??
    having.toSorted(compareText)[0] ??
    named[0] ??
    serviceHome(component)
  );
}

/**
 * The repository of what only names a component: that which the catalog says, or
 * which its subject names, or to which it was deployed from.
 *
 * @param deployedFrom - The repositories of the component's deployments
 */
export function homeOfNamed(
  { component, repository }: { component?: string; repository?: string },
  deployedFrom: readonly string[],
  snapshot: Snapshot,
): string {
  return (
    (component && repositoryOfName(component, snapshot)) ??
    repository ??
    deployedFrom.toSorted(compareText)[0] ??
    serviceHome(component)
  );
}

/** Where the catalog says that the component is which something names. */
export function repositoryOfName(
  name: string,
  snapshot: Snapshot,
): string | undefined {
  const component = snapshot.componentOfService(name);
  return component === undefined ? undefined : snapshot.repositoryOf(component);
}
