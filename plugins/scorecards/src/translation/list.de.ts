/** German for `list.ts`. */
export const listMessagesDe = {
  'list.title': 'Alle Scorecards',
  'list.tab': 'Scorecards',
  'list.waiversTab': 'Ausnahmen',
  'list.factsTab': 'Fakten',
  'list.headline_one': '{{count}} Scorecard',
  'list.headline_other': '{{count}} Scorecards',
  'list.headlineRefused_one': '{{count}} Definition ist abgelehnt.',
  'list.headlineRefused_other': '{{count}} Definitionen sind abgelehnt.',
  'list.search': 'Eine Scorecard finden',
  'list.searchPlaceholder': 'Titel, Eigentümer oder Beschreibung',
  'list.noMatchTitle': 'Keine Scorecard passt',
  'list.noMatchAdvice': 'Leeren Sie die Suche, um alle zu sehen.',
  'list.loading': 'Die Scorecards werden gelesen …',
  'list.failed': 'Die Scorecards konnten nicht gelesen werden',
  'list.emptyTitle':
    'Hier stünden Scorecards und wie viele Einträge welche Stufe erreichen',
  'list.emptyAdvice':
    'Schreiben Sie eine als YAML-Datei und tragen Sie deren Ort unter scorecards.locations in die Konfiguration ein.',
  'list.by': 'von',
  'list.version': 'Version {{version}}, seit',
  'list.levelFailed': 'nicht gelesen',
  'list.refusedNew': 'Eine neue Scorecard wurde abgelehnt',
  'list.refusedNewNamed': 'Die neue Scorecard „{{id}}“ wurde abgelehnt',
} as const;
