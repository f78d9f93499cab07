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
  gainUpTo: 'up to +{{points}} points',
  gainHint:
    'By so much of 100 that score rises when this passes for all of them',
  gainUpToHint:
    'Whether it passes is not known yet. By so much of 100 that score rises if it passes for all of them',
  gainPartlyHint_one:
    'For {{count}} of them it is not known yet whether it passes. By so much of 100 that score rises if it comes to pass for all of them',
  gainPartlyHint_other:
    'For {{count}} of them it is not known yet whether it passes. By so much of 100 that score rises if it comes to pass for all of them',
  gainOfTeam: 'for the team’s score on {{scorecard}}',
  gainOfTeams: 'for your teams’ score on {{scorecard}}',
  fixUnknown_one: '{{count}} of them unknown',
  fixUnknown_other: '{{count}} of them unknown',
  fixEntities_one: 'for {{count}} entity',
  fixEntities_other: 'for {{count}} entities',
  unlocks_one: 'lifts {{count}} to its next level',
  unlocks_other: 'lifts {{count}} to their next level',
  byTeam: 'By team',
  byTeamTable: 'Teams on {{title}}',
  byTeamEmptyTitle: 'No team below owns anything',
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
