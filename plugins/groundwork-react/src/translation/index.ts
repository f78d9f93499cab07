export { groundworkTranslationRef } from './ref';
export { useGroundworkTranslation } from './useGroundworkTranslation';
