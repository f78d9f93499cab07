/** German for `waivers.ts`. */
export const waiversMessagesDe = {
  'waivers.ask': 'Ausnahme beantragen …',
  'waivers.askLabel': 'Ausnahme beantragen für „{{title}}“',
  'waivers.dialogTitle': 'Ausnahme für „{{title}}“',
  'waivers.dialogIntro':
    'Bis sie endet, zählt die Prüfung für {{entity}} nicht. Jemand anders muss zustimmen.',
  'waivers.reason': 'Grund',
  'waivers.reasonHint':
    'Wer entscheidet, liest dies: warum nicht jetzt, und was bis dahin geschieht.',
  'waivers.reasonTooShort': 'Sagen Sie es in mindestens {{min}} Zeichen',
  'waivers.until': 'Bis',
  'waivers.untilMissing': 'Wählen Sie den Tag, an dem sie endet',
  'waivers.untilPast': 'Wählen Sie einen künftigen Tag',
  'waivers.untilNoEffect':
    'Die Prüfung zählt erst ab {{day}}: Wählen Sie einen späteren Tag',
  'waivers.untilTooFar': 'Wählen Sie einen Tag in höchstens {{max}} Tagen',
  'waivers.quick': 'Endet in',
  'waivers.days': '{{days}} Tagen',
  'waivers.compensating': 'Nur solange diese Prüfung erfüllt ist',
  'waivers.compensatingHint':
    'Freiwillig: etwas anderes, das das Risiko klein hält.',
  'waivers.noCompensating': 'Keine',
  'waivers.send': 'Ausnahme beantragen',
  'waivers.cancel': 'Abbrechen',
  'waivers.sendFailed': 'Die Ausnahme konnte nicht beantragt werden',
  'waivers.askedTitle': 'Die Ausnahme ist beantragt',
  'waivers.askedBy':
    'Zustimmen kann jemand anders, der für diesen Eintrag über Ausnahmen entscheiden darf, etwa {{owner}}.',
  'waivers.askedByAnyone':
    'Zustimmen kann jemand anders, der für diesen Eintrag über Ausnahmen entscheiden darf.',
  'waivers.countsUntilThen': 'Bis dahin zählt die Prüfung.',
  'waivers.done': 'Fertig',

  'waivers.failed': 'Die Ausnahmen konnten nicht gelesen werden',
  'waivers.emptyTitle':
    'Hier stünden Ausnahmen: Prüfungen, die eine Zeit lang nicht zählen',
  'waivers.emptyAdvice':
    'Beantragen Sie eine, wo eine Prüfung nicht erfüllt ist: auf der Seite eines Eintrags unter „Scorecards“.',
  'waivers.noMatchTitle': 'Keine Ausnahme hat diesen Status',
  'waivers.noMatchAdvice':
    'Wählen Sie einen anderen Status oder keinen, um alle zu sehen.',
  'waivers.byStatus': 'Status',
  'waivers.status.requested': 'Wartet',
  'waivers.status.approved': 'Gewährt',
  'waivers.status.rejected': 'Abgelehnt',
  'waivers.status.withdrawn': 'Zurückgezogen',
  'waivers.status.revoked': 'Widerrufen',
  'waivers.status.expired': 'Abgelaufen',
  'waivers.list': 'Ausnahmen',
  'waivers.waiting_one': '{{count}} Ausnahme wartet auf Sie',
  'waivers.waiting_other': '{{count}} Ausnahmen warten auf Sie',
  'waivers.waitingMany_one': 'Mindestens {{count}} Ausnahme wartet auf Sie',
  'waivers.waitingMany_other': 'Mindestens {{count}} Ausnahmen warten auf Sie',
  'waivers.waitingUnseen':
    'Von den {{number}} neuesten Anträgen wartet keiner auf Sie; ältere vielleicht',
  'waivers.waitingShow': 'Zeigen, was wartet',
  'waivers.waitingFailed': 'Was auf Sie wartet, konnte nicht gelesen werden',
  'waivers.onlyEntity': 'Nur die für {{entity}}',
  'waivers.showAll': 'Die aller Einträge zeigen',
  'waivers.notHere': 'Die Ausnahme, deretwegen Sie hier sind, ist nicht dabei',
  'waivers.notHereAdvice':
    'Vielleicht ist sie älter als die gezeigten, oder sie gilt einem Eintrag, den Sie nicht sehen dürfen.',
  'waivers.whoFailed':
    'Wer Sie sind, konnte nicht gelesen werden, deshalb können Sie hier nicht entscheiden',
  'waivers.inScorecard': 'in {{scorecard}}',
  'waivers.askedOn': 'beantragt von',
  'waivers.endsOn': 'bis',
  'waivers.endedOn': 'sollte enden am',
  'waivers.decidedOn': 'entschieden von',
  'waivers.withdrawnBy': 'zurückgezogen von',
  'waivers.holdsWhile': 'gilt nur, solange „{{check}}“ erfüllt ist',
  'waivers.approvedWhile': 'Sie gilt nur, solange „{{check}}“ erfüllt ist.',
  'waivers.notPassing': '{{check}} – jetzt: {{status}}',
  'waivers.decision.approve': 'Zustimmen …',
  'waivers.decision.reject': 'Ablehnen …',
  'waivers.decision.revoke': 'Widerrufen …',
  'waivers.decision.withdraw': 'Zurückziehen …',
  'waivers.decisionLabel.approve':
    'Der Ausnahme von „{{check}}“ für {{entity}} zustimmen',
  'waivers.decisionLabel.reject':
    'Die Ausnahme von „{{check}}“ für {{entity}} ablehnen',
  'waivers.decisionLabel.revoke':
    'Die Ausnahme von „{{check}}“ für {{entity}} widerrufen',
  'waivers.decisionLabel.withdraw':
    'Die Ausnahme von „{{check}}“ für {{entity}} zurückziehen',
  'waivers.decisionTitle.approve': 'Dieser Ausnahme zustimmen?',
  'waivers.decisionTitle.reject': 'Diese Ausnahme ablehnen?',
  'waivers.decisionTitle.revoke': 'Diese Ausnahme jetzt beenden?',
  'waivers.decisionTitle.withdraw': 'Diese Ausnahme zurückziehen?',
  'waivers.decisionEffect.approve':
    'Bis {{day}} zählt die Prüfung für {{entity}} nicht.',
  'waivers.decisionEffect.reject':
    'Die Prüfung zählt für {{entity}} weiterhin.',
  'waivers.decisionEffect.revoke':
    'Die Prüfung zählt für {{entity}} sofort wieder.',
  'waivers.decisionEffect.withdraw':
    'Die Prüfung zählt für {{entity}}, als hätte niemand gefragt.',
  'waivers.decisionDo.approve': 'Der Ausnahme zustimmen',
  'waivers.decisionDo.reject': 'Ausnahme ablehnen',
  'waivers.decisionDo.revoke': 'Ausnahme widerrufen',
  'waivers.decisionDo.withdraw': 'Ausnahme zurückziehen',
  'waivers.decisionDone.approve': 'Die Ausnahme ist gewährt',
  'waivers.decisionDone.reject': 'Die Ausnahme ist abgelehnt',
  'waivers.decisionDone.revoke': 'Die Ausnahme ist widerrufen',
  'waivers.decisionDone.withdraw': 'Die Ausnahme ist zurückgezogen',
  'waivers.ownReason':
    'Sie haben sie beantragt, deshalb entscheidet jemand anders.',
  'waivers.comment': 'Kommentar',
  'waivers.commentHint': 'Freiwillig; wer gefragt hat, liest ihn.',
  'waivers.decideFailed': 'Die Entscheidung kam nicht an',
  'waivers.decideOver': 'Die Ausnahme hat sich inzwischen geändert',
  'waivers.sendOver': 'Es gibt nichts mehr zu beantragen',
  'waivers.seeAsIs': 'Den heutigen Stand zeigen',
  'waivers.more': 'Mehr Ausnahmen laden',
} as const;
