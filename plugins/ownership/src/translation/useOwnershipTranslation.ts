import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ownershipTexts } from './ref';

/** Gives the plugin's text of a key. */
export type OwnershipTranslate = TranslationFunction<typeof ownershipTexts.T>;

/** The plugin's texts in the language of the person. */
export function useOwnershipTranslation(): { t: OwnershipTranslate } {
  return useTranslationRef(ownershipTexts);
}
