/** German for `reviews.ts`. */
export const reviewsMessagesDe = {
  'reviews.tab': 'Reviews',
  'reviews.loading': 'Es wird gelesen, was wartet …',
  'reviews.failed': 'Was wartet, konnte nicht gelesen werden',
  'reviews.none': 'Nichts wartet',
  'reviews.headline_one': '{{number}} Änderung wartet, {{overdue}} überfällig',
  'reviews.headline_other':
    '{{number}} Änderungen warten, {{overdue}} überfällig',
  'reviews.usual': 'Üblich sind {{hours}} bis zum ersten Review (n={{n}})',
  'reviews.usualAtOnce':
    'Üblich ist ein Review, sobald sie bereit ist (n={{n}})',
  'reviews.usualUnknown': 'Was üblich ist, ist noch nicht bekannt',
  'reviews.overdueAfter':
    'überfällig nach {{hours}}, länger als 9 von 10 Wartezeiten',
  'reviews.noOverdue': 'zu wenig ist bekannt, um eine überfällig zu nennen',
  'reviews.list': 'Änderungen, die warten',
  'reviews.waited': 'Wie lange',
  'reviews.overdue': 'Überfällig',
  'reviews.for': 'Wartet auf',
  'reviews.waitsFor.review': 'ein Review',
  'reviews.waitsFor.approval': 'eine Zustimmung',
  'reviews.waitsFor.merge': 'den Merge',
  'reviews.risks': 'Warum zuerst',
  'reviews.since': 'Seit',
  'reviews.search': 'Änderung finden',
  'reviews.searchPlaceholder': 'Titel, Repository oder Nummer',
  'reviews.emptyTitle': 'Hier stünden Änderungen, die auf ein Review warten',
  'reviews.emptyAdvice':
    'Gerade wartet keine. Wählen Sie oben etwas anderes, um weiter zu sehen.',
  'reviews.noMatchTitle': 'Keine Änderung passt',
  'reviews.noMatchAdvice': 'Suchen Sie nach weniger.',
  'reviews.shown': 'Die ersten {{shown}} von {{total}}',
  'reviews.load': 'Last je Team',
  'reviews.loadNote': 'erbetene Reviews je Team, letzte 4 Wochen',
  'reviews.waiting': 'Warten',
  'reviews.arrived': 'Angekommen',
  'reviews.reviewed': 'Geprüft',
} as const;
