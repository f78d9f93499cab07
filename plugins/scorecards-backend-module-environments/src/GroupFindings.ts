import {
  Deployment,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';
import { isOrphan, KnownOfGroup } from './factsOfGroup';
import { Owners } from './Owners';

/** All that is known of environments, and of who owns what. */
export interface Everything
  extends Pick<
    KnownOfGroup,
    'environments' | 'requests' | 'deployments' | 'lastStage'
  > {
  owners: Owners;
  /** Owners and components of environments that the catalog does not have. */
  missing: ReadonlySet<string>;
  now: number;
}

interface Own {
  environments: EnvironmentSummary[];
  requests: EnvironmentSummary[];
  deployments: Deployment[];
  orphans: number;
}

/** What is known of each group, with the groups below it. */
export class GroupFindings {
  readonly #own = new Map<string, Own>();
  readonly #lastStage: string | undefined;

  constructor(all: Everything) {
    const { owners, missing, now } = all;
    this.#lastStage = all.lastStage;
    for (const component of owners.components()) {
      this.#forEach(owners.groupsOf(component), () => {});
    }
    for (const it of all.environments) {
      const isLeft = isOrphan(it, { now, exists: ref => !missing.has(ref) });
      this.#forEach(groupsOf(it, owners), own => {
        own.environments.push(it);
        own.orphans += Number(isLeft);
      });
    }
    for (const it of all.requests) {
      this.#forEach(groupsOf(it, owners), own => own.requests.push(it));
    }
    for (const it of all.deployments) {
      this.#forEach(owners.groupsOf(it.component), own =>
        own.deployments.push(it),
      );
    }
  }

  /** undefined of a group that owns no component and has no environment. */
  of(group: string): KnownOfGroup | undefined {
    const own = this.#own.get(group);
    return own && { ...own, lastStage: this.#lastStage };
  }

  #forEach(groups: Iterable<string>, add: (own: Own) => void): void {
    for (const group of groups) {
      const own: Own = this.#own.get(group) ?? {
        environments: [],
        requests: [],
        deployments: [],
        orphans: 0,
      };
      this.#own.set(group, own);
      add(own);
    }
  }
}

/**
 * The groups of an environment: those that own its component. Of one that is of
 * no component which a group owns, it is whoever owns the environment itself.
 */
function groupsOf(
  { component, owner }: EnvironmentSummary,
  owners: Owners,
): Iterable<string> {
  const found = component === undefined ? [] : [...owners.groupsOf(component)];
  return found.length > 0 ? found : owners.withAbove(owner);
}
