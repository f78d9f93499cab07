/** The texts about teams, and about what to mend next. */
export const teamMessages = {
  cardTitle: 'Scorecards of the team',
  all: 'By team, and all checks',
  failed: 'The scorecards of this team could not be read',
  unknownTitle: 'Nothing is known about this team yet',
  unknownAdvice:
    'Its levels appear here once what it owns has been evaluated, which takes up to a minute.',
  emptyTitle: 'Here would be the levels of what this team owns',
  emptyAdvice:
    'No scorecard is about any of it yet. Set spec.owner of a component to this group.',
  partialTitle: 'Some of what this team owns you may not see',
  partialAdvice: 'It is not counted here.',
  counted_one: 'with {{count}} team',
  counted_other: 'with {{count}} teams',
  evaluated: 'As of',
  rollups: 'Levels of the team',
  fixes: 'The most valuable fixes',
  noFixes: 'Nothing to fix: every check that applies passes or is exempt.',
  gain: '+{{points}} points',
  gainHint:
    'By so much of 100 the score rises when this passes for all of them',
  fixEntities_one: 'for {{count}} entity',
  fixEntities_other: 'for {{count}} entities',
  unlocks_one: 'lifts {{count}} to its next level',
  unlocks_other: 'lifts {{count}} to their next level',
  byTeam: 'By team',
  byTeamTable: 'Teams on {{title}}',
  byTeamEmptyTitle: 'No team below owns anything itself',
  byTeamEmptyAdvice: 'Teams appear here once they own entities.',

  widgetTitle: 'What to fix next',
  nextFailed: 'What to fix next could not be read',
  noTeamTitle: 'You are in no team yet',
  noTeamAdvice:
    'Here would be what lifts your team most. Add your user to a group by spec.memberOf.',
  nothingOwnedTitle: 'Here would be what lifts your team most',
  nothingOwnedAdvice:
    'No scorecard is about anything that your team owns yet. Set spec.owner of a component to your group.',
  yours: 'Your teams',
} as const;
