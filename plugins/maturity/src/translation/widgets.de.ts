/** German for `widgets.ts`. */
export const widgetsMessagesDe = {
  'widgets.maturity': 'Reife meiner Teams',
  'widgets.organisation': 'Reife aller Teams',
  'widgets.card': 'Reife',
  'widgets.all': 'Alles dazu',
  'widgets.nextFix': 'Als Nächstes',
  'widgets.noTeamTitle': 'Sie sind in keinem Team, das eingestuft wird',
  'widgets.noTeamAdvice': 'Hier stünden die Stufen Ihrer Teams.',
  'widgets.overview': 'Alle Teams ansehen',
  'widgets.notGraded': 'Diese Gruppe wird selbst nicht eingestuft',
  'widgets.notGradedAdvice':
    'Sehen Sie, wie die Teams darin sich auf die Stufen verteilen.',
} as const;
