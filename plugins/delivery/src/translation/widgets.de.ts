/** German for `widgets.ts`. */
export const widgetsMessagesDe = {
  'widgets.reviews': 'Wartende Reviews',
  'widgets.incidents': 'Offene Vorfälle',
  'widgets.noReviews': 'Keine Änderung Ihrer Teams wartet',
  'widgets.noReviewsAdvice':
    'Hier stünden die, die auf ein Review warten, überfällige zuerst.',
  'widgets.noIncidents': 'Kein Vorfall Ihrer Teams ist offen',
  'widgets.noIncidentsAdvice':
    'Hier stünden die ungelösten, die neuesten zuerst.',
  'widgets.allReviews': 'Alles, was wartet',
  'widgets.allIncidents': 'Alle Vorfälle',
} as const;
