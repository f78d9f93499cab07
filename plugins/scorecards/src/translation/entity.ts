/** The texts about one entity. */
export const entityMessages = {
  cardTitle: 'Scorecards',
  allChecks: 'All checks and history',
  failed: 'The scorecards of this entity could not be read',
  emptyTitle: 'No scorecard is about this',
  emptyAdvice:
    'Its levels, and what is missing for the next one, appear here once a scorecard’s filter selects it.',
  unknownTitle: 'Nothing is known about this entity yet',
  unknownAdvice:
    'Its levels appear here once it has been read from the catalog and evaluated, which takes up to a minute.',

  capabilities: 'By capability',
  toReach: 'To reach level {{level}}, {{name}}',
  highest: 'It is on the highest level. Nothing is missing.',
  nextOpen:
    'Nothing is missing for level {{level}}, {{name}}. It is reached with the next evaluation.',
  belowHighest: 'No longer passes',
  later: 'For later levels ({{number}})',
  passing: 'Passing ({{number}})',
  exempt: 'Exempt ({{number}})',
  exemptUntil: 'Exempt ({{number}}, the first until {{day}})',
  announced: 'Announced, not counted yet ({{number}})',
  countsFrom: 'counts from',
  ruleIsFact: 'passes where this fact says yes',
  counts: 'Counts',
  countsAs: 'for level {{level}}, with weight {{weight}}',
  pending: 'A change waits to be evaluated',
  evaluated: 'As of',
  definitionProblem:
    'A newer definition was refused; version {{version}} stays in force',
  problemSince: 'Refused since',
  details: 'Evidence and rule',
  advised: 'What the scorecard advises:',
  detailsOf: 'Evidence and rule of “{{title}}”',

  waiverRequested:
    'A waiver until {{day}} was asked for, and waits to be decided.',
  waiverApproved: 'Waived until {{day}}: {{reason}}',
  waiverApprovedWhile:
    'Waived until {{day}}, while “{{check}}” passes: {{reason}}',
  waiverIdle: {
    fail: 'A waiver until {{day}} was granted, but does not hold now: it depends on “{{check}}”, which fails.',
    unknown:
      'A waiver until {{day}} was granted, but does not hold now: it depends on “{{check}}”, which is unknown.',
    stale:
      'A waiver until {{day}} was granted, but does not hold now: it depends on “{{check}}”, which is stale.',
    exempt:
      'A waiver until {{day}} was granted, but does not hold now: it depends on “{{check}}”, which is exempt itself.',
    none: 'A waiver until {{day}} was granted, but does not hold now: it depends on “{{check}}”, which does not apply here.',
  },
  seeWaivers: 'See the waiver',

  evaluate: 'Evaluate now',
  evaluateDone: 'Evaluated anew',
  evaluateLater: 'Much waits to be evaluated: it comes in its turn',
  evaluateFailed: 'It could not be evaluated',
  collectorsFailed_one:
    'Evaluated anew, but {{count}} source could not be read',
  collectorsFailed_other:
    'Evaluated anew, but {{count}} sources could not be read',
  collectorsFailedLater_one:
    'It comes in its turn to be evaluated; {{count}} source could not be read',
  collectorsFailedLater_other:
    'It comes in its turn to be evaluated; {{count}} sources could not be read',
  sourcesFailed_one: '{{count}} source of this evidence fails',
  sourcesFailed_other: '{{count}} sources of this evidence fail',
  sourcesFailedAdvice:
    'That is for whoever runs the portal to mend, usually the platform team. It is tried again by itself; until then what was known before stays, and grows stale in time.',
  collectorFailed: '{{collector}}: {{error}}',
  collectorFailedSince: 'failing since',
  collectorsKept:
    'What was known from there before stays, and grows stale in time.',

  asOf: 'Where it stood on',
  today: 'Back to today',
  asOfTitle: 'Where it stood on {{day}}',
  asOfFailed: 'Where it stood then could not be read',
  asOfEmptyTitle: 'Nothing is known of that day',
  asOfEmptyAdvice: 'It was first evaluated later. Choose a later day.',
  scorecard: 'Scorecard',
  then: 'Then',
  now: 'Now',

  history: 'History',
  historyFailed: 'The history could not be read',
  historyEmptyTitle: 'Nothing has changed yet',
  historyEmptyAdvice:
    'What changes for this entity appears here, with the values that decided it.',
  earlier: 'Show earlier changes',
  raised: 'Raised to level {{level}}',
  lowered: 'Lowered to level {{level}}',
  kept: 'Stays on level {{level}}',
  left: 'No longer part of the scorecard',
  first: 'First evaluated, on level {{level}}',
  firstUnknown: 'First evaluated: nothing was known yet',
  historyScore: 'score {{score}}',
  historyVersion: 'version {{version}}',
  checkNew: 'applies now',
  checkGone: 'applies no more',
} as const;
