import { Entity } from '@backstage/catalog-model';
import { IdentifierKind } from '@groundwork/backstage-plugin-ownership-common';
import { valuesOf } from './projection';

/**
 * Says that a value of an entity is an identifier of a kind. Exactly one of
 * `annotation` and `path` is set.
 */
export interface CatalogRule {
  /** Key of an annotation. */
  annotation?: string;
  /**
   * Where in the entity, e.g. `spec.profile.email`; `[]` after a name goes
   * through a list: `metadata.links[].url`.
   */
  path?: string;
  kind: IdentifierKind;
  /** Only for entities of this kind, lower case. */
  entityKind?: string;
  /** Put before the value, e.g. `github.com/` before a project slug. */
  prefix?: string;
  /**
   * Key of an annotation whose value is put before this one, with a slash
   * between. Without that annotation the rule finds nothing.
   */
  qualifiedBy?: string;
  /** Not every value is of the kind, so those that are not are no mistakes. */
  mixed?: boolean;
  /** From 0 to 1, how telling such a value is; 1 unless said. */
  confidence?: number;
}

/** A value that a rule found. */
export interface RuleMatch {
  rule: CatalogRule;
  /** The rule, for people. */
  description: string;
  value: string;
}

const annotation = (
  key: string,
  kind: IdentifierKind,
  rest: Partial<CatalogRule> = {},
): CatalogRule => ({ annotation: key, kind, ...rest });

const path = (
  where: string,
  kind: IdentifierKind,
  rest: Partial<CatalogRule> = {},
): CatalogRule => ({ path: where, kind, ...rest });

/**
 * The rules that are in force unless the configuration says otherwise: what
 * Backstage, Kubernetes' a8r.io convention and well-known tools put into
 * entities, and Groundwork's own annotations.
 */
export const DEFAULT_CATALOG_RULES: readonly CatalogRule[] = [
  annotation('groundwork.dev/hosts', 'host'),
  annotation('groundwork.dev/images', 'image'),
  annotation('groundwork.dev/otel-service-name', 'service-name'),
  annotation('groundwork.dev/alert-labels', 'alert-label'),
  annotation('groundwork.dev/cloud-resources', 'cloud-resource'),
  annotation('groundwork.dev/databases', 'database'),
  annotation('groundwork.dev/queues', 'queue'),
  annotation('groundwork.dev/packages', 'package'),
  annotation('groundwork.dev/chat-channel', 'chat-channel'),

  annotation('github.com/project-slug', 'repo', { prefix: 'github.com/' }),
  annotation('gitlab.com/project-slug', 'repo', { prefix: 'gitlab.com/' }),
  annotation('backstage.io/source-location', 'repo', { mixed: true }),
  // The location is a path where several share a repository.
  annotation('backstage.io/source-location', 'path', { mixed: true }),
  annotation('backstage.io/kubernetes-id', 'kubernetes-workload'),
  annotation('backstage.io/kubernetes-id', 'kubernetes-workload', {
    qualifiedBy: 'backstage.io/kubernetes-namespace',
  }),
  annotation('backstage.io/kubernetes-namespace', 'kubernetes-namespace', {
    confidence: 0.6,
  }),
  annotation('backstage.io/kubernetes-label-selector', 'alert-label'),
  annotation('argocd/app-name', 'service-name', { confidence: 0.8 }),
  annotation('sentry.io/project-slug', 'service-name', { confidence: 0.8 }),
  annotation('pagerduty.com/service-id', 'pager-service'),
  annotation('pagerduty.com/integration-key', 'pager-service'),
  annotation('opsgenie.com/team', 'pager-service', { confidence: 0.6 }),
  annotation('a8r.io/chat', 'chat-channel'),
  annotation('a8r.io/repository', 'repo'),
  annotation('a8r.io/runbook', 'url', { confidence: 0.7 }),
  annotation('groundwork.dev/runbook', 'url', { confidence: 0.7 }),
  annotation('groundwork.dev/dashboards', 'url', { confidence: 0.7 }),

  path('metadata.name', 'service-name', {
    entityKind: 'component',
    confidence: 0.9,
  }),
  path('metadata.title', 'service-name', {
    entityKind: 'component',
    confidence: 0.8,
  }),
  ...['api', 'resource', 'system'].flatMap(entityKind =>
    ['metadata.name', 'metadata.title'].map(where =>
      path(where, 'service-name', { entityKind, confidence: 0.5 }),
    ),
  ),
  path('metadata.name', 'database', {
    entityKind: 'resource',
    confidence: 0.7,
  }),
  path('metadata.links[].url', 'url', { confidence: 0.6 }),
  path('spec.profile.email', 'person'),
];

/** Finds the values of an entity that the rules call identifiers. */
export function applyCatalogRules(
  entity: Entity,
  rules: readonly CatalogRule[],
): RuleMatch[] {
  const entityKind = entity.kind.toLocaleLowerCase('en-US');
  return rules
    .filter(rule => !rule.entityKind || rule.entityKind === entityKind)
    .flatMap(rule =>
      prefixesOf(entity, rule).flatMap(prefix =>
        valuesAt(entity, rule).map(value => ({
          rule,
          description: describe(rule),
          value: `${prefix}${value}`,
        })),
      ),
    );
}

function describe(rule: CatalogRule): string {
  return rule.annotation ? `annotation ${rule.annotation}` : `${rule.path}`;
}

function prefixesOf(entity: Entity, rule: CatalogRule): string[] {
  const { prefix = '', qualifiedBy } = rule;
  return qualifiedBy === undefined
    ? [prefix]
    : valuesOf(entity.metadata.annotations?.[qualifiedBy] ?? '').map(
        qualifier => `${prefix}${qualifier}/`,
      );
}

function valuesAt(entity: Entity, rule: CatalogRule): string[] {
  if (rule.annotation) {
    return valuesOf(entity.metadata.annotations?.[rule.annotation] ?? '');
  }
  let found: unknown[] = [entity];
  for (const step of (rule.path ?? '').split('.')) {
    const isList = step.endsWith('[]');
    const key = isList ? step.slice(0, -2) : step;
    found = found.flatMap(value => {
      const next = ownValue(value, key);
      if (isList) {
        return Array.isArray(next) ? next : [];
      }
      return next === undefined ? [] : [next];
    });
  }
  return found.filter(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}

/** Only own properties, so that a path cannot reach into prototypes. */
function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
