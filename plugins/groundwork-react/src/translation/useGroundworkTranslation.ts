import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { groundworkTexts } from './ref';

/** The shared texts in the language of the person. */
export function useGroundworkTranslation(): {
  t: TranslationFunction<typeof groundworkTexts.T>;
} {
  return useTranslationRef(groundworkTexts);
}
