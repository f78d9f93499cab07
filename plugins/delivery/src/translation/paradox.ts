/** Assisted changes beside the others. */
export const paradoxMessages = {
  title: 'Assisted, human and undeclared changes',
  intro:
    'What assisted changes are associated with, not what they cause: who uses assistance for which change is nobody’s experiment. Never of a person.',
  failed: 'The comparison could not be read',
  emptyTitle: 'Nothing to compare yet',
  emptyAdvice:
    'As soon as changes are known to be assisted, by trailers or notes in git, they are compared to the others here.',
  cohorts: 'How changes were written',
  cohort: {
    assisted: 'assisted',
    human: 'human',
    undeclared: 'undeclared',
  },
  against: {
    human: 'human ones',
    undeclared: 'undeclared ones',
  },
  throughput: 'Throughput',
  difference: 'Difference',
  verdict: {
    higher:
      'Assisted changes are associated with {{difference}} more than {{against}} ({{interval}}; p {{p}})',
    lower:
      'Assisted changes are associated with {{difference}} less than {{against}} ({{interval}}; p {{p}})',
    noDifferenceSeen:
      'No difference seen to {{against}}: {{difference}} ({{interval}}; p {{p}})',
  },
  abstained: {
    tooFewChanges:
      'No verdict: too few changes, {{found}} of {{needed}} needed',
    tooFewWeeks: 'No verdict: too few weeks, {{found}} of {{needed}} needed',
    tooFewFailures:
      'No verdict: too few failures, {{found}} of {{needed}} needed',
  },
  noVerdict: 'No verdict',
  effect: 'effect {{effect}} (Cliff’s δ)',
  shift: 'shifted by {{value}} ({{interval}})',
  corrected: 'corrected for labels: {{value}} ({{interval}})',
  standardised: 'same component and size: {{value}}',
  labels:
    'Of assisted changes, labels tell {{recall}}; of those they tell, {{precision}} are assisted. Measured against notes in git.',
  noLabels:
    'How many assisted changes the labels miss is not known: git keeps no notes of AI tools here.',
  references: 'Published figures to read it beside',
} as const;
