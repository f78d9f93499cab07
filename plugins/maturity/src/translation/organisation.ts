/** All teams, or those of a group: `/maturity`. */
export const organisationMessages = {
  loading: 'Reading where teams stand…',
  failed: 'Where teams stand could not be read',
  heatMap: 'Teams and capabilities',
  heatMapMeta: '{{teams}} · {{coverage}} of checks known',
  heatMapNothing: '{{teams}} · nothing of them is known yet',
  readinessTitle: 'More generated code',
  sortHint: 'Sort by level in {{capability}}',
  shading: 'The stronger the shade of a cell, the more of its checks are known',
  hatched: 'Hatched: unmeasured',
  narrow:
    'Of each team: the capability that holds its changes up, where that is known, and its lowest.',
  partialTitle: 'There are teams that you may not see',
  partialAdvice:
    'They are left out of everything here. Whoever owns the catalog can let you read them.',
  noTeamsTitle: 'Here would be the levels of teams',
  noTeamsAdvice:
    'The model is about groups of the catalog, and it knows none of them. Add groups of type team to the catalog, or change the filter of the model.',
  noTeamsInGroupTitle: 'No team of this group is graded',
  noTeamsInGroupAdvice: 'Choose another group, or all teams.',
  showAll: 'Show all teams',
  notYetTitle: 'Teams have not been measured yet',
  notYetAdvice:
    'They are read a few minutes after the start of the portal. Load this page again then; whether facts arrive can be seen under Facts in the scorecards.',
  nothingTitle: 'Nothing of any team is known yet',
  nothingAdvice:
    'Levels rest on facts of delivery, environments and ownership. Connect a repository in delivery first: most checks come from there.',
  connect: 'Open delivery',
  trend: 'Teams by level, week by week',
  trendEmptyTitle: 'Here would be how levels move',
  trendEmptyAdvice:
    'It takes two measured weeks to see a movement. How teams stand now is above.',
  week: 'Week of',
  trendNow: '{{reached}} of {{of}} at level {{level}} or above now',
  trendChart:
    '{{capability}}: from {{from}} ({{fromWeek}}) to {{to}} ({{toWeek}})',
  teamsByLevel: '{{level}}: {{number}}',
  references: 'What others report',
} as const;
