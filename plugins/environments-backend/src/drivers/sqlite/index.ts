export { createSqliteDriver } from './SqliteDriver';
export type { SqliteDriver, SqliteDriverOptions } from './SqliteDriver';
