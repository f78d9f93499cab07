/** German for `facts.ts`. */
export const factsMessagesDe = {
  'facts.headline_one': '{{count}} Fakt, den Prüfungen lesen können',
  'facts.headline_other': '{{count}} Fakten, die Prüfungen lesen können',
  'facts.loading': 'Die Fakten werden gelesen …',
  'facts.failed': 'Die Fakten konnten nicht gelesen werden',
  'facts.search': 'Einen Fakt finden',
  'facts.searchPlaceholder': 'Id, Quelle oder Beschreibung',
  'facts.bySource': 'Quelle',
  'facts.emptyTitle':
    'Hier stünde, was über Einträge bekannt ist und Prüfungen lesen können',
  'facts.emptyAdvice':
    'Installieren Sie einen Sammler, oder lassen Sie CI-Läufe Fakten melden.',
  'facts.noMatchTitle': 'Kein Fakt passt',
  'facts.noMatchAdvice': 'Leeren Sie die Suche, um alle zu sehen.',
  'facts.table': 'Fakten',
  'facts.fact': 'Fakt',
  'facts.type': 'Typ',
  'facts.description': 'Was er sagt',
  'facts.source': 'Quelle',
  'facts.fresh': 'Frisch für',
  'facts.usedBy': 'Verwendet von',
  'facts.unused': 'keiner Scorecard',
} as const;
