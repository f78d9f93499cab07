/** The texts of the list of all scorecards. */
export const listMessages = {
  title: 'All scorecards',
  tab: 'Scorecards',
  waiversTab: 'Waivers',
  factsTab: 'Facts',
  headline_one: '{{count}} scorecard',
  headline_other: '{{count}} scorecards',
  headlineRefused_one: '{{count}} definition is refused.',
  headlineRefused_other: '{{count}} definitions are refused.',
  search: 'Find a scorecard',
  searchPlaceholder: 'Title, owner or description',
  noMatchTitle: 'No scorecard matches',
  noMatchAdvice: 'Clear the search to see all of them.',
  loading: 'Reading the scorecards…',
  failed: 'The scorecards could not be read',
  emptyTitle:
    'Here would be scorecards, with how many entities reach which level',
  emptyAdvice:
    'Write one as a YAML file, and add where it is to scorecards.locations in the configuration.',
  by: 'by',
  version: 'version {{version}}, since',
  levelFailed: 'not read',
  refusedNew: 'A new scorecard was refused',
  refusedNewNamed: 'The new scorecard “{{id}}” was refused',
} as const;
