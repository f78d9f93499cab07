/** The texts of "My environments" on Home. */
export const widgetMessages = {
  title: 'My environments',
  failed: 'Your environments could not be read',
  loading: 'Reading your environments…',
  emptyTitle: 'You have no environments',
  emptyAdvice:
    'Here would be those that you create, with how long they live. Create one from a branch to try it out.',
  all: 'All of mine ({{total}})',
} as const;
