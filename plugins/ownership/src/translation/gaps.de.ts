/** German for `gaps.ts`. */
export const gapsMessagesDe = {
  'gaps.kind.unowned': 'Kein Eigentümer',
  'gaps.kind.dangling-owner': 'Eigentümer gibt es nicht',
  'gaps.kind.empty-team': 'Team ist leer',
  'gaps.kind.person-owner': 'Gehört einer Person',
  'gaps.kind.conflicting-sources': 'Quellen widersprechen sich',
  'gaps.kind.no-on-call': 'Keine Bereitschaft',
  'gaps.kind.silent-on-call': 'Niemand in Bereitschaft',
  'gaps.kind.no-channel': 'Kein Kanal',
  'gaps.kind.no-runbook': 'Kein Runbook',

  'gaps.summary_one': '{{count}} Lücke in der Verantwortung',
  'gaps.summary_other': '{{count}} Lücken in der Verantwortung',
  'gaps.matching_one': '{{count}} Lücke passt zu den Filtern',
  'gaps.matching_other': '{{count}} Lücken passen zu den Filtern',
  'gaps.nobody_one': 'Bei {{count}} davon kann man niemanden fragen.',
  'gaps.nobody_other': 'Bei {{count}} davon kann man niemanden fragen.',
  'gaps.nobodyNone': 'Überall kann man jemanden fragen.',
  'gaps.loading': 'Lücken werden gelesen…',

  'gaps.filters': 'Filter',
  'gaps.byKind': 'Art der Lücke',
  'gaps.byTier': 'Stufe',
  'gaps.tier': 'Stufe {{tier}}',
  'gaps.byOwner': 'Eigentümer',
  'gaps.anyOwner': 'Alle Eigentümer',
  'gaps.myTeams': 'Meine Teams',
  'gaps.byText': 'Name des Eintrags',
  'gaps.textPlaceholder': 'Name oder Ref des Eintrags',
  'gaps.clearFilters': 'Filter aufheben',

  'gaps.table': 'Lücken',
  'gaps.entity': 'Eintrag',
  'gaps.wrong': 'Was nicht stimmt',
  'gaps.owners': 'Eigentümer',
  'gaps.since': 'Seit',
  'gaps.suggested': 'Vorschlag',
  'gaps.action': 'Beheben',
  'gaps.fix': 'Beheben…',
  'gaps.fixLabel': '„{{kind}}“ von {{entity}} beheben',
  'gaps.loadMore': 'Mehr laden',
  'gaps.shown': '{{shown}} von {{total}}',
  'gaps.hiddenPage':
    'Die bisher gelesenen Lücken dürfen Sie nicht sehen. Laden Sie mehr, um fortzufahren.',

  'gaps.failed': 'Die Lücken konnten nicht gelesen werden',
  'gaps.failedAdvice': 'Nichts ging verloren. {{reason}}',
  'gaps.moreFailed': 'Die nächsten Lücken konnten nicht gelesen werden',
  'gaps.retry': 'Erneut versuchen',
  'gaps.deniedTitle': 'Sie dürfen Lücken in der Verantwortung nicht sehen',
  'gaps.deniedAdvice':
    'Wer über Berechtigungen entscheidet, meist das Plattformteam, kann Ihnen ownership.gaps.read geben.',
  'gaps.emptyTitle':
    'Keine Lücken. Alles hat einen Eigentümer, der erreichbar ist.',
  'gaps.emptyAdvice':
    'Hier stünden Einträge ohne Eigentümer, ohne Team, das antwortet, ohne Bereitschaft, Kanal oder Runbook. Die Liste folgt dem Katalog.',
  'gaps.noMatchTitle': 'Keine Lücke passt zu den Filtern',
  'gaps.noMatchAdvice': 'Nehmen Sie einen Filter weg, um mehr zu sehen.',

  'gaps.dialog.title': '{{kind}}: {{entity}}',
  'gaps.dialog.since': 'Offen seit:',
  'gaps.dialog.choose': 'Neuer Eigentümer',
  'gaps.dialog.noSuggestions':
    'Noch weist nichts auf einen Eigentümer hin: Keine CODEOWNERS-Datei, kein Feed und kein Nachbar im Katalog nennt einen. Wählen Sie eine Gruppe, die es übernimmt.',
  'gaps.dialog.other': 'Eine andere Gruppe',
  'gaps.dialog.otherGroup': 'Gruppe',
  'gaps.dialog.otherPlaceholder': 'Gruppe suchen…',
  'gaps.dialog.chooseFirst':
    'Wählen Sie eine Gruppe, um die Änderung zu sehen.',
  'gaps.dialog.reading': 'Der Patch wird erstellt…',
  'gaps.dialog.change': 'Änderung an der Katalogdatei',
  'gaps.dialog.merge': 'In die Katalogdatei zu übernehmen',
  'gaps.dialog.copy': 'Kopieren',
  'gaps.dialog.download': '{{file}} herunterladen',
  'gaps.dialog.file': 'In',
  'gaps.dialog.edit': 'Datei bearbeiten',
  'gaps.dialog.fillIn': 'Ersetzen Sie, was REPLACE-ME heißt.',
  'gaps.dialog.after':
    'Ändern Sie die Datei dort, wo sie liegt. Die Lücke schließt sich, sobald der Katalog sie wieder gelesen hat.',
  'gaps.dialog.failed': 'Der Patch konnte nicht erstellt werden',
  'gaps.dialog.noneOnCall':
    'Keine Katalogdatei kann diese Lücke schließen. Tragen Sie jemanden in den Plan ein, wo er geführt wird.',
  'gaps.dialog.noneClosed':
    'Es gibt keinen Patch: Die Lücke ist vielleicht inzwischen geschlossen. Laden Sie die Liste neu, um es zu sehen.',
} as const;
