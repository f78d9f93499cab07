/** German for `organisation.ts`. */
export const organisationMessagesDe = {
  'organisation.loading': 'Es wird gelesen, wo Teams stehen …',
  'organisation.failed': 'Wo Teams stehen, konnte nicht gelesen werden',
  'organisation.heatMap': 'Teams und Fähigkeiten',
  'organisation.heatMapMeta': '{{teams}} · {{coverage}} der Prüfungen bekannt',
  'organisation.heatMapNothing': '{{teams}} · noch nichts über sie ist bekannt',
  'organisation.readinessTitle': 'Mehr erzeugter Code',
  'organisation.sortHint': 'Nach Stufe sortieren: {{capability}}',
  'organisation.shading':
    'Je kräftiger eine Zelle getönt ist, desto mehr ihrer Prüfungen sind bekannt',
  'organisation.hatched': 'Schraffiert: nicht gemessen',
  'organisation.narrow':
    'Von jedem Team: die Fähigkeit, die seine Änderungen aufhält, wo das bekannt ist, und seine niedrigste.',
  'organisation.partialTitle': 'Es gibt Teams, die Sie nicht sehen dürfen',
  'organisation.partialAdvice':
    'Sie fehlen hier überall. Wer den Katalog verantwortet, kann sie Ihnen zeigen.',
  'organisation.noTeamsTitle': 'Hier stünden die Stufen der Teams',
  'organisation.noTeamsAdvice':
    'Das Modell handelt von Gruppen des Katalogs und kennt keine. Legen Sie Gruppen vom Typ team im Katalog an, oder ändern Sie den Filter des Modells.',
  'organisation.noTeamsInGroupTitle': 'Kein Team dieser Gruppe wird eingestuft',
  'organisation.noTeamsInGroupAdvice':
    'Wählen Sie eine andere Gruppe oder alle Teams.',
  'organisation.showAll': 'Alle Teams zeigen',
  'organisation.notYetTitle': 'Teams wurden noch nicht gemessen',
  'organisation.notYetAdvice':
    'Sie werden einige Minuten nach dem Start des Portals gelesen. Laden Sie die Seite dann neu; ob Fakten ankommen, steht unter Fakten bei den Scorecards.',
  'organisation.nothingTitle': 'Noch ist über kein Team etwas bekannt',
  'organisation.nothingAdvice':
    'Stufen beruhen auf Fakten aus Delivery, Umgebungen und Verantwortung. Verbinden Sie zuerst ein Repository in Delivery: Von dort kommen die meisten Prüfungen.',
  'organisation.connect': 'Delivery öffnen',
  'organisation.trend': 'Teams nach Stufe, Woche für Woche',
  'organisation.trendEmptyTitle': 'Hier stünde, wie Stufen sich bewegen',
  'organisation.trendEmptyAdvice':
    'Erst zwei gemessene Wochen zeigen eine Bewegung. Wie Teams jetzt stehen, steht oben.',
  'organisation.week': 'Woche vom',
  'organisation.trendNow':
    'Jetzt {{reached}} von {{of}} auf Stufe {{level}} oder höher',
  'organisation.trendChart':
    '{{capability}}: von {{from}} ({{fromWeek}}) zu {{to}} ({{toWeek}})',
  'organisation.teamsByLevel': '{{level}}: {{number}}',
  'organisation.references': 'Was andere berichten',
} as const;
