/** German for `metrics.ts`. */
export const metricsMessagesDe = {
  'metrics.dora': 'Die fünf DORA-Zahlen',
  'metrics.others': 'Unterwegs',
  'metrics.metric': 'Metrik',
  'metrics.value': 'Wert',
  'metrics.intervalTitle': '95-%-Intervall',
  'metrics.p90': '9 von 10 binnen',
  'metrics.n': 'n',
  'metrics.difference': 'Gegenüber davor',
  'metrics.trendTitle': 'Nach Wochen',
  'metrics.unknown': 'nicht bekannt',
  'metrics.noBefore': 'nichts zum Vergleichen',
  'metrics.noTrend': 'noch kein Verlauf',
  'metrics.up': 'mehr um',
  'metrics.down': 'weniger um',
  'metrics.same': 'keine Änderung',
  'metrics.better': 'besser',
  'metrics.worse': 'schlechter',
  'metrics.unclear': 'kann Zufall sein',
  'metrics.trend': '{{name}}: von {{from}} ({{fromDay}}) zu {{to}} ({{toDay}})',
  'metrics.ofItems': 'n={{n}}',
  'metrics.interval': '95-%-Intervall {{interval}}',
  'metrics.coverage': '{{coverage}} konnten gemessen werden',
  'metrics.approximate': '{{n}} davon ungefähr',
  'metrics.leftOut': 'Weggelassen: {{reasons}}',
  'metrics.version': 'Definition {{version}}',
  'metrics.definitionOf': 'Wie {{name}} definiert ist',
  'metrics.definitionLink': 'Die ganze Definition',
  'metrics.reason.negative': 'die vor ihrem Beginn endeten',
  'metrics.reason.open': 'noch nicht vorbei',
  'metrics.reason.sizeUnknown': 'unbekannter Größe',
  'metrics.reason.startUnknown': 'mit unbekanntem Beginn',
  'metrics.reason.firstCommitUnknown': 'mit unbekanntem ersten Commit',
  'metrics.reason.notMerged': 'nicht gemergt',
  'metrics.reason.deploymentEndUnknown':
    'deren Deployment kein bekanntes Ende hat',
  'metrics.reason.readyUnknown': 'unbekannt, wann bereit zum Review',
  'metrics.reason.notReviewed': 'ohne Review',
  'metrics.reason.pending': 'zu jung, um es zu sagen',
  'metrics.reason.firstDeployment':
    'das erste Deployment, vor dem nichts bekannt ist',
  'metrics.reason.runUnknown': 'eines unbekannten Laufs',
  'metrics.reason.notDeployed': 'nicht deployt',
  'metrics.reason.draft': 'noch ein Entwurf',
  'metrics.reason.notReviewedYet': 'noch ohne Review',
  'metrics.reason.reviewedAsDraft': 'als Entwurf geprüft',
  'metrics.reason.mergedUnreviewed': 'ohne Review gemergt',
  'metrics.reason.closedUnreviewed': 'ohne Review geschlossen',
  'metrics.reason.reviewsUnknown': 'über deren Reviews nichts bekannt ist',
  'metrics.name.lead-time': 'Durchlaufzeit',
  'metrics.name.deployment-frequency': 'Deployment-Häufigkeit',
  'metrics.name.change-fail-rate': 'Fehlerrate von Änderungen',
  'metrics.name.recovery-time': 'Erholungszeit',
  'metrics.name.rework-rate': 'Nacharbeitsrate',
  'metrics.name.merge-to-deploy': 'Merge bis Deployment',
  'metrics.name.review-latency': 'Wartezeit auf Review',
  'metrics.name.merged-unreviewed-rate': 'Ohne Review gemergt',
  'metrics.name.change-size': 'Größe von Änderungen',
  'metrics.name.test-feedback': 'Rückmeldung der Tests',
  'metrics.name.environment-lead-time': 'Wartezeit auf Umgebungen',
  'metrics.name.detect-time': 'Zeit bis zur Entdeckung',
  'metrics.name.restore-time': 'Zeit bis zur Wiederherstellung',
  'metrics.name.self-service-rate': 'Selbstbedienungsrate',
  'metrics.definition.lead-time':
    'Vom ersten Commit einer Änderung, bis sie in Produktion ist; der Median.',
  'metrics.definition.deployment-frequency':
    'Erfolgreiche Deployments in Produktion pro Woche; derselbe Commit noch einmal zählt nicht.',
  'metrics.definition.change-fail-rate':
    'Der Anteil der Deployments, die fehlschlugen oder zu Vorfall, Rollback oder Korrektur führten.',
  'metrics.definition.recovery-time':
    'Vom Ende eines fehlgeschlagenen Deployments, bis es behoben war; der Median.',
  'metrics.definition.rework-rate':
    'Der Anteil ungeplanter Deployments: Sie beheben ein anderes.',
  'metrics.definition.merge-to-deploy':
    'Vom Merge einer Änderung, bis sie in Produktion ist; der Median.',
  'metrics.definition.review-latency':
    'Von der Bereitschaft zum Review, bis jemand anderes als die Autorin oder der Autor sie prüft; der Median.',
  'metrics.definition.merged-unreviewed-rate':
    'Der Anteil gemergter Änderungen, die niemand außer Autorin oder Autor geprüft hat.',
  'metrics.definition.change-size':
    'Zeilen, die eine Änderung hinzufügt und entfernt; der Median.',
  'metrics.definition.test-feedback':
    'Vom Push eines Commits, bis die letzte seiner nötigen Prüfungen fertig ist; der Median.',
  'metrics.definition.environment-lead-time':
    'Von der Anfrage einer Umgebung, bis sie gesund ist; der Median.',
  'metrics.definition.detect-time':
    'Vom Beginn eines Vorfalls, bis er entdeckt war; der Median.',
  'metrics.definition.restore-time':
    'Von der Entdeckung eines Vorfalls, bis er gelöst war; der Median.',
  'metrics.definition.self-service-rate':
    'Der Anteil der Deployments, die niemand außerhalb des verantwortlichen Teams starten oder erlauben musste.',
} as const;
