import {
  ContactCard,
  OnCall,
} from '@groundwork/backstage-plugin-ownership-common';
import { EntityFinder } from '../onCall/query';
import { EntityProjection } from '../projection';
import { nearestPeople } from './nearest';
import { relatedTo } from './related';

/** What a contact card is made from. */
export interface ContactCardOptions {
  /** Finds what is kept of an entity, in memory. */
  find: EntityFinder;
  onCall: OnCall;
  /** Whether the caller may know of an entity; of all, unless said. */
  isReadable?: (entityRef: string) => boolean;
}

/**
 * What a responder needs once the owner is known. Where the entity does not
 * say, its owners do, in their order.
 */
export function contactCard(
  entity: EntityProjection,
  { find, onCall, isReadable = () => true }: ContactCardOptions,
): ContactCard {
  const findReadable: EntityFinder = ref =>
    isReadable(ref) ? find(ref) : undefined;
  const sources = [
    entity,
    ...entity.owners.flatMap(owner => findReadable(owner) ?? []),
  ];
  const first = <T>(pick: (source: EntityProjection) => T | undefined) =>
    sources.map(pick).find(value => value !== undefined);
  return {
    onCall: withoutUnreadable(onCall, isReadable),
    channel: first(({ contact }) => contact.channel),
    runbook: first(({ contact }) => contact.runbook),
    dashboards:
      first(({ contact: { dashboards } }) =>
        dashboards.length > 0 ? dashboards : undefined,
      ) ?? [],
    tier: first(({ tier }) => tier),
    nearest:
      onCall.status === 'known' ? [] : nearestPeople(entity, findReadable),
    dependencies: relatedTo(entity, 'dependsOn', { find, isReadable }),
    dependents: relatedTo(entity, 'dependencyOf', { find, isReadable }),
  };
}

/** The schedule names people; what else is known of them is the catalog's. */
function withoutUnreadable(
  onCall: OnCall,
  isReadable: (entityRef: string) => boolean,
): OnCall {
  return {
    ...onCall,
    levels: onCall.levels.map(level => ({
      ...level,
      people: level.people.map(person =>
        person.entityRef && !isReadable(person.entityRef)
          ? { name: person.name }
          : person,
      ),
    })),
  };
}

/**
 * All entities that a card may show, or look at on the way, so that which of
 * them the caller may read can be asked at once.
 */
export function refsOfCard(
  entity: EntityProjection,
  { find, onCall }: Pick<ContactCardOptions, 'find' | 'onCall'>,
): string[] {
  const refs = new Set<string>();
  const findAndNote: EntityFinder = ref => {
    refs.add(ref);
    return find(ref);
  };
  for (const { people } of onCall.levels) {
    people.forEach(({ entityRef }) => entityRef && refs.add(entityRef));
  }
  contactCard(entity, { find: findAndNote, onCall });
  // An owner that turns out to be hidden leads to other people.
  nearestPeople({ ...entity, owners: [] }, findAndNote);
  return [...refs];
}
