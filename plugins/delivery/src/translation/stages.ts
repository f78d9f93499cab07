/** What a change passes through. */
export const stagesMessages = {
  title: 'Where the time goes',
  perChange: 'per merged change',
  table: 'Time of each stage',
  stage: 'Stage',
  queue: 'Waiting',
  touch: 'Working',
  seen: 'Changes seen',
  open: 'Still in it',
  name: {
    code: 'Code',
    review: 'Review',
    test: 'Test',
    environment: 'Environment',
    deploy: 'Deploy',
    operate: 'Operate',
  },
  notSeen: 'not seen',
  notObserved: 'not observed',
  parts: 'waiting {{queue}}, working {{touch}}',
  items: 'n={{n}}, {{open}} still in it',
  constraint: 'Constraint, {{share}} of resamples',
} as const;
