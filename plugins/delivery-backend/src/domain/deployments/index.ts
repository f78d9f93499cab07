export * from './foldDeployments';
export * from './placeChanges';
export * from './releases';
export * from './rolledBack';
