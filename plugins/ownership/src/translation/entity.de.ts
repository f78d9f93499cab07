/** German for `entity.ts`. */
export const entityMessagesDe = {
  'entity.cardTitle': 'Verantwortung und Bereitschaft',
  'entity.history': 'Verlauf und Kennungen',
  'entity.failed': 'Wem dies gehört, konnte nicht gelesen werden',
  'entity.deniedTitle': 'Sie dürfen nicht fragen, wem dies gehört',
  'entity.deniedAdvice':
    'Wer über Berechtigungen entscheidet, meist das Plattformteam, kann Ihnen ownership.resolve geben.',
  'entity.unknownTitle': 'Noch ist nicht bekannt, wem dies gehört',
  'entity.unknownAdvice':
    'Eigentümer, Bereitschaft, Kanal und Runbook erscheinen hier, sobald der Eintrag aus dem Katalog gelesen ist; das dauert bis zu einer Minute. Tragen Sie spec.owner in die Katalogdatei ein.',

  'entity.fix_one': 'Diese Lücke beheben',
  'entity.fix_other': 'Diese Lücken beheben',

  'entity.contactTitle': 'Wen Sie erreichen',
  'entity.owner': 'Eigentümer',
  'entity.onCall': 'Bereitschaft',
  'entity.channel': 'Kanal',
  'entity.runbook': 'Runbook',
  'entity.dashboards': 'Dashboards',
  'entity.tier': 'Stufe',
  'entity.tierValue': 'Stufe {{tier}}',
  'entity.notKnown': 'Nicht bekannt',

  'entity.gapsTitle': 'Lücken',
  'entity.gapSince': 'Offen seit:',
  'entity.noGaps':
    'Keine Lücken. Den Eigentümer gibt es, und er ist erreichbar.',

  'entity.identifiersTitle': 'Kennungen',
  'entity.identifierCount_one': '{{count}} führt hierher',
  'entity.identifierCount_other': '{{count}} führen hierher',
  'entity.identifierKinds': 'Art der Kennung',
  'entity.kind': 'Art',
  'entity.key': 'Kennung',
  'entity.rule': 'Bekannt durch',
  'entity.source': 'Quelle',
  'entity.seen': 'Gesehen',
  'entity.showAll': 'Alle {{number}} zeigen',
  'entity.noIdentifiers': 'Nur der Name führt hierher',
  'entity.noIdentifiersAdvice':
    'Wer bei „Wem gehört …?“ einen Host, ein Image oder einen Alarm einfügt, findet diesen Eintrag nicht. Um das zu ändern, tragen Sie in die Katalogdatei ein, woran man ihn erkennt:',
  'entity.copyExample': 'Beispiel kopieren',

  'entity.historyTitle': 'Eigentümer im Lauf der Zeit',
  'entity.since': 'seit',
  'entity.current': 'Jetzt Eigentümer',
  'entity.noHistory': 'Noch wurde kein Eigentümer gesehen',
  'entity.noHistoryAdvice':
    'Eigentümer erscheinen hier von dem Tag an, an dem sie zuerst gesehen wurden.',

  'entity.dependenciesTitle': 'Hängt ab von',
  'entity.dependentsTitle': 'Hängt davon ab',
  'entity.direct': 'Unmittelbar',
  'entity.indirect': 'Über diese',
  'entity.noDependencies': 'Es hängt von nichts ab, das der Katalog kennt',
  'entity.noDependents': 'Nichts, das der Katalog kennt, hängt davon ab',
  'entity.relatedAdvice':
    'Diese Beziehungen stammen aus spec.dependsOn in den Katalogdateien.',
} as const;
