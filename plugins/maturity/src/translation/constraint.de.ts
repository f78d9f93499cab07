/** German for `constraint.ts`. */
export const constraintMessagesDe = {
  'constraint.title': 'Der Engpass',
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
    'Zu viele Änderungen, um zu berechnen, was sie aufhält: {{found}}, höchstens {{needed}}. Wählen Sie eine kleinere Gruppe.',
  'constraint.none': 'Was Änderungen aufhält, ist nicht bekannt',
  'constraint.noneAdvice':
    'Delivery hat es nicht gesagt. Sobald es Änderungen dieser Teams misst, steht es hier.',
  'constraint.evidence':
    'In einer Wiederholung von {{changes}} spart {{stage}} um 20 % schneller {{saved}} pro Änderung',
  'constraint.evidenceInterval':
    'In einer Wiederholung von {{changes}} spart {{stage}} um 20 % schneller {{saved}} pro Änderung ({{interval}})',
  'constraint.changes_one': '{{number}} gemergten Änderung',
  'constraint.changes_other': '{{number}} gemergten Änderungen',
  'constraint.capability': 'Die Fähigkeit dahinter: {{capability}}.',
  'constraint.noCapability':
    'Hinter dem Schreiben von Code steht keine Fähigkeit der Plattform.',
  'constraint.period': '{{from}} – {{to}}',
  'constraint.open': 'In Delivery ansehen',
  'constraint.readiness': 'Käme mehr erzeugter Code an?',
  'constraint.stage.code': 'Code',
  'constraint.stage.review': 'Review',
  'constraint.stage.test': 'Test',
  'constraint.stage.environment': 'Umgebung',
  'constraint.stage.deploy': 'Deployment',
  'constraint.stage.operate': 'Betrieb',
  'constraint.stageWithin.code': 'Code',
  'constraint.stageWithin.review': 'Review',
  'constraint.stageWithin.test': 'Test',
  'constraint.stageWithin.environment': 'Umgebung',
  'constraint.stageWithin.deploy': 'Deployment',
  'constraint.stageWithin.operate': 'Betrieb',
} as const;
