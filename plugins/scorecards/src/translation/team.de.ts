/** German for `team.ts`. */
export const teamMessagesDe = {
  'team.cardTitle': 'Scorecards des Teams',
  'team.all': 'Nach Team, und alle Prüfungen',
  'team.failed': 'Die Scorecards dieses Teams konnten nicht gelesen werden',
  'team.unknownTitle': 'Über dieses Team ist noch nichts bekannt',
  'team.unknownAdvice':
    'Seine Stufen erscheinen hier, sobald ausgewertet ist, was ihm gehört; das dauert bis zu einer Minute.',
  'team.emptyTitle': 'Hier stünden die Stufen dessen, was diesem Team gehört',
  'team.emptyAdvice':
    'Um nichts davon geht es bisher einer Scorecard. Setzen Sie spec.owner einer Komponente auf diese Gruppe.',
  'team.partialTitle':
    'Manches, was diesem Team gehört, dürfen Sie nicht sehen',
  'team.partialAdvice': 'Es zählt hier nicht mit.',
  'team.counted_one': 'mit {{count}} Team',
  'team.counted_other': 'mit {{count}} Teams',
  'team.evaluated': 'Stand',
  'team.rollups': 'Stufen des Teams',
  'team.fixes': 'Was am meisten bringt',
  'team.noFixes':
    'Nichts zu beheben: Jede Prüfung, die gilt, ist erfüllt oder ausgenommen.',
  'team.gain': '+{{points}} Punkte',
  'team.gainUpTo': 'bis zu +{{points}} Punkte',
  'team.gainHint':
    'Um so viel von 100 steigt dieses Ergebnis, wenn dies für alle erfüllt ist',
  'team.gainUpToHint':
    'Ob es erfüllt ist, ist noch nicht bekannt. Um so viel von 100 steigt dieses Ergebnis, falls dies für alle erfüllt ist',
  'team.gainPartlyHint_one':
    'Für {{count}} davon ist noch nicht bekannt, ob es erfüllt ist. Um so viel von 100 steigt dieses Ergebnis, wenn es für alle erfüllt wird',
  'team.gainPartlyHint_other':
    'Für {{count}} davon ist noch nicht bekannt, ob es erfüllt ist. Um so viel von 100 steigt dieses Ergebnis, wenn es für alle erfüllt wird',
  'team.gainOfTeam': 'für das Ergebnis des Teams bei {{scorecard}}',
  'team.gainOfTeams': 'für das Ergebnis Ihrer Teams bei {{scorecard}}',
  'team.fixUnknown_one': 'davon {{count}} unbekannt',
  'team.fixUnknown_other': 'davon {{count}} unbekannt',
  'team.fixEntities_one': 'für {{count}} Eintrag',
  'team.fixEntities_other': 'für {{count}} Einträge',
  'team.unlocks_one': 'hebt {{count}} auf die nächste Stufe',
  'team.unlocks_other': 'hebt {{count}} auf die nächste Stufe',
  'team.byTeam': 'Nach Team',
  'team.byTeamTable': 'Teams bei {{title}}',
  'team.byTeamEmptyTitle': 'Kein Team darunter besitzt etwas',
  'team.byTeamEmptyAdvice':
    'Teams erscheinen hier, sobald ihnen Einträge gehören.',

  'team.widgetTitle': 'Was als Nächstes zu beheben ist',
  'team.nextFailed':
    'Was als Nächstes zu beheben ist, konnte nicht gelesen werden',
  'team.noTeamTitle': 'Sie sind noch in keinem Team',
  'team.noTeamAdvice':
    'Hier stünde, was Ihrem Team am meisten bringt. Fügen Sie Ihren Benutzer durch spec.memberOf einer Gruppe hinzu.',
  'team.nothingOwnedTitle': 'Hier stünde, was Ihrem Team am meisten bringt',
  'team.nothingOwnedAdvice':
    'Um nichts, was Ihrem Team gehört, geht es bisher einer Scorecard. Setzen Sie spec.owner einer Komponente auf Ihre Gruppe.',
  'team.yours': 'Ihre Teams',
} as const;
