import type { FactSchema } from '@groundwork/backstage-plugin-scorecards-common';

const TEXTS_BY_NAME = {
  type: 'object',
  additionalProperties: { type: 'string' },
};

/**
 * What the collector `catalog` observes: what the catalog says of an entity.
 *
 * @public
 */
export const CATALOG_FACTS: readonly FactSchema[] = [
  {
    id: 'catalog.kind',
    type: 'string',
    description: 'Kind, in lower case, e.g. `component`.',
  },
  {
    id: 'catalog.name',
    type: 'string',
    description: 'Name: `metadata.name`.',
  },
  {
    id: 'catalog.title',
    type: 'string',
    description: 'Title: `metadata.title`, else the display name of a profile.',
  },
  {
    id: 'catalog.titleLength',
    type: 'integer',
    unit: 'characters',
    minimum: 0,
    description: 'Length of the title; 0 without one.',
  },
  {
    id: 'catalog.hasDescription',
    type: 'boolean',
    description: 'Whether it has a description.',
  },
  {
    id: 'catalog.descriptionLength',
    type: 'integer',
    unit: 'characters',
    minimum: 0,
    description: 'Length of the description; 0 without one.',
  },
  {
    id: 'catalog.type',
    type: 'string',
    description: 'Type: `spec.type`, e.g. `service`.',
  },
  {
    id: 'catalog.lifecycle',
    type: 'string',
    description: 'Lifecycle: `spec.lifecycle`, e.g. `production`.',
  },
  {
    id: 'catalog.tier',
    type: 'integer',
    minimum: 1,
    maximum: 9,
    description:
      'Criticality from 1 (highest) to 9: the annotation `groundwork.dev/tier`.',
  },
  {
    id: 'catalog.system',
    type: 'string',
    description: 'Ref of the system that it is part of.',
  },
  {
    id: 'catalog.domain',
    type: 'string',
    description: 'Ref of the domain that it is part of.',
  },
  {
    id: 'catalog.tags',
    type: 'string-list',
    description: 'Tags: `metadata.tags`; empty without any.',
  },
  {
    id: 'catalog.labels',
    type: 'object',
    schema: TEXTS_BY_NAME,
    description: "Labels by name, e.g. `catalog.labels['acme.test/stack']`.",
  },
  {
    id: 'catalog.annotations',
    type: 'object',
    schema: TEXTS_BY_NAME,
    description:
      "Annotations by name, e.g. `catalog.annotations['backstage.io/techdocs-ref']`.",
  },
  {
    id: 'catalog.hasOwner',
    type: 'boolean',
    description: 'Whether it names an owner.',
  },
  {
    id: 'catalog.owner',
    type: 'string',
    description: 'Ref of its first owner.',
  },
  {
    id: 'catalog.ownerKind',
    type: 'string',
    description: 'Kind of its first owner: `group` or `user`.',
  },
  {
    id: 'catalog.ownerExists',
    type: 'boolean',
    description:
      'Whether it names owners and the catalog has all of them; false without an owner.',
  },
  {
    id: 'catalog.hasTechDocs',
    type: 'boolean',
    description:
      'Whether it has documentation: the annotation `backstage.io/techdocs-ref` or `backstage.io/techdocs-entity`.',
  },
  {
    id: 'catalog.hasRunbook',
    type: 'boolean',
    description:
      'Whether it names a runbook: the annotation `groundwork.dev/runbook` or `a8r.io/runbook`, or a link with runbook as its title, type or icon.',
  },
  {
    id: 'catalog.hasDashboard',
    type: 'boolean',
    description:
      'Whether it names a dashboard: the annotation `groundwork.dev/dashboards` or one of Grafana or Datadog, or a link with dashboard as its title, type or icon.',
  },
  {
    id: 'catalog.hasOnCall',
    type: 'boolean',
    description:
      'Whether it names an on-call schedule: the annotation `groundwork.dev/on-call`, or one of PagerDuty, Opsgenie or Splunk On-Call. Its owner may have one all the same; `ownership.onCallScheduled` looks there too.',
  },
  {
    id: 'catalog.hasChatChannel',
    type: 'boolean',
    description:
      'Whether it names a chat channel: the annotation `groundwork.dev/chat-channel` or `a8r.io/chat`, or a link with chat as its type or icon.',
  },
  {
    id: 'catalog.hasLogs',
    type: 'boolean',
    description:
      'Whether it says where its logs are: the annotation `groundwork.dev/logs` or `a8r.io/logs`, or a link with logs, Loki, Kibana, Graylog or Splunk as its title, type or icon.',
  },
  {
    id: 'catalog.hasAlerts',
    type: 'boolean',
    description:
      'Whether it names its alerts: the annotation `groundwork.dev/alerts`, `prometheus.io/alert`, `prometheus.io/rule` or `grafana/alert-label-selector`, or a link with alerts as its title, type or icon.',
  },
  {
    id: 'catalog.hasSlo',
    type: 'boolean',
    description:
      'Whether it names its service level objectives: the annotation `groundwork.dev/slo` or `elastic/slo-id`, or a link with SLO or service level objective as its title, type or icon.',
  },
  {
    id: 'catalog.fromTemplate',
    type: 'boolean',
    description:
      'Whether it was made from a template: the annotation `backstage.io/source-template`.',
  },
  {
    id: 'catalog.ownershipConfirmedAt',
    type: 'timestamp',
    description:
      'When its owner last confirmed that it is theirs: the annotation `groundwork.dev/ownership-confirmed-at`, a date or a time in ISO 8601. A date begins at midnight UTC; one that cannot be read or is in the future is an error.',
  },
  {
    id: 'catalog.hasSourceLocation',
    type: 'boolean',
    description:
      'Whether it is known where its code is: the annotation `backstage.io/source-location`.',
  },
  {
    id: 'catalog.linkCount',
    type: 'integer',
    unit: 'links',
    minimum: 0,
    description: 'Links: `metadata.links`.',
  },
  {
    id: 'catalog.dependencyCount',
    type: 'integer',
    unit: 'entities',
    minimum: 0,
    description: 'What it depends on.',
  },
  {
    id: 'catalog.dependentCount',
    type: 'integer',
    unit: 'entities',
    minimum: 0,
    description: 'What depends on it.',
  },
  {
    id: 'catalog.providedApis',
    type: 'integer',
    unit: 'APIs',
    minimum: 0,
    description: 'APIs that it provides.',
  },
  {
    id: 'catalog.consumedApis',
    type: 'integer',
    unit: 'APIs',
    minimum: 0,
    description: 'APIs that it consumes.',
  },
  {
    id: 'catalog.partCount',
    type: 'integer',
    unit: 'entities',
    minimum: 0,
    description: 'What is part of it, of a system, domain or component.',
  },
  {
    id: 'catalog.isOrphan',
    type: 'boolean',
    description:
      'Whether nothing in the catalog refers to its file any more: the annotation `backstage.io/orphan`.',
  },
  {
    id: 'catalog.location',
    type: 'string',
    description:
      'Where its catalog file is: the annotation `backstage.io/managed-by-location`.',
  },
  {
    id: 'catalog.memberCount',
    type: 'integer',
    unit: 'people',
    minimum: 0,
    description: 'Of a group: its direct members.',
  },
  {
    id: 'catalog.hasMembers',
    type: 'boolean',
    description: 'Of a group: whether it has direct members.',
  },
  {
    id: 'catalog.childCount',
    type: 'integer',
    unit: 'groups',
    minimum: 0,
    description: 'Of a group: the groups directly below it.',
  },
  {
    id: 'catalog.hasParent',
    type: 'boolean',
    description: 'Of a group: whether it is part of another one.',
  },
  {
    id: 'catalog.hasLead',
    type: 'boolean',
    description:
      'Of a group: whether it names who leads it: the annotation `groundwork.dev/lead`.',
  },
  {
    id: 'catalog.email',
    type: 'string',
    description: 'Of a group or user: the address in its profile.',
  },
  {
    id: 'catalog.hasEmail',
    type: 'boolean',
    description: 'Of a group or user: whether its profile has an address.',
  },
  {
    id: 'catalog.groupCount',
    type: 'integer',
    unit: 'groups',
    minimum: 0,
    description: 'Of a user: the groups that they are a member of.',
  },
];
