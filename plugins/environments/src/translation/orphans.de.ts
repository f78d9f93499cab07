/** German for `orphans.ts`. */
export const orphansMessagesDe = {
  'orphans.tab': 'Verwaiste',
  'orphans.list': 'Verwaiste',
  'orphans.count_one': '{{count}} Objekt, von dem keine Umgebung weiß',
  'orphans.count_other': '{{count}} Objekte, von denen keine Umgebung weiß',
  'orphans.sum': 'Zusammen kosten sie {{amount}} am Tag.',
  'orphans.loading': 'Die Bestände werden gelesen …',
  'orphans.failed': 'Was verwaist ist, konnte nicht gelesen werden',
  'orphans.refreshFailed':
    'Die Liste ist vielleicht nicht auf dem neuesten Stand',
  'orphans.deniedTitle': 'Sie dürfen das nicht sehen',
  'orphans.deniedAdvice':
    'Dazu gehört die Berechtigung environments.admin, die geben kann, wer über Berechtigungen entscheidet, meist das Plattformteam.',
  'orphans.allKnownTitle':
    'Alles, was unser Kennzeichen trägt, gehört zu einer Umgebung',
  'orphans.allKnownAdvice':
    'Bei jedem Treiber wurde nachgesehen, beim ersten {{time}}.',
  'orphans.partlyTitle': 'Nichts wurde gefunden, von dem keine Umgebung weiß',
  'orphans.partlyAdvice':
    'Doch nicht überall konnte nachgesehen werden: {{drivers}}. Die Gründe stehen unten.',
  'orphans.notLookedTitle':
    'Hier stünde, was unser Kennzeichen trägt und keiner Umgebung bekannt ist',
  'orphans.notLookedAdvice':
    'Bei keinem Treiber wurde schon nachgesehen; es geschieht regelmäßig.',
  'orphans.ignoredPart': 'Nicht beachtet',
  'orphans.status.found': 'Gefunden',
  'orphans.status.ignored': 'Nicht beachtet',
  'orphans.status.destroying': 'Wird abgebaut',
  'orphans.status.destroy-failed': 'Nicht abgebaut',
  'orphans.driver': 'Treiber {{driver}}',
  'orphans.saysItIsOf': 'gehört nach eigener Angabe zu',
  'orphans.saysNothing': 'sagt nicht, zu welcher Umgebung es gehört',
  'orphans.resource': 'als {{resource}}',
  'orphans.since': 'zuerst gesehen',
  'orphans.lastSeen': 'zuletzt gesehen',
  'orphans.perDay': '{{amount}} am Tag',

  'orphans.adopt': 'Zurückgeben',
  'orphans.adoptLabel': '{{description}}: zurückgeben',
  'orphans.adoptDone': 'Es gehört wieder zu seiner Umgebung',
  'orphans.destroy': 'Abbauen …',
  'orphans.destroyLabel': '{{description}}: abbauen',
  'orphans.destroyTitle': 'Abbauen, wovon keine Umgebung weiß?',
  'orphans.destroyEffect':
    'Es ist mit allem, was darin ist, endgültig weg. Kennt es inzwischen doch eine Umgebung, bleibt es unberührt.',
  'orphans.destroyDo': 'Abbauen',
  'orphans.destroyDone': 'Es wird abgebaut',
  'orphans.ignore': 'Nicht beachten …',
  'orphans.ignoreLabel': '{{description}}: nicht beachten',
  'orphans.ignoreTitle': 'Von jetzt an nicht beachten?',
  'orphans.ignoreEffect':
    'Es bleibt, wo es ist, und kostet weiter, was es kostet.',
  'orphans.ignoreReason': 'Grund',
  'orphans.ignoreReasonHint': 'Wer als Nächstes hier nachsieht, liest ihn.',
  'orphans.ignoreDo': 'Nicht beachten',
  'orphans.ignoreDone': 'Es wird von jetzt an nicht beachtet',
  'orphans.commandFailed': 'Alles ist, wie es war',

  'orphans.inventories': 'Bestände',
  'orphans.inventoryDriver': 'Treiber',
  'orphans.inventoryState': 'Zustand',
  'orphans.inventoryObjects': 'Mit unserem Kennzeichen',
  'orphans.inventorySucceeded': 'Zuletzt gelesen',
  'orphans.inventoryNever': 'nie',
  'orphans.inventoryOk': 'Gelesen',
  'orphans.inventoryWaits': 'Noch nicht gelesen',
  'orphans.inventoryFailed': 'Konnte nicht gelesen werden',
  'orphans.inventoriesEmptyTitle':
    'Hier stünde, was bei jedem Treiber gefunden wurde',
  'orphans.inventoriesEmptyAdvice':
    'Bei keinem Treiber wurde schon nachgesehen.',
} as const;
