export { environmentsTranslationRef } from './ref';
export { useEnvironmentsTranslation } from './useEnvironmentsTranslation';
export type { EnvironmentsTranslate } from './useEnvironmentsTranslation';
