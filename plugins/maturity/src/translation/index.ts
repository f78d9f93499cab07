export { maturityTranslationRef } from './ref';
export { useMaturityTranslation } from './useMaturityTranslation';
export type { MaturityTranslate } from './useMaturityTranslation';
