/** Entities’ tabs and cards. */
export const entityMessages = {
  emptyAdvice:
    'Here would be how long its changes take, what holds them up and what breaks. Read its repository from git, or send its events.',
  more: 'More of it',
  all: 'All numbers',
} as const;
