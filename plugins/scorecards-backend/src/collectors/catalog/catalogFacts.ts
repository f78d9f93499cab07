import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_MEMBER,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  descriptionLengthOf,
  linkCountOf,
  relatedBy,
  relationCountOf,
} from '../../entities/storedCounts';
import { tierOf } from '../../entities/tier';
import { contactsOf } from './contacts';
import { signalsOf } from './signals';

/** Facts by id; those that an entity has no value of are undefined. */
export type CatalogFacts = Record<string, JsonValue | undefined>;

const ANNOTATION = {
  lead: 'groundwork.dev/lead',
  orphan: 'backstage.io/orphan',
  location: 'backstage.io/managed-by-location',
  source: 'backstage.io/source-location',
  template: 'backstage.io/source-template',
  techDocs: ['backstage.io/techdocs-ref', 'backstage.io/techdocs-entity'],
} as const;

/**
 * What the catalog says of an entity, but for whether its owners exist and when
 * they last confirmed it, which need more than the entity.
 */
export function catalogFactsOf(entity: Entity): CatalogFacts {
  return prefixed({
    ...namesOf(entity),
    ...metadataOf(entity),
    ...specOf(entity),
    ...ownersFacts(entity),
    ...relationFacts(entity),
    ...factsOfKind(entity),
  });
}

/** Refs of the owners of an entity, in the catalog's order. */
export function ownersOf(entity: Entity): string[] {
  const related = relatedBy(entity, RELATION_OWNED_BY);
  if (related.length > 0) {
    return related;
  }
  // Relations come a little later than the entity itself.
  const owner = text(entity.spec?.owner);
  const ref = owner && refOf(owner, 'group', entity);
  return ref ? [ref] : [];
}

function prefixed(facts: CatalogFacts): CatalogFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [`catalog.${name}`, value]),
  );
}

function namesOf(entity: Entity): CatalogFacts {
  const { name, title, description } = entity.metadata;
  const shown = text(title) ?? text(profileOf(entity).displayName);
  const described = text(description)?.trim() ?? '';
  return {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    name,
    title: shown,
    titleLength: lengthOf(shown ?? ''),
    hasDescription: described !== '',
    descriptionLength: descriptionLengthOf(entity),
  };
}

function metadataOf(entity: Entity): CatalogFacts {
  const { metadata } = entity;
  const annotations = metadata.annotations ?? {};
  const links = metadata.links ?? [];
  const { runbook, dashboard, onCall, chatChannel } = contactsOf(
    annotations,
    links,
  );
  const { logs, alerts, slo } = signalsOf(annotations, links);
  return {
    tags: metadata.tags ?? [],
    labels: metadata.labels ?? {},
    annotations,
    tier: tierOf(entity),
    hasTechDocs: ANNOTATION.techDocs.some(key => Boolean(annotations[key])),
    hasRunbook: runbook,
    hasDashboard: dashboard,
    hasOnCall: onCall,
    hasChatChannel: chatChannel,
    hasLogs: logs,
    hasAlerts: alerts,
    hasSlo: slo,
    fromTemplate: Boolean(annotations[ANNOTATION.template]),
    hasSourceLocation: Boolean(annotations[ANNOTATION.source]),
    linkCount: linkCountOf(entity),
    isOrphan: annotations[ANNOTATION.orphan] === 'true',
    location: text(annotations[ANNOTATION.location]),
  };
}

function specOf(entity: Entity): CatalogFacts {
  const spec = entity.spec ?? {};
  return {
    type: text(spec.type),
    lifecycle: text(spec.lifecycle),
    system: partOf(entity, 'system'),
    domain: partOf(entity, 'domain'),
  };
}

function ownersFacts(entity: Entity): CatalogFacts {
  const [owner] = ownersOf(entity);
  return {
    hasOwner: owner !== undefined,
    owner,
    ownerKind: owner === undefined ? undefined : owner.split(':')[0],
  };
}

function relationFacts(entity: Entity): CatalogFacts {
  const count = (type: string) => relationCountOf(entity, type);
  return {
    dependencyCount: count(RELATION_DEPENDS_ON),
    dependentCount: count(RELATION_DEPENDENCY_OF),
    providedApis: count(RELATION_PROVIDES_API),
    consumedApis: count(RELATION_CONSUMES_API),
    partCount: count(RELATION_HAS_PART),
  };
}

function factsOfKind(entity: Entity): CatalogFacts {
  const { email } = profileOf(entity);
  const address = { email: text(email), hasEmail: text(email) !== undefined };
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'group': {
      const members = relationCountOf(entity, RELATION_HAS_MEMBER);
      return {
        ...address,
        memberCount: members,
        hasMembers: members > 0,
        childCount: relationCountOf(entity, RELATION_PARENT_OF),
        hasParent: relationCountOf(entity, RELATION_CHILD_OF) > 0,
        hasLead: Boolean(entity.metadata.annotations?.[ANNOTATION.lead]),
      };
    }
    case 'user':
      return {
        ...address,
        groupCount: relationCountOf(entity, RELATION_MEMBER_OF),
      };
    default:
      return {};
  }
}

function partOf(entity: Entity, kind: 'system' | 'domain'): string | undefined {
  const related = relatedBy(entity, RELATION_PART_OF).find(ref =>
    ref.startsWith(`${kind}:`),
  );
  const named = text(entity.spec?.[kind]);
  return related ?? (named && refOf(named, kind, entity));
}

function refOf(
  name: string,
  defaultKind: string,
  { metadata }: Entity,
): string | undefined {
  try {
    const defaultNamespace = metadata.namespace ?? 'default';
    return stringifyEntityRef(
      parseEntityRef(name, { defaultKind, defaultNamespace }),
    );
  } catch {
    // The catalog does not check the fields of kinds that it does not know.
    return undefined;
  }
}

function profileOf({ spec }: Entity): JsonObject {
  const profile = spec?.profile;
  return typeof profile === 'object' &&
    profile !== null &&
    !Array.isArray(profile)
    ? profile
    : {};
}

/** As people count: what lies outside of 16 bits is one too. */
function lengthOf(value: string): number {
  return [...value].length;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
