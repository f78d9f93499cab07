/** What several screens say. */
export const sharedMessages = {
  status: {
    pass: 'Passes',
    fail: 'Fails',
    unknown: 'Unknown',
    stale: 'Stale',
    exempt: 'Exempt',
  },
  since: {
    pass: 'passing since',
    fail: 'failing since',
    unknown: 'unknown since',
    stale: 'stale since',
    exempt: 'exempt since',
  },

  score: 'Score',
  coverage: 'coverage {{coverage}}',
  scoreHint:
    'Weight of the checks that pass, of all that apply. {{pass}} of {{all}} pass; {{fail}} fail, {{unknown}} are unknown, {{stale}} are stale. {{exempt}} exempt are left out.',
  noScore: 'no score',
  noScoreHint: 'No check applies',
  nothingKnown: 'unknown',
  nothingKnownHint:
    'Of no check that applies it is known whether it passes: {{unknown}} are unknown, {{stale}} are stale. {{exempt}} exempt are left out.',

  noLevel: 'No level',
  levelNumber: 'Level {{level}}',
  unmeasured: 'Unmeasured',
  distribution: 'Entities by level',
  distributionShare: '{{name}}: {{entities}}, {{share}} by criticality',
  distributionUnmeasured: '{{entities}} of which nothing is known',
  reachedBy:
    'The highest level that at least 80 % of the entities, by criticality, have reached',
  noTeamLevel: 'no entities',

  trendLabel: 'Score from {{from}} on {{fromDay}} to {{to}} on {{toDay}}',
  noTrend: 'No trend yet',
  trendTable: 'Show the trend as a table',
  trendTitle: 'Trend of {{title}}',
  day: 'Day',
  close: 'Close',

  entities_one: '{{count}} entity',
  entities_other: '{{count}} entities',
  entitiesTitle: 'Entities',
  checks_one: '{{count}} check',
  checks_other: '{{count}} checks',
  tier: 'Tier {{tier}}',
  nobody: 'Nobody',

  useTemplate: 'Use a template',
  openGaps: 'See gaps in ownership',
  openTab: 'Open {{tab}}',
  openPage: {
    'create-environment': 'Create an environment',
    environments: 'See environments',
    'flaky-tests': 'See flaky tests',
    reviews: 'See waiting reviews',
    delivery: 'See delivery',
    incidents: 'See incidents',
  },
  howTo: 'How to fix it',

  rule: 'Rule',
  evidence: 'Evidence',
  weight: 'weight {{weight}}',
  noFacts: 'It reads no facts.',
  hasNone: 'has none',
  neverObserved: 'never observed',
  observed: 'observed',
  from: 'from {{source}}',
  freshUntil: 'was to be observed again by',
  collectFailed: 'Collecting has failed since',
  collectFails: 'Collecting fails',
  noDataFailed: 'No data yet: “{{source}}” could not observe {{facts}}.',
  noDataFailedAdvice:
    'That is for the platform team to mend; it is tried again by itself.',
  noDataPushed:
    'No data yet: {{facts}} was never reported. Connect CI, or whatever knows it, to report it.',
  noDataCollected:
    'No data yet: {{facts}} was never observed. Connect “{{source}}”.',
  noData: 'No data yet.',
  yes: 'yes',
  no: 'no',
  none: 'none',

  failedAdvice: 'Nothing was lost. {{reason}}',
  deniedTitle: 'You may not see scorecards',
  deniedAdvice:
    'Whoever decides on permissions, usually the platform team, can grant you scorecards.read.',

  refusedTitle:
    'A newer definition was refused; version {{version}} stays in force',
  refusedIn: '{{location}}, refused',
  problemAt: 'Line {{line}}, column {{column}}: {{message}}',
  problemAtLine: 'Line {{line}}: {{message}}',
  problemIn: '{{path}}: {{message}}',
  loadMore: 'Load more',
  moreFailed: 'The next ones could not be read',
  retry: 'Try again',
} as const;
