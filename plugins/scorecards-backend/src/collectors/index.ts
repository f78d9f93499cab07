export * from './catalog';
export * from './repositoryFiles';
export * from './team';
