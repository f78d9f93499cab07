import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { groundworkTranslationRef } from './ref';

/** The shared texts in the language of the person. */
export function useGroundworkTranslation(): {
  t: TranslationFunction<typeof groundworkTranslationRef.T>;
} {
  return useTranslationRef(groundworkTranslationRef);
}
