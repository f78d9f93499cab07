/** The texts of the card of a group. */
export const groupMessages = {
  title: 'Environments',
  failed: 'The environments of the group could not be read',
  emptyTitle: 'No environments of this group',
  emptyAdvice:
    'Here would be what it has, what it costs and what its quota leaves. Create the first one from a blueprint.',
  all: 'All of the group',
  environments: 'Environments',
  ofLimit: 'of {{limit}}',
  byBlueprint: 'By blueprint',
  full: 'Used up',
  newest: 'Newest',
} as const;
