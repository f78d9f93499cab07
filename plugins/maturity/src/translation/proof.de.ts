/** German for `proof.ts`. */
export const proofMessagesDe = {
  'proof.title': 'Stimmt das Modell hier?',
  'proof.intro':
    'Wie Stufen mit den Ergebnissen der Auslieferung zusammengehen, über Teams. Zusammenhänge, keine Ursachen.',
  'proof.about': 'Worüber',
  'proof.outcome': 'Ergebnis',
  'proof.finding': 'Geht zusammen mit',
  'proof.strength': 'Kendalls τ (95-%-Intervall)',
  'proof.predicts': 'Besseren Ergebnissen',
  'proof.contradicts': 'Schlechteren Ergebnissen',
  'proof.nothing-seen': 'Nichts zu sehen',
  'proof.abstainedTitle': 'Was nicht gesagt wird, und warum',
  'proof.abstained.tooFewTeams':
    'Zu wenige Teams: {{n}} von {{needed}} nötigen',
  'proof.abstained.allAlike':
    'Alle Teams sind gleich; daraus lässt sich nichts ablesen',
  'proof.abstained.sameFact':
    'Es beruht auf derselben Zahl wie das Ergebnis; Übereinstimmung bewiese nichts',
  'proof.abstained.unsaid': 'Nicht gesagt',
  'proof.abstainedOf_one': '{{count}} Paar',
  'proof.abstainedOf_other': '{{count}} Paare',
  'proof.levelsOf': 'Stufen bei {{capability}}',
  'proof.tau': '{{tau}} ({{low}} bis {{high}})',
  'proof.unpredictive': 'Prüfungen, die wegfallen könnten',
  'proof.unpredictiveWhy':
    'Genug Teams sind bekannt, und diese Prüfungen gehen mit keinem Ergebnis zusammen.',
  'proof.unpredictiveMark': 'Sagt nichts voraus',
  'proof.emptyTitle': 'Noch lässt sich nichts sagen',
  'proof.emptyAdvice':
    'Mindestens {{needed}} Teams sind nötig, von denen Stufen und Ergebnisse bekannt sind.',
  'proof.metric.lead-time': 'Durchlaufzeit',
  'proof.metric.deployment-frequency': 'Deployment-Häufigkeit',
  'proof.metric.change-fail-rate': 'Fehlerrate von Änderungen',
  'proof.metric.recovery-time': 'Erholungszeit',
  'proof.metric.rework-rate': 'Nacharbeitsrate',
  'proof.metric.merge-to-deploy': 'Merge bis Deployment',
  'proof.metric.review-latency': 'Wartezeit auf Review',
  'proof.metric.merged-unreviewed-rate': 'Ohne Review gemergt',
  'proof.metric.change-size': 'Größe von Änderungen',
  'proof.metric.test-feedback': 'Rückmeldung der Tests',
  'proof.metric.environment-lead-time': 'Wartezeit auf Umgebungen',
  'proof.metric.detect-time': 'Zeit bis zur Entdeckung',
  'proof.metric.restore-time': 'Zeit bis zur Wiederherstellung',
  'proof.metric.self-service-rate': 'Selbstbedienungsrate',
} as const;
