/** Texts of what happened last. */
export const recentMessages = {
  title: 'Changed last',
  deployed: '{{version}} deployed to {{environment}}',
  redeployed: '{{version}} deployed to {{environment}} again',
  rolledBack: '{{environment}} rolled back to {{version}}',
  notDeployed: 'Deployment of {{version}} to {{environment}}: {{result}}',
  assisted: 'assisted',
  none: 'No change or deployment is known',
  failed: 'What changed last cannot be told now',
} as const;
