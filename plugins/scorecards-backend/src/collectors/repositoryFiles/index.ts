export { createRepositoryFilesCollector } from './RepositoryFilesCollector';
export type { RepositoryFilesCollectorOptions } from './RepositoryFilesCollector';
