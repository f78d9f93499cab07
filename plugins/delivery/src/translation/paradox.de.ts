/** German for `paradox.ts`. */
export const paradoxMessagesDe = {
  'paradox.title': 'Änderungen mit KI-Hilfe, von Menschen und ohne Angabe',
  'paradox.intro':
    'Womit KI-Hilfe einhergeht, nicht was sie bewirkt: Wer sie wofür nutzt, ist kein Experiment. Nie über eine Person.',
  'paradox.failed': 'Der Vergleich konnte nicht gelesen werden',
  'paradox.emptyTitle': 'Noch nichts zu vergleichen',
  'paradox.emptyAdvice':
    'Sobald von Änderungen KI-Hilfe bekannt ist, aus Trailern oder Notizen in Git, werden sie hier mit den anderen verglichen.',
  'paradox.cohorts': 'Wie Änderungen geschrieben wurden',
  'paradox.cohort.assisted': 'mit KI-Hilfe',
  'paradox.cohort.human': 'von Menschen',
  'paradox.cohort.undeclared': 'ohne Angabe',
  'paradox.against.human': 'denen von Menschen',
  'paradox.against.undeclared': 'denen ohne Angabe',
  'paradox.throughput': 'Durchsatz',
  'paradox.difference': 'Unterschied',
  'paradox.verdict.higher':
    'Änderungen mit KI-Hilfe gehen mit {{difference}} mehr einher als bei {{against}} ({{interval}}; p {{p}})',
  'paradox.verdict.lower':
    'Änderungen mit KI-Hilfe gehen mit {{difference}} weniger einher als bei {{against}} ({{interval}}; p {{p}})',
  'paradox.verdict.noDifferenceSeen':
    'Kein Unterschied zu {{against}} zu sehen: {{difference}} ({{interval}}; p {{p}})',
  'paradox.abstained.tooFewChanges':
    'Kein Urteil: zu wenige Änderungen, {{found}} von {{needed}} nötigen',
  'paradox.abstained.tooFewWeeks':
    'Kein Urteil: zu wenige Wochen, {{found}} von {{needed}} nötigen',
  'paradox.abstained.tooFewFailures':
    'Kein Urteil: zu wenige Fehlschläge, {{found}} von {{needed}} nötigen',
  'paradox.noVerdict': 'Kein Urteil',
  'paradox.effect': 'Effekt {{effect}} (Cliffs δ)',
  'paradox.shift': 'verschoben um {{value}} ({{interval}})',
  'paradox.corrected':
    'um Fehler der Angaben korrigiert: {{value}} ({{interval}})',
  'paradox.standardised': 'gleiche Komponente und Größe: {{value}}',
  'paradox.labels':
    'Von Änderungen mit KI-Hilfe nennen die Angaben {{recall}}; von denen, die sie nennen, sind es {{precision}}. Gemessen an Notizen in Git.',
  'paradox.noLabels':
    'Wie viele Änderungen mit KI-Hilfe den Angaben entgehen, ist nicht bekannt: Git hat hier keine Notizen von KI-Werkzeugen.',
  'paradox.references': 'Veröffentlichte Zahlen zum Danebenlegen',
} as const;
