/** German for `overview.ts`. */
export const overviewMessagesDe = {
  'overview.loading': 'Die Zahlen werden gelesen …',
  'overview.failed': 'Die Zahlen konnten nicht gelesen werden',
  'overview.changes_one': '{{number}} Änderung gemergt',
  'overview.changes_other': '{{number}} Änderungen gemergt',
  'overview.derived': 'Aus dem, was geschah bis',
  'overview.emptyTitle':
    'Hier stünde, was mit Ihren Änderungen geschieht und was sie aufhält',
  'overview.emptyAdvice':
    'Noch wurde nichts gemeldet. Lesen Sie die Geschichte eines Repositorys: Seine Zahlen sind in Sekunden da, ganz ohne Token.',
  'overview.emptyScopeTitle': 'Darüber ist nichts bekannt',
  'overview.emptyScopeAdvice':
    'Davon wurde nie eine Änderung, ein Deployment oder ein Vorfall gemeldet. Wählen Sie etwas anderes, oder lesen Sie sein Repository.',
} as const;
