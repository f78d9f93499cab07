/** German for `group.ts`. */
export const groupMessagesDe = {
  'group.title': 'Umgebungen',
  'group.failed': 'Die Umgebungen der Gruppe konnten nicht gelesen werden',
  'group.emptyTitle': 'Keine Umgebungen dieser Gruppe',
  'group.emptyAdvice':
    'Hier stünde, was sie hat, was es kostet und was ihr Kontingent noch zulässt. Erstellen Sie die erste aus einer Vorlage.',
  'group.all': 'Alle der Gruppe',
  'group.environments': 'Umgebungen',
  'group.ofLimit': 'von {{limit}}',
  'group.byBlueprint': 'Nach Vorlage',
  'group.full': 'Ausgeschöpft',
  'group.newest': 'Neueste',
} as const;
