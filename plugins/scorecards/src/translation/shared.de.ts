/** German for `shared.ts`. */
export const sharedMessagesDe = {
  'shared.status.pass': 'Erfüllt',
  'shared.status.fail': 'Nicht erfüllt',
  'shared.status.unknown': 'Unbekannt',
  'shared.status.stale': 'Veraltet',
  'shared.status.exempt': 'Ausgenommen',
  'shared.since.pass': 'erfüllt seit',
  'shared.since.fail': 'nicht erfüllt seit',
  'shared.since.unknown': 'unbekannt seit',
  'shared.since.stale': 'veraltet seit',
  'shared.since.exempt': 'ausgenommen seit',

  'shared.score': 'Ergebnis',
  'shared.coverage': 'Abdeckung {{coverage}}',
  'shared.scoreHint':
    'Gewicht der erfüllten Prüfungen an allen, die gelten. {{pass}} von {{all}} sind erfüllt; {{fail}} nicht erfüllt, {{unknown}} unbekannt, {{stale}} veraltet. {{exempt}} ausgenommene zählen nicht.',
  'shared.noScore': 'kein Ergebnis',
  'shared.noScoreHint': 'Keine Prüfung gilt',
  'shared.nothingKnown': 'unbekannt',
  'shared.nothingKnownHint':
    'Von keiner Prüfung, die gilt, ist bekannt, ob sie erfüllt ist: {{unknown}} unbekannt, {{stale}} veraltet. {{exempt}} ausgenommene zählen nicht.',

  'shared.noLevel': 'Keine Stufe',
  'shared.levelNumber': 'Stufe {{level}}',
  'shared.unmeasured': 'Nicht gemessen',
  'shared.distribution': 'Einträge nach Stufe',
  'shared.distributionShare':
    '{{name}}: {{entities}}, {{share}} nach Kritikalität',
  'shared.distributionUnmeasured': '{{entities}}, von denen nichts bekannt ist',
  'shared.reachedBy':
    'Die höchste Stufe, die mindestens 80 % der Einträge nach Kritikalität erreicht haben',
  'shared.noTeamLevel': 'keine Einträge',

  'shared.trendLabel':
    'Ergebnis von {{from}} am {{fromDay}} bis {{to}} am {{toDay}}',
  'shared.noTrend': 'Noch kein Verlauf',
  'shared.trendTable': 'Verlauf als Tabelle zeigen',
  'shared.trendTitle': 'Verlauf von {{title}}',
  'shared.day': 'Tag',
  'shared.close': 'Schließen',

  'shared.entities_one': '{{count}} Eintrag',
  'shared.entities_other': '{{count}} Einträge',
  'shared.entitiesTitle': 'Einträge',
  'shared.checks_one': '{{count}} Prüfung',
  'shared.checks_other': '{{count}} Prüfungen',
  'shared.tier': 'Kritikalität {{tier}}',
  'shared.nobody': 'Niemand',

  'shared.useTemplate': 'Vorlage verwenden',
  'shared.openGaps': 'Lücken in der Verantwortung ansehen',
  'shared.openTab': '{{tab}} öffnen',
  'shared.openPage.create-environment': 'Umgebung erstellen',
  'shared.openPage.environments': 'Umgebungen ansehen',
  'shared.openPage.flaky-tests': 'Wacklige Tests ansehen',
  'shared.openPage.reviews': 'Wartende Reviews ansehen',
  'shared.openPage.delivery': 'Delivery ansehen',
  'shared.openPage.incidents': 'Vorfälle ansehen',
  'shared.howTo': 'So wird es behoben',

  'shared.rule': 'Regel',
  'shared.evidence': 'Belege',
  'shared.weight': 'Gewicht {{weight}}',
  'shared.noFacts': 'Sie liest keine Fakten.',
  'shared.hasNone': 'nicht vorhanden',
  'shared.neverObserved': 'nie beobachtet',
  'shared.observed': 'beobachtet',
  'shared.from': 'von {{source}}',
  'shared.freshUntil': 'wäre erneut zu beobachten gewesen bis',
  'shared.collectFailed': 'Das Sammeln schlägt fehl seit',
  'shared.collectFails': 'Das Sammeln schlägt fehl',
  'shared.noDataFailed':
    'Noch keine Daten: „{{source}}“ konnte {{facts}} nicht beobachten.',
  'shared.noDataFailedAdvice':
    'Beheben kann das das Plattform-Team; der nächste Versuch folgt von selbst.',
  'shared.noDataPushed':
    'Noch keine Daten: {{facts}} wurde nie gemeldet. Verbinden Sie CI oder was immer es weiß, damit es gemeldet wird.',
  'shared.noDataCollected':
    'Noch keine Daten: {{facts}} wurde nie beobachtet. Verbinden Sie „{{source}}“.',
  'shared.noData': 'Noch keine Daten.',
  'shared.yes': 'ja',
  'shared.no': 'nein',
  'shared.none': 'keine',

  'shared.failedAdvice': 'Nichts ging verloren. {{reason}}',
  'shared.deniedTitle': 'Sie dürfen Scorecards nicht sehen',
  'shared.deniedAdvice':
    'Wer über Berechtigungen entscheidet, meist das Plattformteam, kann Ihnen scorecards.read geben.',

  'shared.refusedTitle':
    'Eine neuere Definition wurde abgelehnt; Version {{version}} bleibt in Kraft',
  'shared.refusedIn': '{{location}}, abgelehnt',
  'shared.problemAt': 'Zeile {{line}}, Spalte {{column}}: {{message}}',
  'shared.problemAtLine': 'Zeile {{line}}: {{message}}',
  'shared.problemIn': '{{path}}: {{message}}',
  'shared.loadMore': 'Mehr laden',
  'shared.moreFailed': 'Die nächsten konnten nicht gelesen werden',
  'shared.retry': 'Erneut versuchen',
} as const;
