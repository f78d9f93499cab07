/**
 * How mature the platform is for each team, and what to fix next.
 *
 * @packageDocumentation
 */
export { maturityPlugin as default } from './plugin';
