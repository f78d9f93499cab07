/** German for `report.ts`. */
export const reportMessagesDe = {
  'report.tab': 'Bericht',
  'report.loading': 'Der Bericht wird geschrieben …',
  'report.failed': 'Der Bericht konnte nicht geschrieben werden',
  'report.quarter': 'Quartal',
  'report.quarterName': 'Q{{quarter}} {{year}}',
  'report.quarterNow': 'Q{{quarter}} {{year}}, bis jetzt',
  'report.group': 'Gruppe',
  'report.groupPlaceholder': 'Die ganze Organisation',
  'report.frame': 'Bericht für die Leitung, {{quarter}}',
  'report.print': 'Drucken',
  'report.csv': 'CSV herunterladen',
  'report.json': 'JSON herunterladen',
  'report.copy': 'Link kopieren',
  'report.downloadFailed': 'Die Datei konnte nicht erstellt werden',
  'report.share':
    'Der Link öffnet genau diesen Bericht, für alle, die ihn lesen dürfen.',
} as const;
