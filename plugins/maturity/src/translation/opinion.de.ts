/** German for `opinion.ts`. */
export const opinionMessagesDe = {
  'opinion.title': 'Was das Team von sich sagt',
  'opinion.about':
    'Für das, was kein System misst. Es ist Meinung: Sie steht neben den Stufen und zählt zu keiner.',
  'opinion.none': 'Noch keine Antwort',
  'opinion.answered': 'beantwortet',
  'opinion.notMember': 'Antworten können Mitglieder des Teams.',
  'opinion.edit': 'Fragen beantworten',
  'opinion.editAgain': 'Antworten ändern',
  'opinion.comment': 'Kommentar (freiwillig)',
  'opinion.commentHint':
    'Höchstens 1.000 Zeichen. Wer geantwortet hat, wird nicht gezeigt.',
  'opinion.noAnswer': 'Keine Antwort',
  'opinion.save': 'Antworten speichern',
  'opinion.cancel': 'So lassen, wie sie waren',
  'opinion.saved': 'Antworten gespeichert',
  'opinion.saveFailed': 'Die Antworten konnten nicht gespeichert werden',
  'opinion.saveFailedAdvice': 'Was Sie schrieben, ist noch da. {{reason}}',
  'opinion.emptyTitle': 'Das Modell stellt keine Fragen',
  'opinion.emptyAdvice': 'Sie stehen unter questions in seiner Datei.',
} as const;
