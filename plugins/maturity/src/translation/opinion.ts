/** What a team says of itself. */
export const opinionMessages = {
  title: 'What the team says of itself',
  about:
    'For what no system measures. It is opinion: it stands beside the levels and never counts towards one.',
  none: 'No answer yet',
  answered: 'answered',
  notMember: 'Members of the team can answer.',
  edit: 'Answer the questions',
  editAgain: 'Change the answers',
  comment: 'Comment (optional)',
  commentHint: 'At most 1,000 characters. Who answered is not shown.',
  noAnswer: 'No answer',
  save: 'Save answers',
  cancel: 'Keep them as they were',
  saved: 'Saved the answers',
  saveFailed: 'The answers could not be saved',
  saveFailedAdvice: 'What you wrote is still here. {{reason}}',
  emptyTitle: 'The model asks no questions',
  emptyAdvice: 'They stand under questions in its file.',
} as const;
