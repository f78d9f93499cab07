import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ContactCard } from '@groundwork/backstage-plugin-ownership-common';
import { personOf } from '../onCall/people';
import { EntityFinder } from '../onCall/query';
import { EntityProjection } from '../projection';

type NearestPerson = ContactCard['nearest'][number];

const MAX_PEOPLE = 8;
const MAX_MEMBERS_OF_GROUP = 5;
const MAX_LEVELS_UP = 4;

/**
 * Whom to wake when nobody is known to be on call: of each owner who leads it,
 * who is in it, and who leads the groups above it. Where no owner leads to
 * anybody, the owners of what the entity is part of are tried.
 */
export function nearestPeople(
  entity: EntityProjection,
  find: EntityFinder,
): NearestPerson[] {
  const people = new Map<string, NearestPerson>();
  const add = (ref: string | undefined, why: string) => {
    const user = ref ? find(fullUserRef(ref)) : undefined;
    if (user?.kind === 'user' && !people.has(user.entityRef)) {
      people.set(user.entityRef, { ...personOf(user), why });
    }
  };
  for (const owner of entity.owners) {
    addPeopleOf(find(owner), entity.title, find, add);
  }
  for (const partOf of people.size === 0 ? entity.partOf : []) {
    const whole = find(partOf);
    for (const owner of whole?.owners ?? []) {
      addPeopleOf(find(owner), whole!.title, find, add);
    }
  }
  return [...people.values()].slice(0, MAX_PEOPLE);
}

function addPeopleOf(
  owner: EntityProjection | undefined,
  owned: string,
  find: EntityFinder,
  add: (ref: string | undefined, why: string) => void,
): void {
  if (owner?.kind === 'user') {
    add(owner.entityRef, `owns ${owned}`);
  }
  if (owner?.kind !== 'group') {
    return;
  }
  const group = `${owner.title}, which owns ${owned}`;
  add(owner.lead, `leads ${group}`);
  for (const member of owner.members.slice(0, MAX_MEMBERS_OF_GROUP)) {
    add(member, `is in ${group}`);
  }
  let below = owner;
  for (let level = 0; level < MAX_LEVELS_UP; level++) {
    const parent = below.parent ? find(below.parent) : undefined;
    if (!parent) {
      return;
    }
    add(parent.lead, `leads ${parent.title}, above ${below.title}`);
    below = parent;
  }
}

/** The annotation that names a lead may leave out kind and namespace. */
function fullUserRef(ref: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'user' }));
  } catch {
    // An annotation may hold anything; what is no reference names nobody.
    return '';
  }
}
