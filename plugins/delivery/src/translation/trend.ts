/** How a metric went. */
export const trendMessages = {
  title: 'By week',
  label: '{{name}} by week, between {{low}} and {{high}}',
  week: 'Week of {{day}}: {{value}}, n={{n}}',
  weekOf: 'Week of',
  median: 'median of the week; of shares and frequencies, their value',
  mark: {
    deployment: 'Deployment',
    incident: 'Incident',
  },
  deployments: 'Deployments',
  incidents: 'Incidents',
  emptyTitle: 'Nothing to draw',
  emptyAdvice:
    'In no week of the period could this be measured. Choose another metric or a longer period.',
} as const;
