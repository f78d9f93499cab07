/** German for `scorecard.ts`. */
export const scorecardMessagesDe = {
  'scorecard.loading': 'Die Scorecard wird gelesen …',
  'scorecard.failed': 'Die Scorecard konnte nicht gelesen werden',
  'scorecard.unknownTitle':
    'Es gibt keine Scorecard „{{id}}“, oder Sie dürfen sie nicht sehen',
  'scorecard.unknownAdvice':
    'Vielleicht wurde sie umbenannt oder zurückgezogen. Sehen Sie, welche es gibt.',
  'scorecard.unknownAction': 'Alle Scorecards',
  'scorecard.parts': 'Teile von {{title}}',
  'scorecard.entitiesPart': 'Einträge',
  'scorecard.teamsPart': 'Nach Team',
  'scorecard.checksPart': 'Prüfungen',
  'scorecard.definitionPart': 'Definition',
  'scorecard.level': 'Stufe',
  'scorecard.score': 'Ergebnis',
  'scorecard.partialTitle': 'Manche Einträge dürfen Sie nicht sehen',
  'scorecard.partialAdvice':
    'Sie zählen hier nicht mit, und ohne sie gibt es keinen Verlauf.',
  'scorecard.measured': 'Einträge',
  'scorecard.measuredNote': '{{number}} nicht gemessen',
  'scorecard.measuredHint':
    'Von einem nicht gemessenen Eintrag ist keine Prüfung bekannt, die gilt',
  'scorecard.owner': 'Eigentümer',
  'scorecard.trend': 'Verlauf des Ergebnisses',

  'scorecard.filters': 'Filter',
  'scorecard.byText': 'Einen Eintrag finden',
  'scorecard.textPlaceholder': 'Titel oder Ref eines Eintrags',
  'scorecard.byTeam': 'Team',
  'scorecard.anyTeam': 'Jedes Team',
  'scorecard.myTeams': 'Meine Teams',
  'scorecard.ownOnly': 'Ohne Teams darunter',
  'scorecard.byLevel': 'Stufe',
  'scorecard.byTier': 'Kritikalität',
  'scorecard.noTier': 'Ohne Kritikalität',
  'scorecard.byCheck': 'Prüfung',
  'scorecard.anyCheck': 'Jede Prüfung',
  'scorecard.byStatus': 'Status der Prüfung',
  'scorecard.clear': 'Filter löschen',

  'scorecard.columns': 'Spalten',
  'scorecard.columnsNotKept':
    'Diese Spalten konnten nicht gemerkt werden; sie gelten, bis Sie die Seite verlassen',
  'scorecard.groupByTeam': 'Nach Team gruppieren',
  'scorecard.selectAll': 'Alle auf dieser Seite auswählen',
  'scorecard.select': '{{entity}} auswählen',
  'scorecard.selected_one': '{{count}} ausgewählt',
  'scorecard.selected_other': '{{count}} ausgewählt',
  'scorecard.exportSelected': 'Auswahl als CSV exportieren',
  'scorecard.clearSelection': 'Auswahl aufheben',

  'scorecard.table': 'Einträge von {{title}}',
  'scorecard.entity': 'Eintrag',
  'scorecard.tier': 'Kritikalität',
  'scorecard.missing': 'Nächste fehlende Prüfung',
  'scorecard.missingMore': '{{number}} weitere',
  'scorecard.nothingMissing': 'nichts',
  'scorecard.since': 'Seit',
  'scorecard.count_one': '{{count}} Eintrag',
  'scorecard.count_other': '{{count}} Einträge',
  'scorecard.matching_one': '{{count}} Eintrag passt zu den Filtern',
  'scorecard.matching_other': '{{count}} Einträge passen zu den Filtern',
  'scorecard.page': 'Seite {{page}}',
  'scorecard.previous': 'Vorige Seite',
  'scorecard.next': 'Nächste Seite',
  'scorecard.rowsFailed': 'Die Einträge konnten nicht gelesen werden',
  'scorecard.rowsEmptyTitle':
    'Hier stünden die Einträge, um die es dieser Scorecard geht',
  'scorecard.rowsEmptyAdvice':
    'Noch passt keiner zu ihrem Filter, oder Sie dürfen keinen davon sehen. Der Filter steht in ihrer Definition.',
  'scorecard.rowsNoMatchTitle': 'Kein Eintrag passt zu den Filtern',
  'scorecard.rowsNoMatchAdvice': 'Löschen Sie die Filter, um alle zu sehen.',
  'scorecard.rowsHidden':
    'Die Einträge dieser Seite dürfen Sie nicht sehen. Gehen Sie zur nächsten.',

  'scorecard.exportCsv': 'CSV',
  'scorecard.exportJson': 'JSON',
  'scorecard.exportLabel': 'Diese Einträge als {{format}} exportieren',
  'scorecard.cancelExport': 'Export abbrechen',
  'scorecard.exportFailed': 'Die Einträge konnten nicht exportiert werden',

  'scorecard.teamsTable': 'Teams von {{title}}',
  'scorecard.team': 'Team',
  'scorecard.distribution': 'Verteilung',
  'scorecard.teamsEmptyTitle':
    'Hier stünden die Teams, denen gehört, worum es dieser Scorecard geht',
  'scorecard.teamsEmptyAdvice':
    'Setzen Sie spec.owner der Einträge auf eine Gruppe des Katalogs.',
  'scorecard.teamEntities': 'Einträge von {{team}}',

  'scorecard.checksEmptyTitle': 'Hier stünden die Prüfungen',
  'scorecard.checksEmptyAdvice':
    'Fügen Sie spec.checks der Definition eine hinzu.',
  'scorecard.checkCounts': 'Einträge nach Status von „{{title}}“',
  'scorecard.checkOpen_one':
    'Den {{count}} Eintrag ansehen, für den sie nicht erfüllt ist',
  'scorecard.checkOpen_other':
    'Die {{count}} Einträge ansehen, für die sie nicht erfüllt ist',
  'scorecard.checkNone': 'Sie gilt für keinen Eintrag.',
  'scorecard.checkNotYet': 'Sie wurde noch nicht ausgewertet.',
  'scorecard.remedy': 'So wird es behoben',
  'scorecard.announced': 'Angekündigt ab',
  'scorecard.enforced': 'Zählt ab',
  'scorecard.onLevel': 'Stufe {{level}}, {{name}}',

  'scorecard.publishedBy': 'Veröffentlicht von',
  'scorecard.readFrom': 'gelesen von {{origin}}',
  'scorecard.copyDefinition': 'Definition kopieren',
  'scorecard.definition': 'Definition, Version {{version}}',
  'scorecard.definitionFailed': 'Die Definition konnte nicht gelesen werden',
  'scorecard.versions': 'Versionen',
  'scorecard.version': 'Version',
  'scorecard.versionNumber': 'Version {{version}}',
  'scorecard.published': 'Veröffentlicht',
  'scorecard.inForce': 'in Kraft',
  'scorecard.capability.self-service-deployment': 'Selbstbedientes Ausliefern',
  'scorecard.capability.test-feedback': 'Rückmeldung durch Tests',
  'scorecard.capability.environment-provisioning':
    'Bereitstellen von Umgebungen',
  'scorecard.capability.code-review': 'Code-Review',
  'scorecard.capability.ownership': 'Verantwortung',
  'scorecard.capability.observability': 'Beobachtbarkeit',
} as const;
