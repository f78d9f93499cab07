/** German for `items.ts`. */
export const itemsMessagesDe = {
  'items.loading': 'Es wird gelesen, woraus sie besteht …',
  'items.failed': 'Woraus sie besteht, konnte nicht gelesen werden',
  'items.emptyTitle': 'Hier stünde, woraus diese Zahl besteht',
  'items.emptyAdvice':
    'Im Zeitraum ist nichts davon geschehen. Wählen Sie einen längeren oder etwas anderes.',
  'items.noMetricTitle': 'Diese Metrik gibt es nicht',
  'items.noMetricAdvice': 'Wählen Sie eine von der Seite Delivery.',
  'items.item': 'Was',
  'items.cohort': 'Geschrieben',
  'items.at': 'Wann',
  'items.excluded': 'weggelassen: {{reason}}',
  'items.open': 'bisher',
  'items.approximate': 'ungefähr',
} as const;
