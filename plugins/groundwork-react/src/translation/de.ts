/** German for `groundworkTranslationRef`, which checks that it is complete. */
export default {
  language: 'de',
  retry: 'Erneut versuchen',
  cancel: 'Abbrechen',
  loadMore: 'Mehr laden',
  moreFailed: 'Die nächsten konnten nicht gelesen werden',
  opensNewTab: '(öffnet einen neuen Tab)',
  copied: 'Kopiert',
  copyFailed: 'Kopieren nicht möglich; markieren Sie stattdessen den Text',
  level: 'Stufe {{level}} von {{of}}',
  levelNamed: 'Stufe {{level}} von {{of}}: {{name}}',
  unmeasured: 'nicht gemessen',
};
