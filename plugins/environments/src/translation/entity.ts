/** The texts of the tab of a component. */
export const entityMessages = {
  environments: 'Environments',
  failed: 'The environments could not be read',
  emptyTitle: 'No environment of this component',
  emptyAdvice: 'Create one from a branch to try it out.',
} as const;
