/** German for `constraint.ts`. */
export const constraintMessagesDe = {
  'constraint.title': 'Was am meisten hülfe',
  'constraint.named':
    '{{stage}} hält Änderungen am meisten auf ({{share}} der Stichproben)',
  'constraint.unclear':
    '{{stage}} oder {{runnerUp}} hält Änderungen am meisten auf: Welches von beiden, lässt sich nicht sagen',
  'constraint.abstained.tooFewChanges':
    'Zu wenige Änderungen, um zu sagen, was sie aufhält: {{found}} von {{needed}} nötigen',
  'constraint.abstained.tooFewWeeks':
    'Zu wenige Wochen, um zu sagen, was Änderungen aufhält: {{found}} von {{needed}} nötigen',
  'constraint.abstained.tooFewStages':
    'Zu wenige Stufen wurden gesehen, um zu sagen, welche Änderungen aufhält: {{found}} von {{needed}} nötigen',
  'constraint.abstained.tooMany':
    'Zu viele Änderungen, um zu berechnen, was sie aufhält: {{found}}, höchstens {{needed}}. Wählen Sie ein Team oder einen kürzeren Zeitraum.',
  'constraint.abstainedAdvice':
    'Ein Name wäre geraten. Die Zeit jeder Stufe ist dennoch zu sehen; ein längerer Zeitraum oder ein größeres Team gibt mehr Anhalt.',
  'constraint.unknown': 'Was Änderungen aufhält, konnte nicht gelesen werden',
  'constraint.loading': 'Es wird berechnet, was Änderungen aufhält …',
  'constraint.failed': 'Was Änderungen aufhält, konnte nicht gelesen werden',
  'constraint.saves':
    'In einer Wiederholung dieser Wochen: {{stage}} um 20 % schneller spart {{saved}} pro Änderung{{interval}}',
  'constraint.savings': 'Was jede Stufe sparte, 20 % schneller',
  'constraint.saved': 'Gespart pro Änderung, 20 % schneller',
  'constraint.share': 'Anteil der Stichproben',
  'constraint.examples': 'Änderungen, die es zeigen',
  'constraint.waited': 'Zeit darin',
  'constraint.soFar': 'bisher {{hours}}',
  'constraint.whatIf': 'Was diese Antwort änderte',
  'constraint.gap':
    '{{stage}} liegt {{gap}} pro Änderung vor {{runnerUp}}{{interval}}',
  'constraint.takeover':
    'Wäre {{stage}} um {{share}} schneller, hielte {{runnerUp}} Änderungen am meisten auf',
  'constraint.withoutAssisted': 'Ohne Änderungen mit KI-Hilfe: {{answer}}',
  'constraint.noAssisted':
    'Von keiner Änderung ist KI-Hilfe bekannt; sie wegzulassen ändert nichts',
} as const;
