/** The German texts of these panels. */
export const homePanelMessagesDe = {
  'home.next.title': 'Was als Nächstes zu tun ist',
  'home.next.failed': 'Was als Nächstes zu tun ist, ließ sich nicht ermitteln',
  'home.next.empty': 'Nichts wartet auf Sie',
  'home.next.emptyAdvice':
    'Hier erscheinen Freigaben, zu lange wartende Reviews, bald endende Umgebungen und was Ihr Team weiterbringt.',
  'home.next.notRead': 'Nicht gelesen: {{sources}}. Es kann mehr zu tun geben.',
  'home.next.sources.approvals': 'Freigaben',
  'home.next.sources.environments': 'Ihre Umgebungen',
  'home.next.sources.reviews': 'Reviews',
  'home.next.sources.maturity': 'Verbesserungen Ihres Teams',
  'home.next.sources.scorecards': 'Verbesserungen Ihrer Komponenten',
  'home.next.approvals_one': 'Über {{count}} Freigabe entscheiden',
  'home.next.approvals_other': 'Über {{count}} Freigaben entscheiden',
  'home.next.approvalsMany': 'Über {{number}} Freigaben und mehr entscheiden',
  'home.next.approvalsAbout': 'Andere warten, bis jemand zustimmt',
  'home.next.environmentFailed': '{{name}} ansehen: fehlgeschlagen',
  'home.next.environmentEnds': '{{name}} verlängern oder enden lassen',
  'home.next.ends': 'endet',
  'home.next.review': '„{{title}}“ prüfen',
  'home.next.waitsDays': 'wartet {{number}} Tage',
  'home.next.waitsHours': 'wartet {{number}} Std.',
  'home.next.saves': 'spart etwa {{hours}} Std. je Änderung (n={{number}})',
  'home.next.level': 'Stufe {{from}} → {{to}}',
  'home.next.unlocks_one': 'hebt {{count}} Komponente um eine Stufe',
  'home.next.unlocks_other': 'hebt {{count}} Komponenten um eine Stufe',
  'home.onCall.title': 'Jetzt in Bereitschaft',
  'home.onCall.failed': 'Wer in Bereitschaft ist, konnte nicht gelesen werden',
  'home.onCall.first': 'Zuerst',
  'home.onCall.level': 'Rang {{level}}',
  'home.onCall.until': 'bis {{time}}',
  'home.onCall.schedule': 'Plan {{schedule}}',
  'home.onCall.silent': 'Gerade ist niemand in Bereitschaft',
  'home.platform.title': 'Zustand der Plattform',
  'home.platform.notRead':
    'Der Zustand der Plattform konnte nicht gelesen werden',
  'home.platform.well': 'In Ordnung',
  'home.platform.nothing': 'Nichts braucht Sie',
  'home.platform.wellAbout':
    'Keine Umgebung ist gestört, keine Definition abgelehnt, und jedes Ereignis wurde zugestellt.',
  'home.platform.failed': 'Gestört',
  'home.platform.refused': 'Abgelehnt',
  'home.platform.leftOver': 'Verwaist',
  'home.platform.undelivered': 'Unzugestellt',
  'home.platform.unknown': 'Unbekannt',
  'home.platform.environments_one': '{{count}} Umgebung ist gestört',
  'home.platform.environments_other': '{{count}} Umgebungen sind gestört',
  'home.platform.orphans_one':
    '{{count}} Ressource, von der keine Umgebung weiß',
  'home.platform.orphans_other':
    '{{count}} Ressourcen, von denen keine Umgebung weiß',
  'home.platform.inventory':
    'Was der Treiber {{driver}} betreibt, lässt sich nicht auflisten',
  'home.platform.deadLetters_one':
    '{{count}} Ereignis wurde aufgegeben: {{sinks}}',
  'home.platform.deadLetters_other':
    '{{count}} Ereignisse wurden aufgegeben: {{sinks}}',
  'home.platform.deadLettersMany':
    '{{number}} Ereignisse und mehr wurden aufgegeben: {{sinks}}',
  'home.platform.blueprint': 'Die neueste Vorlage „{{title}}“',
  'home.platform.scorecard': 'Die neueste Scorecard „{{title}}“',
  'home.platform.sources.troubled':
    'Die Umgebungen konnten nicht gelesen werden',
  'home.platform.sources.orphans':
    'Verwaiste Ressourcen konnten nicht gelesen werden',
  'home.platform.sources.deadLetters':
    'Unzugestellte Ereignisse konnten nicht gelesen werden',
  'home.platform.sources.blueprints':
    'Die Vorlagen konnten nicht gelesen werden',
  'home.platform.sources.scorecards':
    'Die Scorecards konnten nicht gelesen werden',
} as const;
