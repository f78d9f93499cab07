export { ownershipTranslationRef } from './ref';
export { useOwnershipTranslation } from './useOwnershipTranslation';
export type { OwnershipTranslate } from './useOwnershipTranslation';
