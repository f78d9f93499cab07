/** German for `backfills.ts`. */
export const backfillsMessagesDe = {
  'backfills.title': 'Ihr eigenes Repository',
  'backfills.advice':
    'Schon Git sagt, wann Änderungen gemergt, veröffentlicht und rückgängig gemacht wurden, und welche mit KI-Hilfe entstanden. Wo das Portal läuft, liest es dies:',
  'backfills.url': 'url',
  'backfills.copy': 'Kopieren',
  'backfills.failed': 'Was bisher gelesen wurde, war nicht zu lesen',
  'backfills.mayNot':
    'Wer die Berechtigung delivery.admin hat, kann es auch hier starten.',
  'backfills.repository': 'Repository',
  'backfills.repositoryHint':
    'Was sich ohne Token klonen lässt, oder ein Pfad, den das Portal erlaubt',
  'backfills.releases': 'Releases',
  'backfills.releasesHint': 'Was für Deployments in Produktion steht',
  'backfills.tags': 'Tags',
  'backfills.branch': 'Ein Branch',
  'backfills.branchName': 'Branch',
  'backfills.start': 'Repository lesen',
  'backfills.startFailed': 'Das Repository konnte nicht gelesen werden',
  'backfills.list': 'Aus Git gelesene Repositorys',
  'backfills.status.queued': 'Wartet',
  'backfills.status.running': 'Wird gelesen',
  'backfills.status.succeeded': 'Gelesen',
  'backfills.status.failed': 'Fehlgeschlagen',
  'backfills.counts':
    '{{commits}} Commits: {{changes}} Änderungen, {{releases}} Releases, {{reverts}} rückgängig gemacht, {{assisted}} mit KI-Hilfe',
  'backfills.see': 'Seine Zahlen ansehen',
  'backfills.another': 'Ein weiteres Repository lesen',
  'backfills.read': 'Ein Repository lesen',
} as const;
