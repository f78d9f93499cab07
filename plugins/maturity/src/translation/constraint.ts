/** What holds changes up, as delivery found. */
export const constraintMessages = {
  title: 'The constraint',
  named: '{{stage}} holds changes up most ({{share}} of resamples)',
  unclear:
    '{{stage}} or {{runnerUp}} holds changes up most: it cannot be told which',
  abstained: {
    tooFewChanges:
      'Too few changes to say what holds them up: {{found}} of {{needed}} needed',
    tooFewWeeks:
      'Too few weeks to say what holds changes up: {{found}} of {{needed}} needed',
    tooFewStages:
      'Too few stages were seen to say which holds changes up: {{found}} of {{needed}} needed',
    tooMany:
      'Too many changes to work out what holds them up: {{found}}, at most {{needed}}. Choose a smaller group.',
  },
  none: 'What holds changes up is not known',
  noneAdvice:
    'Delivery has not said it. As soon as it measures changes of these teams, it is here.',
  evidence:
    'In a replay of {{changes}}, 20% faster {{stage}} saves {{saved}} per change',
  evidenceInterval:
    'In a replay of {{changes}}, 20% faster {{stage}} saves {{saved}} per change ({{interval}})',
  changes_one: '{{number}} merged change',
  changes_other: '{{number}} merged changes',
  capability: 'The capability behind it: {{capability}}.',
  noCapability: 'No capability of the platform stands behind writing code.',
  period: '{{from}} – {{to}}',
  open: 'See it in delivery',
  readiness: 'Would more generated code ship?',
  stage: {
    code: 'Code',
    review: 'Review',
    test: 'Test',
    environment: 'Environment',
    deploy: 'Deployment',
    operate: 'Operation',
  },
  stageWithin: {
    code: 'coding',
    review: 'review',
    test: 'testing',
    environment: 'provisioning of environments',
    deploy: 'deployment',
    operate: 'operation',
  },
} as const;
