/** German for `entity.ts`. */
export const entityMessagesDe = {
  'entity.cardTitle': 'Scorecards',
  'entity.allChecks': 'Alle Prüfungen und Verlauf',
  'entity.failed':
    'Die Scorecards dieses Eintrags konnten nicht gelesen werden',
  'entity.emptyTitle': 'Um diesen Eintrag geht es keiner Scorecard',
  'entity.emptyAdvice':
    'Seine Stufen und was zur nächsten fehlt, erscheinen hier, sobald der Filter einer Scorecard ihn auswählt.',
  'entity.unknownTitle': 'Über diesen Eintrag ist noch nichts bekannt',
  'entity.unknownAdvice':
    'Seine Stufen erscheinen hier, sobald er aus dem Katalog gelesen und ausgewertet ist; das dauert bis zu einer Minute.',

  'entity.capabilities': 'Nach Fähigkeit',
  'entity.toReach': 'Für Stufe {{level}}, {{name}}',
  'entity.highest': 'Die höchste Stufe ist erreicht. Nichts fehlt.',
  'entity.nextOpen':
    'Zu Stufe {{level}}, {{name}}, fehlt nichts. Mit der nächsten Auswertung ist sie erreicht.',
  'entity.belowHighest': 'Nicht mehr erfüllt',
  'entity.later': 'Für spätere Stufen ({{number}})',
  'entity.passing': 'Erfüllt ({{number}})',
  'entity.exempt': 'Ausgenommen ({{number}})',
  'entity.exemptUntil': 'Ausgenommen ({{number}}, die erste bis {{day}})',
  'entity.announced': 'Angekündigt, zählt noch nicht ({{number}})',
  'entity.countsFrom': 'zählt ab',
  'entity.ruleIsFact': 'erfüllt, wo dieser Fakt ja sagt',
  'entity.counts': 'Zählt',
  'entity.countsAs': 'für Stufe {{level}}, mit Gewicht {{weight}}',
  'entity.pending': 'Eine Änderung wird noch ausgewertet',
  'entity.evaluated': 'Stand',
  'entity.definitionProblem':
    'Eine neuere Definition wurde abgelehnt; Version {{version}} bleibt in Kraft',
  'entity.problemSince': 'Abgelehnt seit',
  'entity.details': 'Belege und Regel',
  'entity.advised': 'Was die Scorecard rät:',
  'entity.detailsOf': 'Belege und Regel von „{{title}}“',

  'entity.waiverRequested':
    'Eine Ausnahme bis {{day}} ist beantragt und wartet auf eine Entscheidung.',
  'entity.waiverApproved': 'Ausgenommen bis {{day}}: {{reason}}',
  'entity.waiverApprovedWhile':
    'Ausgenommen bis {{day}}, solange „{{check}}“ erfüllt ist: {{reason}}',
  'entity.waiverIdle.fail':
    'Eine Ausnahme bis {{day}} ist gewährt, gilt aber jetzt nicht: Sie hängt an „{{check}}“, und das ist nicht erfüllt.',
  'entity.waiverIdle.unknown':
    'Eine Ausnahme bis {{day}} ist gewährt, gilt aber jetzt nicht: Sie hängt an „{{check}}“, und das ist unbekannt.',
  'entity.waiverIdle.stale':
    'Eine Ausnahme bis {{day}} ist gewährt, gilt aber jetzt nicht: Sie hängt an „{{check}}“, und das ist veraltet.',
  'entity.waiverIdle.exempt':
    'Eine Ausnahme bis {{day}} ist gewährt, gilt aber jetzt nicht: Sie hängt an „{{check}}“, und das ist selbst ausgenommen.',
  'entity.waiverIdle.none':
    'Eine Ausnahme bis {{day}} ist gewährt, gilt aber jetzt nicht: Sie hängt an „{{check}}“, und das gilt hier nicht.',
  'entity.seeWaivers': 'Ausnahme ansehen',

  'entity.evaluate': 'Jetzt auswerten',
  'entity.evaluateDone': 'Neu ausgewertet',
  'entity.evaluateLater':
    'Vieles wartet auf Auswertung: Es geht der Reihe nach',
  'entity.evaluateFailed': 'Das Auswerten ist fehlgeschlagen',
  'entity.collectorsFailed_one':
    'Neu ausgewertet, aber {{count}} Quelle konnte nicht gelesen werden',
  'entity.collectorsFailed_other':
    'Neu ausgewertet, aber {{count}} Quellen konnten nicht gelesen werden',
  'entity.collectorsFailedLater_one':
    'Ausgewertet wird der Reihe nach; {{count}} Quelle konnte nicht gelesen werden',
  'entity.collectorsFailedLater_other':
    'Ausgewertet wird der Reihe nach; {{count}} Quellen konnten nicht gelesen werden',
  'entity.sourcesFailed_one': '{{count}} Quelle dieser Belege schlägt fehl',
  'entity.sourcesFailed_other': '{{count}} Quellen dieser Belege schlagen fehl',
  'entity.sourcesFailedAdvice':
    'Beheben kann das, wer das Portal betreibt, meist das Plattform-Team. Es wird von selbst wieder versucht; bis dahin bleibt, was bekannt war, und veraltet mit der Zeit.',
  'entity.collectorFailed': '{{collector}}: {{error}}',
  'entity.collectorFailedSince': 'schlägt fehl seit',
  'entity.collectorsKept':
    'Was von dort bekannt war, bleibt und veraltet mit der Zeit.',

  'entity.asOf': 'Stand am',
  'entity.today': 'Zurück zu heute',
  'entity.asOfTitle': 'Stand am {{day}}',
  'entity.asOfFailed': 'Der damalige Stand konnte nicht gelesen werden',
  'entity.asOfEmptyTitle': 'Von diesem Tag ist nichts bekannt',
  'entity.asOfEmptyAdvice':
    'Der Eintrag wurde erst später ausgewertet. Wählen Sie einen späteren Tag.',
  'entity.scorecard': 'Scorecard',
  'entity.then': 'Damals',
  'entity.now': 'Jetzt',

  'entity.history': 'Verlauf',
  'entity.historyFailed': 'Der Verlauf konnte nicht gelesen werden',
  'entity.historyEmptyTitle': 'Noch hat sich nichts geändert',
  'entity.historyEmptyAdvice':
    'Was sich für diesen Eintrag ändert, erscheint hier mit den Werten, die entschieden haben.',
  'entity.earlier': 'Frühere Änderungen zeigen',
  'entity.raised': 'Gestiegen auf Stufe {{level}}',
  'entity.lowered': 'Gesunken auf Stufe {{level}}',
  'entity.kept': 'Bleibt auf Stufe {{level}}',
  'entity.left': 'Nicht mehr Teil der Scorecard',
  'entity.first': 'Zum ersten Mal ausgewertet, auf Stufe {{level}}',
  'entity.firstUnknown': 'Zum ersten Mal ausgewertet: Noch war nichts bekannt',
  'entity.historyScore': 'Ergebnis {{score}}',
  'entity.historyVersion': 'Version {{version}}',
  'entity.checkNew': 'gilt jetzt',
  'entity.checkGone': 'gilt nicht mehr',
} as const;
