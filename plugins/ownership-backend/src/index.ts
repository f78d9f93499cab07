/**
 * Who owns this? Answers it for anything that can be pasted.
 *
 * @packageDocumentation
 */
export { ownershipPlugin as default } from './plugin';
