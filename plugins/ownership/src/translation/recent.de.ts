/** German for `recent.ts`. */
export const recentMessagesDe = {
  'recent.title': 'Zuletzt geändert',
  'recent.deployed': '{{version}} nach {{environment}} ausgeliefert',
  'recent.redeployed': '{{version}} erneut nach {{environment}} ausgeliefert',
  'recent.rolledBack': '{{environment}} auf {{version}} zurückgesetzt',
  'recent.notDeployed':
    'Auslieferung von {{version}} nach {{environment}}: {{result}}',
  'recent.assisted': 'assistiert',
  'recent.none': 'Keine Änderung oder Auslieferung bekannt',
  'recent.failed':
    'Was sich zuletzt geändert hat, ist gerade nicht zu erfahren',
};
