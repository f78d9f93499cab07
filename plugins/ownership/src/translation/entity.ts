/** The texts about the ownership of one entity. */
export const entityMessages = {
  cardTitle: 'Ownership and on-call',
  history: 'History and identifiers',
  failed: 'The ownership of this entity could not be read',
  deniedTitle: 'You may not ask who owns this',
  deniedAdvice:
    'Whoever decides on permissions, usually the platform team, can grant you ownership.resolve.',
  unknownTitle: 'Nothing is known about the ownership of this entity yet',
  unknownAdvice:
    'Its owner, who is on call, its channel and runbook appear here once the entity has been read from the catalog, which takes up to a minute. Set spec.owner in its catalog file.',

  fix_one: 'Fix this gap',
  fix_other: 'Fix these gaps',

  contactTitle: 'Who to reach',
  owner: 'Owner',
  onCall: 'On call',
  channel: 'Channel',
  runbook: 'Runbook',
  dashboards: 'Dashboards',
  tier: 'Tier',
  tierValue: 'Tier {{tier}}',
  notKnown: 'Not known',

  gapsTitle: 'Gaps',
  gapSince: 'Open since',
  noGaps: 'No gaps. The owner exists and can be reached.',

  identifiersTitle: 'Identifiers',
  identifierCount_one: '{{count}} leads here',
  identifierCount_other: '{{count}} lead here',
  identifierKinds: 'Kind of identifier',
  kind: 'Kind',
  key: 'Identifier',
  rule: 'Known by',
  source: 'Source',
  seen: 'Seen',
  showAll: 'Show all {{number}}',
  noIdentifiers: 'Nothing but its name leads here',
  noIdentifiersAdvice:
    'Who pastes a host, an image or an alert into “Who owns …?” does not find this entity. To change that, add what it is known by to its catalog file:',
  copyExample: 'Copy the example',

  historyTitle: 'Ownership over time',
  since: 'since',
  current: 'Owner now',
  noHistory: 'No owner has been seen yet',
  noHistoryAdvice:
    'Owners appear here from the day on which they were first seen.',

  dependenciesTitle: 'Depends on',
  dependentsTitle: 'Depend on it',
  direct: 'Directly',
  indirect: 'Through these',
  noDependencies: 'It depends on nothing that the catalog knows',
  noDependents: 'Nothing that the catalog knows depends on it',
  relatedAdvice: 'These relations come from spec.dependsOn in catalog files.',
} as const;
