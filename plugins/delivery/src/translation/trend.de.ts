/** German for `trend.ts`. */
export const trendMessagesDe = {
  'trend.title': 'Nach Wochen',
  'trend.label': '{{name}} nach Wochen, zwischen {{low}} und {{high}}',
  'trend.week': 'Woche ab {{day}}: {{value}}, n={{n}}',
  'trend.weekOf': 'Woche ab',
  'trend.median': 'Median der Woche; bei Anteilen und Häufigkeiten ihr Wert',
  'trend.mark.deployment': 'Deployment',
  'trend.mark.incident': 'Vorfall',
  'trend.deployments': 'Deployments',
  'trend.incidents': 'Vorfälle',
  'trend.emptyTitle': 'Nichts zu zeichnen',
  'trend.emptyAdvice':
    'In keiner Woche des Zeitraums ließ sich das messen. Wählen Sie eine andere Metrik oder einen längeren Zeitraum.',
} as const;
