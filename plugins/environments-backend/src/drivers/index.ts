export { createProcessDriver } from './process';
export type { ProcessDriver, ProcessDriverOptions } from './process';
export { GitSource } from './source';
export type { AllowedRepositories, SourceCommit } from './source';
export { createSqliteDriver } from './sqlite';
export type { SqliteDriver, SqliteDriverOptions } from './sqlite';
