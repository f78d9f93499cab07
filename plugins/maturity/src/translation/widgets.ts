/** The page of a group, and Home. */
export const widgetsMessages = {
  maturity: 'Maturity of my teams',
  organisation: 'Maturity of all teams',
  card: 'Maturity',
  all: 'All of it',
  nextFix: 'Next',
  noTeamTitle: 'You are in no team that is graded',
  noTeamAdvice: 'Here would be the levels of your teams.',
  overview: 'See all teams',
  notGraded: 'This group is not graded itself',
  notGradedAdvice: 'See how the teams in it are spread over the levels.',
} as const;
