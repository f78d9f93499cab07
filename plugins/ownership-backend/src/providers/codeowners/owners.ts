import { stringifyEntityRef } from '@backstage/catalog-model';
import { CodeownersOwner } from '@groundwork/backstage-plugin-ownership-common';
import { PeopleDirectory } from '../../domain/onCall/people';

/** Finds the entity that is called by a handle in CODEOWNERS files. */
export type FindOwner = (owner: CodeownersOwner) => string | undefined;

/** What owners are found by. */
export interface OwnerFinderOptions {
  /** Entity refs by handles, as configured. */
  owners: ReadonlyMap<string, string>;
  hasEntity: (entityRef: string) => boolean;
  people: PeopleDirectory;
}

/**
 * A handle that is configured means what it is configured to. Else a team is
 * the group of its name, an account the user of its name, and an address the
 * user who has it. Roles are held by whom only the host knows.
 */
export function createOwnerFinder({
  owners,
  hasEntity,
  people,
}: OwnerFinderOptions): FindOwner {
  const byName = (kind: string, name: string) => {
    const ref = stringifyEntityRef({ kind, namespace: 'default', name });
    return hasEntity(ref) ? ref : undefined;
  };
  return ({ kind, name, text }) => {
    const configured = owners.get(text.toLowerCase());
    if (configured) {
      return configured;
    }
    const last = name.slice(name.lastIndexOf('/') + 1);
    switch (kind) {
      case 'user':
        return byName('user', last);
      case 'team':
        return byName('group', last);
      case 'user-or-group':
        return byName('group', last) ?? byName('user', last);
      case 'email':
        return people.byEmail(name)?.entityRef;
      default:
        return undefined;
    }
  };
}
