/** What a number is made of. */
export const itemsMessages = {
  loading: 'Reading what it is made of…',
  failed: 'What it is made of could not be read',
  emptyTitle: 'Here would be what this number is made of',
  emptyAdvice:
    'Nothing of it happened in the period. Choose a longer one, or something else.',
  noMetricTitle: 'There is no such metric',
  noMetricAdvice: 'Choose one of those on the page Delivery.',
  item: 'What',
  cohort: 'Written',
  at: 'When',
  excluded: 'left out: {{reason}}',
  open: 'so far',
  approximate: 'approximate',
} as const;
