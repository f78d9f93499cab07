/**
 * Lets ownership answer for commits and deployments.
 *
 * @packageDocumentation
 */
export { ownershipModuleDelivery as default } from './module';
