/**
 * Databases of environments in PostgreSQL.
 *
 * @packageDocumentation
 */
export { environmentsModulePostgres as default } from './module';
