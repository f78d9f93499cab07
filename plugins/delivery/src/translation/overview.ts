/** The answer of the page. */
export const overviewMessages = {
  loading: 'Reading the numbers…',
  failed: 'The numbers could not be read',
  changes_one: '{{number}} change merged',
  changes_other: '{{number}} changes merged',
  derived: 'Made of what happened until',
  emptyTitle:
    'Here would be what happens to your changes, and what holds them up',
  emptyAdvice:
    'Nothing has been told yet. Read the history of a repository to see its numbers in a few seconds, with no token at all.',
  emptyScopeTitle: 'Nothing is known of this',
  emptyScopeAdvice:
    'No change, deployment or incident of it was ever told. Choose something else, or read its repository.',
} as const;
