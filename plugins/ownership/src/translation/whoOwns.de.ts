/** German for `whoOwns.ts`. */
export const whoOwnsMessagesDe = {
  'whoOwns.title': 'Wem gehört …?',
  'whoOwns.placeholder':
    'Wem gehört …? Host, Pod, Stacktrace, Alarm … einfügen',
  'whoOwns.clear': 'Leeren',
  'whoOwns.day': 'Zuständig am',
  'whoOwns.today': 'Zurück zu heute',
  'whoOwns.examples': 'Beispiele',
  'whoOwns.examplesHint':
    'Ein Host, eine URL, ein Pod, ein Pfad, eine Log-Zeile, ein Stacktrace oder ein ganzer Alarm als JSON.',
  'whoOwns.recents': 'Letzte Abfragen',
  'whoOwns.recentsHint': 'Nur in diesem Browser gespeichert.',
  'whoOwns.clearRecents': 'Abfragen löschen',
  'whoOwns.owner': 'Zuständig',
  'whoOwns.onCall': 'Bereitschaft',
  'whoOwns.contact': 'Kontakt',
  'whoOwns.related': 'Verbunden',
  'whoOwns.why': 'Warum',
  'whoOwns.dependsOn_one': 'Hängt von {{count}} ab',
  'whoOwns.dependsOn_other': 'Hängt von {{count}} ab',
  'whoOwns.dependsOnNothing': 'Hängt von nichts Bekanntem ab',
  'whoOwns.dependedOn_one': '{{count}} hängt davon ab',
  'whoOwns.dependedOn_other': '{{count}} hängen davon ab',
  'whoOwns.dependedOnByNothing': 'Nichts Bekanntes hängt davon ab',
  'whoOwns.ownedBy': 'gehört {{owners}}',
  'whoOwns.ownedByNobody': 'gehört niemandem',
  'whoOwns.indirectly': 'mittelbar',
  'whoOwns.runnerUp': 'Danach:',
  'whoOwns.margin': '{{percent}} % dahinter',
  'whoOwns.shares': 'passt auch zu {{keys}}',
  'whoOwns.probably': 'Wahrscheinlich',
  'whoOwns.part': 'Teil {{number}}',
  'whoOwns.parts_one': '{{count}} Alarm',
  'whoOwns.parts_other': '{{count}} Alarme',
  'whoOwns.copy': 'Für den Incident-Kanal kopieren',
  'whoOwns.keys.move': 'zu den Antworten',
  'whoOwns.keys.open': 'öffnen',
  'whoOwns.keys.copy': 'kopieren',
  'whoOwns.keys.clear': 'leeren',
  'whoOwns.said.found': '{{entity}} gehört {{owner}}',
  'whoOwns.said.ambiguous_one': 'Wahrscheinlich {{count}} Entität',
  'whoOwns.said.ambiguous_other': 'Es kann jede von {{count}} Entitäten sein',
  'whoOwns.message.ambiguous': 'Es kann eines davon sein:',
  'whoOwns.message.unknown':
    'Wem gehört {{keys}}? Nichts im Katalog führt dorthin.',
  'whoOwns.message.nothing': 'Wem gehört das? Nichts darin wurde erkannt.',
  'whoOwns.ambiguous.title_one': 'Wahrscheinlich ist es diese',
  'whoOwns.ambiguous.title_other': 'Es kann jede dieser {{count}} sein',
  'whoOwns.ambiguous.advice':
    'Was nur eine davon hat, unterscheidet sie: Suchen Sie danach im Log, im Alarm oder in der Adresse, und fügen Sie es ein.',
  'whoOwns.ambiguous.sameEvidence':
    'Dieselben Belege führen zu jeder davon. Fügen Sie mehr ein: die ganze Adresse, den ganzen Pfad oder Alarm.',
  'whoOwns.ambiguous.only': 'Nur diese',
  'whoOwns.unknown.title': 'Nichts im Katalog führt dorthin',
  'whoOwns.unknown.advice':
    'Das wurde erkannt und gesucht. Wird es bei der Entität ergänzt, zu der es gehört, wird es beim nächsten Mal gefunden.',
  'whoOwns.unknown.nothingRecognised':
    'Nichts wurde erkannt. Fügen Sie etwas ein, das einen Teil eines Systems benennt: einen Host, eine URL, einen Pod, ein Repository, einen Pfad, einen Alarm.',
  'whoOwns.unknown.lookedFor': 'Gesucht',
  'whoOwns.unknown.nearest': 'Ähnliche Namen',
  'whoOwns.unknown.more': 'und {{number}} weitere',
  'whoOwns.unknown.addAnnotation':
    'ergänzen Sie die Annotation {{annotation}} bei der Entität, zu der es gehört.',
  'whoOwns.unknown.addLink':
    'ergänzen Sie es in metadata.links der Entität, zu der es gehört.',
  'whoOwns.unknown.addCodeowners':
    'nennen Sie die Zuständigen in CODEOWNERS des Repositorys, oder ergänzen Sie die Annotation backstage.io/source-location bei der Komponente.',
  'whoOwns.unknown.addUser':
    'ergänzen Sie die Person im Katalog als User und in ihrer Gruppe.',
  'whoOwns.unknown.addEntity': 'registrieren Sie die Entität im Katalog.',
  'whoOwns.unknown.addNowhere':
    'es ist bekannt, sobald die Auslieferung des Repositorys hier verfolgt wird.',
  'whoOwns.failed.title': 'Die Abfrage hat nicht geantwortet',
  'whoOwns.failed.advice':
    'Was Sie eingefügt haben, ist noch da. Versuchen Sie es gleich noch einmal.',
  'whoOwns.failed.detail': 'Einzelheiten für den Betrieb des Portals',
  'whoOwns.failed.retry': 'Erneut versuchen',
  'whoOwns.denied.title': 'Sie dürfen Zuständige nicht abfragen',
  'whoOwns.denied.advice':
    'Die Berechtigung ownership.resolve erlaubt es. Wer das Portal betreibt, kann sie geben.',
  'whoOwns.tooLarge.title': 'Das ist zu viel auf einmal',
  'whoOwns.tooLarge.advice':
    'Es hat {{size}} MB, höchstens 1 MB geht. Fügen Sie den Teil ein, der einen Host, einen Pod oder einen Pfad nennt.',
  'whoOwns.feedback.right': 'Das stimmt',
  'whoOwns.feedback.wrong': 'Das stimmt nicht…',
  'whoOwns.feedback.which': 'Sagen, was stimmt…',
  'whoOwns.feedback.title': 'Was stimmt?',
  'whoOwns.feedback.rightOne': 'Die richtige Entität',
  'whoOwns.feedback.unknown': 'Weiß ich nicht',
  'whoOwns.feedback.search': 'Andere Entität nach Name oder Ref suchen',
  'whoOwns.feedback.searchNothing': 'Keine Entität dieses Namens',
  'whoOwns.feedback.searchFailed':
    'Der Katalog hat nicht geantwortet: {{reason}}',
  'whoOwns.feedback.comment': 'Kommentar',
  'whoOwns.feedback.commentHint':
    'Woran hätte man es erkannt? Bis zu 500 Zeichen.',
  'whoOwns.feedback.send': 'Rückmeldung senden',
  'whoOwns.feedback.cancel': 'Abbrechen',
  'whoOwns.feedback.thanks':
    'Danke. Die Antworten richten sich nach Ihrer Angabe.',
  'whoOwns.feedback.noted': 'Rückmeldung notiert',
  'whoOwns.feedback.failed': 'Die Rückmeldung ist nicht angekommen',
} as const;
