export { createProcessDriver } from './ProcessDriver';
export type { ProcessDriver, ProcessDriverOptions } from './ProcessDriver';
