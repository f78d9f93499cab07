import {
  Entity,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ContactLink,
  EntitySummary,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';

/**
 * What is kept of an entity: as much as answers, contact cards and hygiene
 * need, so that none of them has to ask the catalog.
 */
export interface EntityProjection extends EntitySummary {
  namespace: string;
  name: string;
  description?: string;
  /** All owners, in the catalog's order. */
  owners: string[];
  /** Systems and domains that it is part of. */
  partOf: string[];
  dependsOn: string[];
  dependencyOf: string[];
  /** Of a user: groups. */
  memberOf: string[];
  /** Of a group: users. */
  members: string[];
  /** Of a group. */
  parent?: string;
  /** Of a group: who leads it. */
  lead?: string;
  contact: ProjectedContact;
  /** Name of the on-call schedule. */
  onCallSchedule?: string;
  /** The annotations that on-call providers and hygiene read. */
  annotations: Record<string, string>;
  /** Where its catalog file is, for patches. */
  managedBy?: string;
  /** Values that were to be identifiers, and are none of their kind. */
  unreadable: UnreadableValue[];
}

/** A value that a rule took for an identifier, and that is none. */
export interface UnreadableValue {
  /** The rule, for people. */
  rule: string;
  kind: IdentifierKind;
  value: string;
}

/** How the people behind an entity are reached. */
export interface ProjectedContact {
  email?: string;
  channel?: { name: string; url?: string };
  runbook?: ContactLink;
  dashboards: ContactLink[];
}

const ANNOTATION = {
  channel: ['groundwork.dev/chat-channel', 'a8r.io/chat'],
  runbook: ['groundwork.dev/runbook', 'a8r.io/runbook'],
  dashboards: 'groundwork.dev/dashboards',
  tier: 'groundwork.dev/tier',
  onCall: 'groundwork.dev/on-call',
  lead: 'groundwork.dev/lead',
  managedBy: 'backstage.io/managed-by-location',
} as const;

/** Annotations that are kept as they are. */
const KEPT_ANNOTATIONS = [
  'pagerduty.com/service-id',
  'pagerduty.com/integration-key',
  'opsgenie.com/team',
  'a8r.io/owner',
  'github.com/project-slug',
  'gitlab.com/project-slug',
  'backstage.io/source-location',
  'backstage.io/edit-url',
  ANNOTATION.onCall,
];

/** Keeps what is needed of an entity. */
export function projectEntity(entity: Entity): EntityProjection {
  const annotations = entity.metadata.annotations ?? {};
  const spec = (entity.spec ?? {}) as Record<string, unknown>;
  const namespace = entity.metadata.namespace ?? 'default';
  const profile = (spec.profile ?? {}) as Record<string, unknown>;

  return {
    entityRef: stringifyEntityRef(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace,
    name: entity.metadata.name,
    title:
      text(entity.metadata.title) ??
      text(profile.displayName) ??
      entity.metadata.name,
    description: text(entity.metadata.description),
    type: text(spec.type),
    lifecycle: text(spec.lifecycle),
    tier: tierOf(annotations[ANNOTATION.tier]),
    system: systemRef(spec.system, namespace),
    owners: relationsOf(entity, RELATION_OWNED_BY),
    partOf: relationsOf(entity, RELATION_PART_OF),
    dependsOn: relationsOf(entity, RELATION_DEPENDS_ON),
    dependencyOf: relationsOf(entity, RELATION_DEPENDENCY_OF),
    memberOf: relationsOf(entity, RELATION_MEMBER_OF),
    members: relationsOf(entity, RELATION_HAS_MEMBER),
    parent: relationsOf(entity, 'childOf')[0],
    lead: annotations[ANNOTATION.lead],
    contact: contactOf(entity, annotations, text(profile.email)),
    onCallSchedule: annotations[ANNOTATION.onCall],
    annotations: Object.fromEntries(
      KEPT_ANNOTATIONS.filter(key => annotations[key]).map(key => [
        key,
        annotations[key],
      ]),
    ),
    managedBy: annotations[ANNOTATION.managedBy],
    unreadable: [],
  };
}

/**
 * A projection without what is empty. There are many, and most have no
 * dependents, members or dashboards.
 */
export function compactProjection(projection: EntityProjection): object {
  const contact = withoutEmpty(projection.contact);
  return withoutEmpty({ ...projection, contact });
}

/** What an entity is kept as: the JSON of the compact projection. */
export function encodeProjection(projection: EntityProjection): string {
  return JSON.stringify(compactProjection(projection));
}

/** Reads what `encodeProjection` made. */
export function decodeProjection(json: string): EntityProjection {
  const stored: Partial<EntityProjection> = JSON.parse(json);
  return {
    ...nothingKnown(),
    ...stored,
    contact: { dashboards: [], ...stored.contact },
  } as EntityProjection;
}

/** What is left out when it is empty. */
function nothingKnown() {
  return {
    owners: [],
    partOf: [],
    dependsOn: [],
    dependencyOf: [],
    memberOf: [],
    members: [],
    annotations: {},
    unreadable: [],
  };
}

function withoutEmpty(object: object): object {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => !isEmpty(value)),
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    (typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 0)
  );
}

