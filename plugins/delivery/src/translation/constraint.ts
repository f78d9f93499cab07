/** What holds changes up. */
export const constraintMessages = {
  title: 'What would help most',
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
      'Too many changes to work out what holds them up: {{found}}, at most {{needed}}. Choose a team or a shorter period.',
  },
  abstainedAdvice:
    'A name would be a guess. The time of each stage is shown all the same; a longer period or a larger team has more to go by.',
  unknown: 'What holds changes up could not be read',
  loading: 'Working out what holds changes up…',
  failed: 'What holds changes up could not be read',
  saves:
    'In a replay of these weeks, {{stage}} 20% faster saves {{saved}} per change{{interval}}',
  savings: 'What each stage would save, 20% faster',
  saved: 'Saved per change, 20% faster',
  share: 'Share of resamples',
  examples: 'Changes that show it',
  waited: 'Time in it',
  soFar: '{{hours}} so far',
  whatIf: 'What would change this answer',
  gap: '{{stage}} is ahead of {{runnerUp}} by {{gap}} per change{{interval}}',
  takeover:
    'If {{stage}} were {{share}} faster, {{runnerUp}} would hold changes up most',
  withoutAssisted: 'Without assisted changes: {{answer}}',
  noAssisted:
    'No change is known to be assisted, so leaving those out changes nothing',
} as const;
