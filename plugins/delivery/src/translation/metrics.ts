/** What is measured. */
export const metricsMessages = {
  dora: 'The five DORA numbers',
  others: 'Along the way',
  metric: 'Metric',
  value: 'Value',
  intervalTitle: '95% interval',
  p90: '9 of 10 within',
  n: 'n',
  difference: 'Against before',
  trendTitle: 'By week',
  unknown: 'not known',
  noBefore: 'nothing to compare',
  noTrend: 'no trend yet',
  up: 'more by',
  down: 'less by',
  same: 'no change',
  better: 'better',
  worse: 'worse',
  unclear: 'may be chance',
  trend: '{{name}}: from {{from}} ({{fromDay}}) to {{to}} ({{toDay}})',
  ofItems: 'n={{n}}',
  interval: '95% interval {{interval}}',
  coverage: '{{coverage}} could be measured',
  approximate: '{{n}} of them approximate',
  leftOut: 'Left out: {{reasons}}',
  version: 'Definition {{version}}',
  definitionOf: 'How {{name}} is defined',
  definitionLink: 'The whole definition',
  reason: {
    negative: 'that would end before they begin',
    open: 'not over yet',
    sizeUnknown: 'of unknown size',
    startUnknown: 'with unknown start',
    firstCommitUnknown: 'with unknown first commit',
    notMerged: 'not merged',
    deploymentEndUnknown: 'whose deployment has no known end',
    readyUnknown: 'not known when ready for review',
    notReviewed: 'not reviewed',
    pending: 'too young to tell',
    firstDeployment: 'the first deployment, before which nothing is known',
    runUnknown: 'of an unknown run',
    notDeployed: 'not deployed',
    draft: 'still a draft',
    notReviewedYet: 'not reviewed yet',
    reviewedAsDraft: 'reviewed as a draft',
    mergedUnreviewed: 'merged without a review',
    closedUnreviewed: 'closed without a review',
    reviewsUnknown: 'of whose reviews nothing is known',
  },
  name: {
    'lead-time': 'Lead time',
    'deployment-frequency': 'Deployment frequency',
    'change-fail-rate': 'Change fail rate',
    'recovery-time': 'Recovery time',
    'rework-rate': 'Rework rate',
    'merge-to-deploy': 'Merge to deploy',
    'review-latency': 'Review latency',
    'merged-unreviewed-rate': 'Merged unreviewed',
    'change-size': 'Change size',
    'test-feedback': 'Test feedback',
    'environment-lead-time': 'Environment lead time',
    'detect-time': 'Time to detect',
    'restore-time': 'Time to restore',
    'self-service-rate': 'Self-service rate',
  },
  definition: {
    'lead-time':
      'From the first commit of a change until it is deployed to production; the median.',
    'deployment-frequency':
      'Successful deployments to production in a week; the same commit again does not count.',
    'change-fail-rate':
      'The share of deployments that failed or led to an incident, a rollback or a fix.',
    'recovery-time':
      'From the end of a deployment that failed until it was mended; the median.',
    'rework-rate':
      'The share of deployments that were not planned: they mend another.',
    'merge-to-deploy':
      'From merging a change until it is deployed to production; the median.',
    'review-latency':
      'From when a change is ready for review until a person other than its author reviews it; the median.',
    'merged-unreviewed-rate':
      'The share of merged changes that nobody but their author had reviewed.',
    'change-size': 'Lines added and removed by a change; the median.',
    'test-feedback':
      'From pushing a commit until the last of its required checks is over; the median.',
    'environment-lead-time':
      'From asking for an environment until it is healthy; the median.',
    'detect-time':
      'From the start of an incident until it was detected; the median.',
    'restore-time':
      'From detecting an incident until it was resolved; the median.',
    'self-service-rate':
      'The share of deployments that nobody outside of the owning team had to start or allow.',
  },
} as const;