function relationsOf(entity: Entity, type: string): string[] {
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(refs)];
}

function systemRef(system: unknown, namespace: string): string | undefined {
  if (typeof system !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(system, {
        defaultKind: 'system',
        defaultNamespace: namespace,
      }),
    );
  } catch {
    // The catalog does not check the fields of kinds that it does not know.
    return undefined;
  }
}

function contactOf(
  entity: Entity,
  annotations: Record<string, string>,
  email: string | undefined,
): ProjectedContact {
  const links = entity.metadata.links ?? [];
  const channel = firstOf(annotations, ANNOTATION.channel);
  const runbook = firstOf(annotations, ANNOTATION.runbook);
  const linkCalled = (pattern: RegExp) =>
    links.find(
      link => pattern.test(link.icon ?? '') || pattern.test(link.title ?? ''),
    );
  const runbookLink = linkCalled(/runbook/i);
  return {
    email,
    channel: channel
      ? {
          name: isUrl(channel) ? lastSegment(channel) : channel,
          url: isUrl(channel)
            ? channel
            : links.find(link => link.icon === 'chat' || link.title === channel)
                ?.url,
        }
      : undefined,
    runbook: runbook
      ? { title: 'Runbook', url: runbook }
      : runbookLink && { title: 'Runbook', url: runbookLink.url },
    dashboards: dashboardsOf(annotations[ANNOTATION.dashboards], links),
  };
}

function dashboardsOf(
  annotation: string | undefined,
  links: Array<{ url: string; title?: string; icon?: string }>,
): ContactLink[] {
  const urls = new Map<string, string>();
  for (const link of links) {
    if (link.icon === 'dashboard') {
      urls.set(link.url, link.title ?? 'Dashboard');
    }
  }
  for (const url of valuesOf(annotation ?? '')) {
    if (!urls.has(url)) {
      urls.set(url, 'Dashboard');
    }
  }
  return [...urls].map(([url, title]) => ({ url, title }));
}

/** Splits an annotation that holds several values. */
export function valuesOf(annotation: string): string[] {
  return annotation
    .split(',')
    .map(value => value.trim())
    .filter(Boolean);
}

function tierOf(annotation: string | undefined): number | undefined {
  return annotation && /^[1-4]$/.test(annotation)
    ? Number(annotation)
    : undefined;
}

function firstOf(
  annotations: Record<string, string>,
  keys: readonly string[],
): string | undefined {
  return keys.map(key => annotations[key]).find(Boolean);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function isUrl(value: string): boolean {
  return /^https?:\/\//.test(value);
}

function lastSegment(url: string): string {
  return url.replace(/\/+$/, '').split('/').at(-1) ?? url;
}
