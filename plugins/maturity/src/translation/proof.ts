/** Whether the model says anything of how teams deliver. */
export const proofMessages = {
  title: 'Does the model hold here?',
  intro:
    'How levels go together with the outcomes of delivery, over teams. Associations, not causes.',
  about: 'About',
  outcome: 'Outcome',
  finding: 'Goes together with',
  strength: 'Kendall’s τ (95% interval)',
  predicts: 'Better outcomes',
  contradicts: 'Worse outcomes',
  'nothing-seen': 'Nothing seen',
  abstainedTitle: 'What is not said, and why',
  abstained: {
    tooFewTeams: 'Too few teams: {{n}} of {{needed}} needed',
    allAlike: 'All teams are alike, so nothing can be told',
    sameFact:
      'It rests on the same number as the outcome, so going together would prove nothing',
    unsaid: 'Not said',
  },
  abstainedOf_one: '{{count}} pair',
  abstainedOf_other: '{{count}} pairs',
  levelsOf: 'Levels of {{capability}}',
  tau: '{{tau}} ({{low}} to {{high}})',
  unpredictive: 'Checks to think of removing',
  unpredictiveWhy:
    'Enough teams are known, and these checks go together with no outcome.',
  unpredictiveMark: 'Predicts nothing',
  emptyTitle: 'Nothing can be said yet',
  emptyAdvice:
    'At least {{needed}} teams are needed of which both levels and outcomes are known.',
  metric: {
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
} as const;
